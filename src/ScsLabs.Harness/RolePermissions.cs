using ScsLabs.Policy;

namespace ScsLabs.Harness;

/// <summary>Decides which actions a role's inline policies allow. This covers all actions, while calls can only sample them.</summary>
public sealed class RolePermissions
{
    private readonly Principal principal;
    private readonly IReadOnlyList<AttachedPolicy> identity;

    private RolePermissions(Principal principal, IReadOnlyList<AttachedPolicy> identity) => (this.principal, this.identity) = (principal, identity);

    /// <summary>Reads the role's inline policies through IAM, on any backend.</summary>
    public static async Task<RolePermissions> ReadAsync(Actor administrator, string roleName)
    {
        var role = (await administrator.Iam.GetRoleAsync(new(roleName)).ConfigureAwait(false)).Role;
        var policies = new List<AttachedPolicy>();
        foreach (var name in (await administrator.Iam.ListRolePoliciesAsync(new(roleName)).ConfigureAwait(false)).PolicyNames)
        {
            var answer = await administrator.Iam.GetRolePolicyAsync(new(roleName, name)).ConfigureAwait(false);
            policies.Add(new(name, PolicyDocument.ParseStored(Uri.UnescapeDataString(answer.PolicyDocument), PolicyKind.Identity)));
        }

        return new(Principal.Parse(role.Arn), policies);
    }

    /// <summary>Decides which of a service's actions the role may perform on a resource.</summary>
    /// <param name="service">The service, such as <c>kms</c>, all of whose actions are decided.</param>
    /// <param name="resource">The resource's ARN.</param>
    /// <param name="context">The condition keys of the request, with the values most likely to be allowed.</param>
    /// <param name="resourcePolicy">The resource's policy; null where it has none.</param>
    /// <param name="owner">The resource's account, where its ARN doesn't contain it and it isn't the role's account.</param>
    public IReadOnlyList<string> On(string service, string resource, Dictionary<string, string> context, string? resourcePolicy = null, string? owner = null)
    {
        var keys = new ConditionContext();
        foreach (var (key, value) in context)
        {
            keys.Add(key, value);
        }

        var policies = new PolicySet
        {
            Identity = identity,
            Resource = resourcePolicy is null ? null : new("resource policy", PolicyDocument.ParseStored(resourcePolicy, PolicyKind.Resource)),
        };
        AccountId? account = owner is null ? null : AccountId.Parse(owner);
        return [.. Services.Operations.All.First(operation => operation.Api.Name == service).Api.Actions
            .Where(action => PolicyEngine.Evaluate(new(principal, action, resource, account, keys), policies).IsAllowed)
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Requires that the role is allowed exactly these of a service's actions on a resource. The failure names the first few extra or missing actions.</summary>
    /// <remarks>Where a backend has only one account, a check of another account's resource would prove nothing and is skipped with that reason.</remarks>
    public void AllowExactly(IReadOnlyList<string> expected, string service, string resource, Dictionary<string, string> context, string? resourcePolicy = null, string? owner = null)
    {
        Xunit.Assert.SkipWhen(owner is not null && owner == principal.Account.ToString(), $"needs two accounts: on this backend the role and the resource are both of {owner}");
        var actual = On(service, resource, context, resourcePolicy, owner);
        var (surplus, missing) = (actual.Except(expected, StringComparer.Ordinal).ToList(), expected.Except(actual, StringComparer.Ordinal).ToList());
        if (surplus.Count + missing.Count > 0)
        {
            var request = context.Count == 0 ? "" : $" with {string.Join(", ", context.Select(key => $"{key.Key}={key.Value}"))}";
            var judged = resourcePolicy is null ? "by the role's own policies, whatever the resource's policy says" : "by the role's policies and the resource's";
            Xunit.Assert.Fail($"{principal.Name} should be allowed exactly [{string.Join(", ", expected)}] on {resource}{request}, {judged}{Some("; it is allowed more", surplus)}{Some("; it is not allowed", missing)}");
        }
    }

    private static string Some(string what, List<string> actions) => actions.Count switch
    {
        0 => "",
        <= 5 => $"{what}: {string.Join(", ", actions)}",
        _ => $"{what}: {string.Join(", ", actions.Take(5))} and {actions.Count - 5} others",
    };
}
