namespace ScsLabs.Services.Lambda;

/// <summary>Revisions: ids of functions, versions and aliases that each change renews.</summary>
internal static class Revision
{
    /// <summary>Requires that something is as the caller last saw it.</summary>
    /// <param name="seen">The revision that the caller saw; null where it doesn't care.</param>
    /// <param name="current">The revision that there is.</param>
    /// <exception cref="AwsException">PreconditionFailedException.</exception>
    public static void Require(string? seen, string current)
    {
        if (seen is not null && seen != current)
        {
            throw LambdaErrors.RevisionDiffers();
        }
    }

    /// <summary>A new one.</summary>
    public static string New(Call call) => call.Ids.Uuid().ToString();
}
