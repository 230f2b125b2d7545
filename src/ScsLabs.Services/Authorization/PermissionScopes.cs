using ScsLabs.Policy.Permissions;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;

namespace ScsLabs.Services;

/// <summary>Collects what decides about a principal's requests, for the search of all its permissions.</summary>
internal static class PermissionScopes
{
    /// <summary>Finds the permissions of a user or role.</summary>
    /// <param name="arn">The ARN of the user or role.</param>
    /// <param name="view">The world.</param>
    /// <exception cref="ArgumentException">The world has no such user or role.</exception>
    public static PrincipalPermissions Of(string arn, WorldView view)
    {
        var identity = view.Resource(arn) as IPrincipalIdentity ?? throw new ArgumentException($"There is no user or role {arn}.", nameof(arn));
        return new(arn, [.. Sessions(identity, view)], [.. view.OfKind<IHasResourcePolicy>().SelectMany(row => row.Scopes(view))]);
    }

    /// <summary>The scope of one resource.</summary>
    public static ResourceScope Scope(this IHasResourcePolicy row, WorldView view) => new(row.Arn)
    {
        Owner = _ => row.Owner,
        AddTo = (_, caller, policies) => row.AddTo(policies, caller, view),
        Known = action =>
        {
            var known = row.Tags.Aggregate(ConditionContext.Empty, (context, tag) => context.Add($"aws:ResourceTag/{tag.Key}", tag.Value));
            return row.Conditions(view, action).Aggregate(known, (context, condition) => context.With(condition.Key, condition.Values));
        },
        Becomes = row is Role role ? new Lazy<IReadOnlyList<PrincipalScope>>(() => [.. Sessions(role, view)]) : null,
    };

    /// <summary>The principals that an identity's calls are made by: a user itself; of a role a session of any name, and those that policies and grants name.</summary>
    private static IEnumerable<PrincipalScope> Sessions(IPrincipalIdentity identity, WorldView view)
    {
        var account = identity.Place.Account;
        var known = identity.Tags.Aggregate(ConditionContext.Empty, (context, tag) => context.Add($"aws:PrincipalTag/{tag.Key}", tag.Value))
            .Add("kms:CallerAccount", account.ToString());
        if (identity is not Role role)
        {
            return [Scope(new(PrincipalKind.User, identity.Arn, account) { UniqueId = identity.UniqueId })];
        }

        var prefix = $"arn:aws:sts::{account}:assumed-role/{role.RoleName}/";
        var named = view.OfKind<IHasResourcePolicy>().SelectMany(row => row.ResourcePolicy?.Document.AwsPrincipals ?? [])
            .Concat(view.Everywhere<Grant>().Select(grant => grant.GranteePrincipal))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
        return named.Prepend(prefix + "session").Distinct(StringComparer.Ordinal)
            .Select(name => Scope(new(PrincipalKind.AssumedRole, name, account) { IssuerArn = role.Arn, UniqueId = role.UniqueId }));

        PrincipalScope Scope(Principal principal) => new(principal, CallerPolicies.OfPrincipal(principal, identity, view), known)
        {
            MayChooseTags = identity is Role assumed && assumed.AssumeRolePolicyDocument.Statements.Any(statement => statement.ActionTexts.Any(text => PolicyStatement.Names(text, "sts:TagSession"))),
        };
    }
}
