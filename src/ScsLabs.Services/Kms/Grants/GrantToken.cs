using System.Text;

namespace ScsLabs.Services.Kms;

/// <summary>Grant tokens, which AWS needs until a new grant is known everywhere. Here that is immediate, so a token is only checked.</summary>
/// <remarks>A token isn't secret: it contains the key's ARN and the grant's id.</remarks>
internal static class GrantToken
{
    /// <summary>Creates the token of a grant.</summary>
    public static string Of(Grant grant) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{grant.KeyArn}\n{grant.GrantId}"));

    /// <summary>Finds the grant of a token.</summary>
    /// <exception cref="AwsException">InvalidGrantTokenException: the token names no existing grant.</exception>
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

    /// <summary>Throws unless all tokens are valid.</summary>
    /// <exception cref="AwsException">InvalidGrantTokenException.</exception>
    public static void RequireValid(IReadOnlyList<string>? tokens, WorldView view)
    {
        foreach (var token in tokens ?? [])
        {
            Read(token, view);
        }
    }
}
