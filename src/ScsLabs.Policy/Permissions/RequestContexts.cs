using ScsLabs.Model;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Permissions;

/// <summary>Finds the combinations of condition keys that stand for those of all requests for an action in a space. Bound: <see cref="MaxContexts"/> combinations.</summary>
internal static class RequestContexts
{
    private const int MaxContexts = 10_000;

    /// <summary>The compiled pattern of all texts but the empty one.</summary>
    private static readonly string AnyText = $"{Glob.AnyOne}{Glob.AnyRun}";

    /// <summary>Finds the combinations.</summary>
    /// <param name="caller">The principal.</param>
    /// <param name="group">The action's group, which says what keys requests may have.</param>
    /// <param name="space">The resources.</param>
    /// <param name="statements">The statements about the action.</param>
    /// <param name="named">The expected permissions about the action.</param>
    /// <param name="grants">The key's grants.</param>
    /// <param name="known">A request with the keys that all have.</param>
    /// <exception cref="PermissionsException">There are too many.</exception>
    public static IReadOnlyList<ConditionContext> Of(
        PrincipalScope caller, ActionGroup group, ResourceSpace space, List<PolicyStatement> statements, List<Permission> named, IReadOnlyList<KeyGrant> grants, AccessRequest known)
    {
        var conditions = statements.SelectMany(statement => statement.Conditions).ToLookup(condition => condition.Key, StringComparer.OrdinalIgnoreCase);
        var wanted = named.SelectMany(permission => permission.When).Select(key => (key.Key, Value: Permission.Compile(key.Value)))
            .Concat(grants.SelectMany(grant => grant.EncryptionContextEquals ?? grant.EncryptionContextSubset ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(pair => (Key: $"kms:EncryptionContext:{pair.Key}", pair.Value)))
            .ToLookup(key => key.Key, key => key.Value, StringComparer.OrdinalIgnoreCase);
        var variables = statements.SelectMany(statement => (statement.Resources ?? []).SelectMany(resource => resource.Variables).Concat(statement.Conditions.SelectMany(condition => condition.Tests).SelectMany(test => test.Variables)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<ConditionContext> contexts = [known.Context];
        foreach (var key in conditions.Select(key => key.Key).Concat(wanted.Select(key => key.Key)).Concat(variables).Distinct(StringComparer.OrdinalIgnoreCase).Where(IsFree))
        {
            // What a variable stands for, or is compared with one, may be any text; both sides get the same.
            string[] any = variables.Contains(key) || conditions[key].Any(condition => condition.Tests.Any(test => test.Variables.Any())) ? [AnyText] : [];
            var values = KeyValues.Of(key, [.. conditions[key]], [.. wanted[key], .. any], IsUserId(key) ? $"{caller.Principal.UniqueId}:{AnyText}" : Glob.AnyRun.ToString(), known);
            contexts = contexts.Count * values.Count <= MaxContexts
                ? [.. contexts.SelectMany(context => values.Select(value => value is null ? context : context.With(key, value)))]
                : throw new PermissionsException($"the conditions on requests for {group.Actions[0]} have too many combinations");
        }

        return contexts;

        bool IsFree(string key) => group.MayHave(key) && ConditionKeys.Find(key)?.Source switch
        {
            KeySource.Principal when key.StartsWith("aws:PrincipalTag/", StringComparison.OrdinalIgnoreCase) => caller.MayChooseTags,
            KeySource.Principal => IsUserId(key) && caller.Principal.Kind is PrincipalKind.AssumedRole,
            KeySource.Resource => known.Find(key) is null && space.Scope?.Known is null,
            _ => known.Find(key) is null,
        };

        static bool IsUserId(string key) => key.Equals("aws:userid", StringComparison.OrdinalIgnoreCase);
    }
}
