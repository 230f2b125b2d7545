using System.Text.Json.Nodes;

namespace ScsLabs.Services;

/// <summary>The statements of a resource's policy, for operations that add and remove one by its id.</summary>
internal static class PolicyStatements
{
    /// <summary>The statements of a policy; none without one.</summary>
    public static List<JsonNode> Of(PolicyDocument? policy) => policy is null ? [] : JsonNode.Parse(policy.Json)!["Statement"] switch
    {
        JsonArray several => [.. several.Select(statement => statement!.DeepClone())],
        { } one => [one.DeepClone()],
        null => [],
    };

    /// <summary>Whether a statement has an id.</summary>
    public static bool Is(JsonNode statement, string id) => (string?)statement["Sid"] == id;

    /// <summary>A policy of these statements.</summary>
    /// <param name="statements">The statements, which belong to no other document.</param>
    /// <param name="id">The policy's id; null for none.</param>
    public static string Json(IEnumerable<JsonNode> statements, string? id = null)
    {
        var policy = new JsonObject { ["Version"] = "2012-10-17" };
        if (id is not null)
        {
            policy["Id"] = id;
        }

        policy["Statement"] = new JsonArray([.. statements]);
        return policy.ToJsonString();
    }
}
