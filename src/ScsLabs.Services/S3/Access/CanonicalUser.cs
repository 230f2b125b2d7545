using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.S3;

/// <summary>The canonical user id of an account: 64 hex digits that identify it in ACLs and as an owner.</summary>
/// <remarks>Accounts needn't be created here, so the id contains the account and a check value.</remarks>
internal static class CanonicalUser
{
    private const int AccountDigits = 10;

    /// <summary>The canonical user id of anonymous users. Source: S3 User Guide, "ACL overview".</summary>
    private const string Anonymous = "65a011a29cdf8ec533ec3d1ccaae921c";

    /// <summary>The canonical user id of an account.</summary>
    public static string IdOf(AccountId account)
    {
        if (account == AccountId.Nobody)
        {
            return Anonymous;
        }

        var check = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"canonical user {account}")));
        return check[..^AccountDigits] + long.Parse(account.ToString()).ToString("x10");
    }

    /// <summary>The account with a canonical user id; null for none.</summary>
    public static AccountId? AccountOf(string id) =>
        id == Anonymous ? AccountId.Nobody
        : id.Length == 64
        && long.TryParse(id.AsSpan(64 - AccountDigits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var number)
        && AccountId.TryParse(number.ToString("d12"), out var account)
        && IdOf(account).Equals(id, StringComparison.OrdinalIgnoreCase)
            ? account : null;
}
