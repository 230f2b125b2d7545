using System.Text.Json;
using ScsLabs.Policy;
using ScsLabs.Services;

namespace ScsLabs.Emulator;

/// <summary>The question of <c>/_scslabs/permissions</c>: what may a principal do beyond what is expected, and what not?</summary>
/// <remarks><c>{"principal": ARN, "expected": [{"action", "resource", "when": {key: value}, "except": [ARN]}], "on": [ARN], "byItsOwnPolicies": false}</c>; all but the principal may be left out.</remarks>
internal sealed record PermissionQuestion(string Principal, IReadOnlyList<Permission> Expected, IReadOnlyList<string> On, bool ByItsOwnPolicies)
{
    /// <summary>Reads the question.</summary>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    /// <exception cref="InvalidOperationException">A member has another type.</exception>
    public static PermissionQuestion Read(JsonElement json) => new(
        Text(json, "principal"),
        json.TryGetProperty("expected", out var expected) ? [.. expected.EnumerateArray().Select(ReadPermission)] : [],
        Texts(json, "on") is { Count: > 0 } on ? on : ["*"],
        json.TryGetProperty("byItsOwnPolicies", out var own) && own.GetBoolean());

    /// <summary>Answers the question of a world.</summary>
    /// <exception cref="ArgumentException">There is no such principal, or no such permission.</exception>
    /// <exception cref="PermissionsException">The search would take too long.</exception>
    public (IReadOnlyList<FoundPermission> More, IReadOnlyList<Permission> Missing) Answer(World world)
    {
        var permissions = PermissionScopes.Of(Principal, world).On(On);
        permissions = ByItsOwnPolicies ? permissions.ByItsOwnPolicies() : permissions;
        return permissions.Compare(Expected);
    }

    /// <summary>Writes the answer.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<FoundPermission> more, IReadOnlyList<Permission> missing)
    {
        json.WriteStartArray("more");
        foreach (var found in more)
        {
            json.WriteStartObject();
            Write(json, "actions", found.Actions);
            json.WriteString("example", $"{found.Example.Action} on {found.Resource}");
            json.WriteString("source", found.Source);
            json.WriteString("told", found.ToString());
            DecisionJson.WriteReason(json, found.Decision);
            Write(json, "through", found.Through);
            json.WriteStartObject("context");
            foreach (var (key, values) in found.Context)
            {
                Write(json, key, values);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "missing", missing.Select(permission => permission.ToString()));
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static Permission ReadPermission(JsonElement json) => new(Text(json, "action"), Text(json, "resource"))
    {
        When = json.TryGetProperty("when", out var when) ? when.EnumerateObject().ToDictionary(key => key.Name, key => key.Value.GetString() ?? "", StringComparer.Ordinal) : [],
        Except = Texts(json, "except"),
    };

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) ? text.GetString() ?? "" : throw new KeyNotFoundException($"The member '{name}' is missing.");

    private static List<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")] : [];
}
