using System.Text.Json;

namespace Lab01.ConfigTerminatesInstance;

/// <summary>A statement of the policy of a function or queue that lets somebody in, as it is written.</summary>
/// <param name="Sid">The statement's id; empty for none.</param>
/// <param name="Who">The principals, such as <c>Service events.amazonaws.com</c>; <c>*</c> for everybody.</param>
/// <param name="Actions">The actions.</param>
/// <param name="Sources">The resources on whose behalf a service must call, <c>aws:SourceArn</c>; none where the statement doesn't ask for it.</param>
public sealed record Entrance(string Sid, IReadOnlyList<string> Who, IReadOnlyList<string> Actions, IReadOnlyList<string> Sources)
{
    private static readonly string[] Comparisons = ["StringEquals", "StringLike", "ArnEquals", "ArnLike"];

    /// <summary>Whether it lets in EventBridge alone, for one action, on behalf of one rule.</summary>
    public bool IsOf(string rule, string action) => Who is ["Service events.amazonaws.com"] && Actions is [var one] && one.Equals(action, StringComparison.OrdinalIgnoreCase) && Sources.Count == 1 && Sources[0] == rule;

    /// <summary>Reads the statements of a policy that allow something.</summary>
    public static IReadOnlyList<Entrance> Of(string policy)
    {
        using var document = JsonDocument.Parse(policy);
        return [.. Each(document.RootElement.GetProperty("Statement")).Where(statement => statement.GetProperty("Effect").GetString() == "Allow").Select(Read)];
    }

    /// <inheritdoc />
    public override string ToString() => $"{Sid}: {string.Join(", ", Who)}; {string.Join(", ", Actions)}; aws:SourceArn {(Sources.Count == 0 ? "–" : string.Join(", ", Sources))}";

    private static Entrance Read(JsonElement statement) => new(
        statement.TryGetProperty(nameof(Sid), out var sid) ? sid.GetString()! : "",
        statement.TryGetProperty("Principal", out var who) ? [.. Principals(who)] : ["*"],
        statement.TryGetProperty("Action", out var actions) ? [.. Each(actions).Select(action => action.GetString()!)] : ["*"],
        statement.TryGetProperty("Condition", out var condition) ? [.. SourcesIn(condition).Distinct(StringComparer.Ordinal)] : []);

    private static IEnumerable<string> Principals(JsonElement who) => who.ValueKind == JsonValueKind.Object
        ? who.EnumerateObject().SelectMany(kind => Each(kind.Value).Select(one => $"{kind.Name} {one.GetString()}"))
        : [who.GetString()!];

    private static IEnumerable<string> SourcesIn(JsonElement condition) => condition.EnumerateObject()
        .Where(comparison => Comparisons.Contains(comparison.Name, StringComparer.Ordinal))
        .SelectMany(comparison => comparison.Value.EnumerateObject())
        .Where(key => key.Name.Equals("aws:SourceArn", StringComparison.OrdinalIgnoreCase))
        .SelectMany(key => Each(key.Value).Select(value => value.GetString()!));

    private static IEnumerable<JsonElement> Each(JsonElement one) => one.ValueKind == JsonValueKind.Array ? one.EnumerateArray() : [one];
}
