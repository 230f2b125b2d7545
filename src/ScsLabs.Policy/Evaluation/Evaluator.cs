using ScsLabs.Model;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Evaluation;

/// <summary>Evaluates one request against the policies: collects the allows, the first deny, and the trace.</summary>
internal ref struct Evaluator(AccessRequest request, PolicySet policies, List<StatementTrace>? trace)
{
    private readonly bool bounded = policies.PermissionsBoundaries.Count > 0;
    private readonly AuthorizationMode mode = AuthorizationModes.Of(request.Action, request.Resource);
    private Decision? denial;

    /// <summary>
    /// Decides the request. An explicit deny wins; with several, the first kind in this order is named. Then every kind that must allow has to allow.
    /// Source: IAM User Guide, reference_policies_evaluation-logic.
    /// </summary>
    public Decision Decide()
    {
        var resourceKind = mode is AuthorizationMode.RoleTrust ? PolicyKind.RoleTrust : PolicyKind.Resource;
        var limitedByOrganization = !IsServiceLinkedRole(request.Principal);

        if (limitedByOrganization && policies.ResourceControl.Count > 0 && ResourceControlServices.Bind(request.Action))
        {
            ConsiderLevels(policies.ResourceControl, PolicyKind.ResourceControl);
        }

        var serviceControl = !limitedByOrganization || request.Principal.Account is null
            || ConsiderLevels(policies.ServiceControl, PolicyKind.ServiceControl);
        var endpoint = policies.VpcEndpoint.Count == 0 || Consider(policies.VpcEndpoint, PolicyKind.VpcEndpoint).Allows;
        var resource = policies.Resource is { } attached && !IsOwnersRootOnBucketPolicy() ? Consider(attached, resourceKind) : default;
        if (mode is AuthorizationMode.Key)
        {
            resource = ConsiderGrants(resource);
        }

        if (policies.ResourceOnlyDenies)
        {
            // A deny was recorded above; only the object's owner can allow.
            resource = default;
        }

        if (policies.AccessControlList is { } acl)
        {
            resource = ConsiderAcl(acl, resource);
        }

        var identity = Consider(policies.Identity, PolicyKind.Identity);
        var boundary = ConsiderEach(policies.PermissionsBoundaries, PolicyKind.PermissionsBoundary);
        var session = policies.Session is null || Consider(policies.Session, PolicyKind.Session).Allows;

        var decision = denial
            ?? (!serviceControl ? Silent(PolicyKind.ServiceControl)
            : !endpoint ? Silent(PolicyKind.VpcEndpoint)
            : request.Principal.Account is null ? Outsider(resource, resourceKind)
            : Combine(resourceKind, resource, identity, boundary, session));
        return decision.IsAllowed && IsPublicAccess() ? new(request.Action, Outcome.ExplicitlyDenied, PolicyKind.BlockPublicAccess, null, null, TraceOrNone) : decision;
    }

    /// <summary>Decides for a service principal or an anonymous caller: the resource's policy alone decides.</summary>
    private readonly Decision Outsider(Finding resource, PolicyKind resourceKind) =>
        resource.Allows ? Allowed(resource) : Silent(resourceKind);

    private readonly Decision Combine(PolicyKind resourceKind, Finding resource, Finding identity, bool boundary, bool session)
    {
        var sameAccount = request.Owner == request.Principal.Account;
        var isRoot = request.Principal.Kind is PrincipalKind.Root;
        if (!resource.Allows && (mode is not AuthorizationMode.Default || !sameAccount))
        {
            return Silent(resourceKind);
        }

        // A resource policy that names the caller suffices within the account; one that names the account only delegates. A grant suffices in any account.
        var named = resource.Match > PrincipalMatch.Account && (sameAccount || resource.Kind is PolicyKind.Grant);
        if (!named && !identity.Allows && !isRoot)
        {
            return Silent(!sameAccount && resource.Match is PrincipalMatch.Account ? resourceKind : PolicyKind.Identity);
        }

        // Within the account, boundaries and session policies don't limit implicitly what a resource policy allows to the user or session itself.
        var unlimited = sameAccount && resource.Match is PrincipalMatch.Direct && mode is not AuthorizationMode.RoleTrust;
        if (!unlimited && !boundary)
        {
            return Silent(PolicyKind.PermissionsBoundary);
        }

        if (!unlimited && !session)
        {
            return Silent(PolicyKind.Session);
        }

        // Where neither policy suffices alone, the decision names both.
        var both = identity.Allows && !named && !isRoot && resource.Allows && (mode is not AuthorizationMode.Default || !sameAccount);
        if (both && resource.Kind is PolicyKind.AccessControlList)
        {
            return Allowed(resource, identity);
        }

        return Allowed(identity.Allows && !(named && unlimited) ? identity : resource, both ? resource : default);
    }

    /// <summary>Chooses between the key policy's allow and the grants'.</summary>
    private readonly Finding ConsiderGrants(Finding keyPolicy)
    {
        var best = keyPolicy;
        for (var i = 0; i < policies.Grants.Count; i++)
        {
            var grant = policies.Grants[i];
            var match = KeyGrants.Match(grant, request);
            trace?.Add(Tracing.Of(grant, match, request));

            // Across accounts a grant suffices alone, while a key policy needs an allow of the caller's own account too.
            if (match.Principal > best.Match || (match.Principal > PrincipalMatch.Account && request.Owner != request.Principal.Account))
            {
                best = new(match.Principal, PolicyKind.Grant, null, null);
            }
        }

        return best;
    }

    /// <summary>Chooses between the bucket policy's allow and the ACL's.</summary>
    private readonly Finding ConsiderAcl(AccessControlList acl, Finding bucketPolicy)
    {
        var best = bucketPolicy;
        for (var i = 0; i < acl.Grants.Count; i++)
        {
            var match = AclGrants.Match(acl.Grants[i], request, policies);
            trace?.Add(Tracing.Of(acl.Grants[i], i, match, request, policies.IgnorePublicAcls));
            if (match.Principal > best.Match)
            {
                best = new(match.Principal, PolicyKind.AccessControlList, null, null);
            }
        }

        return best;
    }

    /// <summary>Whether RestrictPublicBuckets refuses: the policy is public, and the caller neither in the bucket owner's account nor an AWS service.</summary>
    private readonly bool IsPublicAccess() =>
        policies.RestrictPublicBuckets
        && policies.Resource is { Document.IsPublic: true }
        && request.Action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)
        && request.Principal.Kind is not PrincipalKind.Service
        && (request.Principal.Account is null || request.Principal.Account != (policies.BucketOwner ?? request.Owner));

    private bool ConsiderLevels(IReadOnlyList<IReadOnlyList<AttachedPolicy>> levels, PolicyKind kind)
    {
        var every = true;
        for (var i = 0; i < levels.Count; i++)
        {
            every &= Consider(levels[i], kind).Allows;
        }

        return every;
    }

    private bool ConsiderEach(IReadOnlyList<AttachedPolicy> list, PolicyKind kind)
    {
        var every = true;
        for (var i = 0; i < list.Count; i++)
        {
            every &= Consider(list[i], kind).Allows;
        }

        return every;
    }

    private Finding Consider(IReadOnlyList<AttachedPolicy> list, PolicyKind kind)
    {
        var best = new Finding(PrincipalMatch.None, kind, null, null);
        for (var i = 0; i < list.Count; i++)
        {
            if (Consider(list[i], kind) is var found && found.Match > best.Match)
            {
                best = found;
            }
        }

        return best;
    }

    private Finding Consider(AttachedPolicy policy, PolicyKind kind)
    {
        var best = new Finding(PrincipalMatch.None, kind, null, null);
        var statements = policy.Document.Statements;
        for (var i = 0; i < statements.Count; i++)
        {
            // The first deny decides; only a trace needs the remaining statements.
            if (denial is not null && trace is null)
            {
                break;
            }

            var statement = statements[i];
            var match = mode is AuthorizationMode.Key && kind is PolicyKind.Resource && statement.Lacks is { } lacking
                ? StatementMatch.Fails(lacking)
                : statement.Match(request, bounded);
            trace?.Add(Tracing.Of(kind, policy, statement, match, request));
            if (match.Matched && statement.Effect is Effect.Deny)
            {
                denial ??= new(request.Action, Outcome.ExplicitlyDenied, kind, policy, statement, TraceOrNone);
            }
            else if (match.Principal > best.Match)
            {
                best = new(match.Principal, kind, policy, statement);
            }
        }

        return best;
    }

    private readonly IReadOnlyList<StatementTrace> TraceOrNone => trace ?? (IReadOnlyList<StatementTrace>)[];

    private readonly Decision Allowed(Finding by, Finding beside = default) =>
        new(request.Action, Outcome.Allowed, by.Allows ? by.Kind : null, by.Policy, by.Statement, TraceOrNone)
        {
            Beside = beside is { Policy: { } policy, Statement: { } statement } ? new(beside.Kind, policy, statement) : null,
        };

    private readonly Decision Silent(PolicyKind kind) =>
        new(request.Action, Outcome.ImplicitlyDenied, kind, null, null, TraceOrNone);

    /// <summary>Whether a bucket owner's root user acts on the bucket policy, which can't deny that. Source: S3 API Reference, PutBucketPolicy.</summary>
    private readonly bool IsOwnersRootOnBucketPolicy() =>
        request.Principal.Kind is PrincipalKind.Root
        && request.Principal.Account == request.Owner
        && (request.Action.Equals("s3:GetBucketPolicy", StringComparison.OrdinalIgnoreCase)
            || request.Action.Equals("s3:PutBucketPolicy", StringComparison.OrdinalIgnoreCase)
            || request.Action.Equals("s3:DeleteBucketPolicy", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the principal is a service-linked role, which SCPs and RCPs don't limit.</summary>
    private static bool IsServiceLinkedRole(Principal principal)
    {
        const string Path = "role/aws-service-role/";

        // A user's or role's own path may contain that text too; few ARNs do, and only those are parsed.
        var name = principal.IssuerArn ?? principal.Name;
        return name.Contains(Path, StringComparison.Ordinal) && Arn.TryParse(name, out var arn) && arn.Resource.StartsWith(Path, StringComparison.Ordinal);
    }
}
