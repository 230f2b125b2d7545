using ScsLabs.Model;

namespace ScsLabs.Policy.Matching;

/// <summary>A statement's Principal or NotPrincipal.</summary>
internal sealed record PrincipalElement(bool Negated, IReadOnlyList<PrincipalEntry> Entries)
{
    /// <summary>How closely the element names the caller.</summary>
    /// <param name="effect">A NotPrincipal spares a caller from a Deny only if it lists all that the caller is; it keeps an Allow from who is listed at all.</param>
    public PrincipalMatch Match(AccessRequest request, Effect effect)
    {
        if (Negated)
        {
            var spared = effect is Effect.Deny ? ListsAllOf(request) : BestMatch(request) > PrincipalMatch.None;
            return spared ? PrincipalMatch.None : PrincipalMatch.Direct;
        }

        return BestMatch(request);
    }

    private PrincipalMatch BestMatch(AccessRequest request)
    {
        var best = PrincipalMatch.None;
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Match(request) is var match && match > best)
            {
                best = match;
            }
        }

        return best;
    }

    /// <summary>The session, the role that it stands for, and the account: each must be listed.</summary>
    /// <remarks>Source: IAM User Guide, reference_policies_elements_notprincipal.</remarks>
    private bool ListsAllOf(AccessRequest request)
    {
        bool account = false, issuer = false, direct = false;
        for (var i = 0; i < Entries.Count; i++)
        {
            var match = Entries[i].Match(request);
            if (Entries[i] is EveryoneEntry)
            {
                return true;
            }

            account |= match is PrincipalMatch.Account;
            issuer |= match is PrincipalMatch.Issuer;
            direct |= match is PrincipalMatch.Direct;
        }

        return request.Principal.Kind switch
        {
            PrincipalKind.User or PrincipalKind.FederatedUser => direct && account,
            PrincipalKind.Role => issuer && account,
            PrincipalKind.AssumedRole => direct && issuer && account,
            _ => direct,
        };
    }
}
