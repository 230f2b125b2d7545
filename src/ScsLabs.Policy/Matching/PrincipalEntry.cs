using ScsLabs.Model;

namespace ScsLabs.Policy.Matching;

/// <summary>One entry of a Principal element.</summary>
/// <remarks>Source: IAM User Guide, reference_policies_elements_principal.</remarks>
internal abstract record PrincipalEntry(string Text)
{
    public abstract PrincipalMatch Match(AccessRequest request);
}

/// <summary>Everyone, including anonymous callers: <c>"*"</c>, equal to <c>{"AWS": "*"}</c>.</summary>
internal sealed record EveryoneEntry() : PrincipalEntry("*")
{
    public override PrincipalMatch Match(AccessRequest request) => PrincipalMatch.Direct;
}

/// <summary>An account, by its id or its root ARN, which are equivalent. The entry names the account's root user directly.</summary>
internal sealed record AccountEntry(string Text, AccountId Account) : PrincipalEntry(Text)
{
    public override PrincipalMatch Match(AccessRequest request) => Match(Account, request);

    public static PrincipalMatch Match(AccountId account, AccessRequest request) =>
        request.Principal.Account != account ? PrincipalMatch.None
        : request.Principal.Kind is PrincipalKind.Root ? PrincipalMatch.Direct
        : PrincipalMatch.Account;
}

/// <summary>The ARN of a user, role or session, or the unique id (<c>AIDA…</c>, <c>AROA…</c>) that stored policies have in its place.</summary>
internal sealed record IdentityEntry(string Text) : PrincipalEntry(Text)
{
    public override PrincipalMatch Match(AccessRequest request)
    {
        var principal = request.Principal;
        if (Text == principal.Name)
        {
            return principal.Kind is PrincipalKind.Role ? PrincipalMatch.Issuer : PrincipalMatch.Direct;
        }

        if (Text == principal.UniqueId)
        {
            return principal.Kind is PrincipalKind.User ? PrincipalMatch.Direct : PrincipalMatch.Issuer;
        }

        return principal.IssuerArn is { } issuer && (Text == issuer || IsSameRole(Text, issuer)) ? PrincipalMatch.Issuer : PrincipalMatch.None;
    }

    /// <summary>Whether a session's ARN, which lacks its role's path, belongs to the role: names are unique in an account, so compare without the path.</summary>
    private static bool IsSameRole(string role, string pathless)
    {
        const string Resource = ":role/";
        var at = pathless.IndexOf(Resource, StringComparison.Ordinal) + Resource.Length;
        return at >= Resource.Length
            && !pathless.AsSpan(at).Contains('/')
            && role.AsSpan().StartsWith(pathless.AsSpan(0, at))
            && role.AsSpan(at).EndsWith(pathless.AsSpan(at - 1));
    }
}

/// <summary>An AWS service, or with <c>*</c> all of them.</summary>
internal sealed record ServiceEntry(string Text) : PrincipalEntry(Text)
{
    public override PrincipalMatch Match(AccessRequest request) =>
        request.Principal.Kind is PrincipalKind.Service && (Text == "*" || Text == request.Principal.Name) ? PrincipalMatch.Direct : PrincipalMatch.None;
}

/// <summary>An identity provider. Its users come without AWS credentials; <c>aws:FederatedProvider</c> names their provider.</summary>
internal sealed record FederatedEntry(string Text) : PrincipalEntry(Text)
{
    public override PrincipalMatch Match(AccessRequest request) =>
        request.Principal.Kind is PrincipalKind.Anonymous && request.Find("aws:FederatedProvider") is { IsSingle: true } provider && (Text == "*" || Text == provider[0])
            ? PrincipalMatch.Direct
            : PrincipalMatch.None;
}

/// <summary>An account by its S3 canonical user id. S3 replaces it by the account when it stores the policy; unresolved, it matches nobody.</summary>
internal sealed record CanonicalUserEntry(string Text) : PrincipalEntry(Text)
{
    public override PrincipalMatch Match(AccessRequest request) => PrincipalMatch.None;
}
