using ScsLabs.Model;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Evaluation;

/// <summary>Evaluates KMS grants, which allow in addition to the key policy.</summary>
/// <remarks>Source: KMS API Reference, Grants and GrantConstraints.</remarks>
internal static class KeyGrants
{
    private const string ServicePrefix = "kms:";
    private const string ContextPrefix = "kms:EncryptionContext:";

    /// <summary>Compares a request for a key with a grant on it.</summary>
    public static StatementMatch Match(KeyGrant grant, AccessRequest request)
    {
        if (!grant.Operations.Contains(request.Action[ServicePrefix.Length..]))
        {
            return StatementMatch.Fails(StatementElement.Action);
        }

        var match = Grantee(grant.GranteePrincipal).Match(request);
        if (match is PrincipalMatch.None)
        {
            return StatementMatch.Fails(StatementElement.Principal);
        }

        return ConstraintsHold(grant, request) ? new(null, null, match) : StatementMatch.Fails(StatementElement.Condition);
    }

    private static PrincipalEntry Grantee(string name) =>
        AccountId.TryParse(name, out var account) || (Arn.TryParse(name, out var arn) && arn.Resource == "root" && AccountId.TryParse(arn.Account, out account))
            ? new AccountEntry(name, account)
            : new IdentityEntry(name);

    /// <summary>Whether the grant's constraints hold. They apply only to operations that take an encryption context.</summary>
    private static bool ConstraintsHold(KeyGrant grant, AccessRequest request) =>
        !TakesEncryptionContext(request.Action)
        || ((grant.EncryptionContextSubset is not { } subset || Holds(request, subset))
            && (grant.EncryptionContextEquals is not { } equal || (Holds(request, equal) && Pairs(request) == equal.Count)));

    private static bool TakesEncryptionContext(string action) => action[ServicePrefix.Length..] is
        "Encrypt" or "Decrypt" or "GenerateDataKey" or "GenerateDataKeyWithoutPlaintext" or "GenerateDataKeyPair"
        or "GenerateDataKeyPairWithoutPlaintext" or "ReEncryptFrom" or "ReEncryptTo";

    /// <summary>Whether the request's encryption context has the pairs: keys ignore case, values don't. Source: KMS API Reference, GrantConstraints.</summary>
    private static bool Holds(AccessRequest request, IReadOnlyDictionary<string, string> pairs)
    {
        // Both may be long, so use a lookup instead of searching one for each pair of the other.
        var given = request.Context
            .Where(key => key.Value.Count == 1 && key.Key.StartsWith(ContextPrefix, StringComparison.OrdinalIgnoreCase))
            .Select(key => (key.Key[ContextPrefix.Length..].ToUpperInvariant(), key.Value[0]))
            .ToHashSet();
        return pairs.All(pair => given.Contains((pair.Key.ToUpperInvariant(), pair.Value)));
    }

    private static int Pairs(AccessRequest request) =>
        request.Context.Count(key => key.Key.StartsWith(ContextPrefix, StringComparison.OrdinalIgnoreCase));
}
