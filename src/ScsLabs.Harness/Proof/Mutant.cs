using System.Text.Json.Nodes;
using ScsLabs.Harness.Telling;
using ScsLabs.Policy;
using ScsLabs.Policy.Permissions;
using ScsLabs.Services;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.S3;
using ScsLabs.Services.Sqs;

namespace ScsLabs.Harness.Proof;

/// <summary>The solution with one grant removed or widened, or with one row as it was before.</summary>
/// <param name="Name">The mutation and its place.</param>
/// <param name="Apply">Applies the mutation to a copy of the solution's world.</param>
internal sealed record Mutant(string Name, Action<Draft> Apply)
{
    /// <summary>Generates every mutant of an answer: each row as it was before; for each policy that the answer wrote, each statement removed, and widened in each supported way; each user and role with more permissions from another source.</summary>
    public static IReadOnlyList<Mutant> Of(IReadOnlyList<Change> changes, World world) =>
    [
        .. Undone.Of(changes),
        .. from change in changes
           where change.After is IHasPolicies
           let before = (change.Before as IHasPolicies)?.Policies.ToDictionary(policy => policy.Name, policy => policy.Document.Json, StringComparer.Ordinal) ?? []
           from policy in ((IHasPolicies)change.After!).Policies
           where before.GetValueOrDefault(policy.Name) != policy.Document.Json
           from mutant in OfPolicy(change, policy)
           select mutant,
        .. Additions.Of(changes, world),
        .. WiderRules.Of(changes, world),
        .. OpenedMetadata.Of(changes),
        .. LooserConfigRules.Of(changes),
        .. LooserEventRules.Of(changes),
    ];

    private static IEnumerable<Mutant> OfPolicy(Change change, PolicySlot policy)
    {
        var statements = Statements(JsonNode.Parse(policy.Document.Json)!.AsObject());
        for (var number = 0; number < statements.Count; number++)
        {
            var statement = number;
            var where = Texts.StatementOf.With(Nouns.Policy(policy.Name), statements[number]!["Sid"]?.GetValue<string>() ?? (number + 1).ToString());
            yield return Make(Texts.TakenAway.With(where), change, policy, document => TakeAway(Statements(document)[statement]!.AsObject()));
            foreach (var (name, widen) in Widenings(statements[number]!.AsObject(), change.After is Function or Queue))
            {
                yield return Make($"{where}: {name}", change, policy, document => widen(Statements(document)[statement]!.AsObject()));
            }
        }
    }

    /// <summary>The ways to widen an Allow: a fixed list, each with a name. A Deny is only removed.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="isOfOneResource">Whether the policy decides about its own resource alone, as a queue's does. Then no resource widens the statement.</param>
    private static IEnumerable<(string Name, Action<JsonObject> Widen)> Widenings(JsonObject statement, bool isOfOneResource)
    {
        if (statement["Effect"]!.GetValue<string>() != "Allow")
        {
            yield break;
        }

        foreach (var action in Strings(statement["Action"]).Select(action => action.Split(':')[0] + ":*").Distinct(StringComparer.Ordinal).Where(wide => !Strings(statement["Action"]).Contains(wide, StringComparer.Ordinal) && Widens(statement, wide)))
        {
            yield return (Texts.ElementWidened.With("Action", action), node => node["Action"] = action);
        }

        if (statement["Resource"] is { } resource && !isOfOneResource && !Strings(resource).Contains("*", StringComparer.Ordinal) && !IsAboutItsBucketAlone(statement))
        {
            yield return (Texts.ElementWidened.With("Resource", "*"), node => node["Resource"] = "*");
            foreach (var wide in Strings(resource).Where(text => text.Contains('/')).Select(Beside).Distinct(StringComparer.Ordinal).Where(wide => !Strings(resource).Contains(wide, StringComparer.Ordinal)))
            {
                yield return (Texts.ElementWidened.With("Resource", wide), node => node["Resource"] = wide);
            }
        }

        if (statement["Principal"] is { } principal && principal.ToJsonString() is not "\"*\"")
        {
            yield return (Texts.ElementWidened.With("Principal", "*"), node => node["Principal"] = "*");
        }

        foreach (var (operation, keys) in statement["Condition"]?.AsObject() ?? [])
        {
            foreach (var (key, _) in keys!.AsObject())
            {
                yield return (Texts.ConditionDropped.With(operation, key), node => Drop(node, operation, key));
            }
        }
    }

    /// <summary>Whether the service has other actions whose requests may have the condition keys of the statement; without such, all its actions are no more.</summary>
    private static bool Widens(JsonObject statement, string wide)
    {
        List<string> keys = [.. (statement["Condition"]?.AsObject() ?? []).Where(test => !test.Key.EndsWith("IfExists", StringComparison.Ordinal)).SelectMany(test => test.Value!.AsObject().Select(key => key.Key))];
        return ServiceActions.All.Where(service => wide == $"{service.Name}:*").SelectMany(service => service.Groups).Any(group =>
            keys.TrueForAll(group.MayHave) && group.Actions.Any(action => !Strings(statement["Action"]).Exists(text => PolicyStatement.Names(text, action))));
    }

    /// <summary>The pattern of all resources beside one: its ARN up to the first slash, and a wildcard.</summary>
    private static string Beside(string resource) => resource[..(resource.IndexOf('/') + 1)] + "*";

    /// <summary>Whether a bucket policy's statement has only actions on buckets. Those can only mean the policy's own bucket, so no resource widens the statement.</summary>
    private static bool IsAboutItsBucketAlone(JsonObject statement) =>
        statement["Principal"] is not null && statement["Action"] is not null && Strings(statement["Action"]).TrueForAll(action => BucketPolicyActions.OnBuckets.Contains(action, StringComparer.Ordinal));

    /// <summary>Replaces the statement's actions by one that doesn't exist. The effect equals removing the statement, but the policy isn't left without statements.</summary>
    private static void TakeAway(JsonObject statement)
    {
        statement.Remove("NotAction");
        statement["Action"] = "scslabs:TakenAway";
    }

    private static void Drop(JsonObject statement, string operation, string key)
    {
        var condition = statement["Condition"]!.AsObject();
        var keys = condition[operation]!.AsObject();
        keys.Remove(key);
        if (keys.Count == 0)
        {
            condition.Remove(operation);
        }

        if (condition.Count == 0)
        {
            statement.Remove("Condition");
        }
    }

    private static Mutant Make(string name, Change change, PolicySlot policy, Action<JsonObject> edit)
    {
        var document = JsonNode.Parse(policy.Document.Json)!.AsObject();
        edit(document);
        return new(name, draft => draft.Substitute(change, policy.With(PolicyDocument.ParseStored(document.ToJsonString(), policy.Document.Kind))));
    }

    internal static JsonArray Statements(JsonObject document)
    {
        if (document["Statement"] is JsonObject only)
        {
            document["Statement"] = new JsonArray(only.DeepClone());
        }

        return document["Statement"]!.AsArray();
    }

    private static List<string> Strings(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => [.. array.Select(item => item!.GetValue<string>())],
        _ => [node.GetValue<string>()],
    };
}
