using ScsLabs.Model;

namespace ScsLabs.Policy.Matching;

/// <summary>The Principal or NotPrincipal element of a statement.</summary>
internal sealed record PrincipalElement(bool Negated, IReadOnlyList<PrincipalEntry> Entries)
{
    /// <summary>Determines how specifically the element names the caller.</summary>
    /// <param name="effect">The effect: NotPrincipal exempts a caller from a Deny only if it lists all of the caller's ARNs; any of them suffices to withhold an Allow.</param>
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

    /// <summary>Whether the element lists the session, its role and the account, all of them.</summary>
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
