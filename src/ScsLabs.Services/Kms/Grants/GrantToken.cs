using System.Text;

namespace ScsLabs.Services.Kms;

/// <summary>What CreateGrant gives out so that a grant can be used before it is known everywhere. Here it is known at once, so a token only has to be right.</summary>
/// <remarks>A token isn't a secret: it names the key and the grant.</remarks>
internal static class GrantToken
{
    /// <summary>The token of a grant.</summary>
    public static string Of(Grant grant) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{grant.KeyArn}\n{grant.GrantId}"));

    /// <summary>The grant that a token names.</summary>
    /// <exception cref="AwsError">InvalidGrantTokenException: it names none that there is.</exception>
    public static Grant Read(string token, WorldView view)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split('\n') is [var key, var grantId]
            && Arn.TryParse(key, out var arn)
            && AccountId.TryParse(arn.Account, out var account)
            && view.Find<Grant>(new(account, arn.Region), grantId) is { } grant
            && grant.KeyArn == key
                ? grant
                : throw KmsErrors.InvalidGrantToken();
    }

    /// <summary>Returns if every token is right.</summary>
    /// <exception cref="AwsError">InvalidGrantTokenException.</exception>
    public static void RequireValid(IReadOnlyList<string>? tokens, WorldView view)
    {
        foreach (var token in tokens ?? [])
        {
            Read(token, view);
        }
    }
}
