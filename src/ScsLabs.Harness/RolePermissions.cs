using ScsLabs.Policy;

namespace ScsLabs.Harness;

/// <summary>What a role's inline policies allow, decided action by action: it proves for all actions what calls can only sample.</summary>
public sealed class RolePermissions
{
    private readonly Principal principal;
    private readonly IReadOnlyList<AttachedPolicy> identity;

    private RolePermissions(Principal principal, IReadOnlyList<AttachedPolicy> identity) => (this.principal, this.identity) = (principal, identity);

    /// <summary>Reads the role's inline policies through IAM, whatever the backend.</summary>
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

    /// <summary>Which of a service's actions the role may do on a resource.</summary>
    /// <param name="service">The service, such as <c>kms</c>, all of whose actions are tried.</param>
    /// <param name="resource">The resource's ARN.</param>
    /// <param name="context">The condition keys of the request, at their best for it.</param>
    /// <param name="resourcePolicy">The resource's policy, where it has one.</param>
    /// <param name="owner">The account that has the resource, where its ARN doesn't say and it isn't the role's own.</param>
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

    /// <summary>The role must be allowed exactly these of a service's actions on a resource. What is too much or missing is named, the first few by name.</summary>
    /// <remarks>Where a backend has one account only, what is said of another's resource proves nothing, and the check is skipped with that reason.</remarks>
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
