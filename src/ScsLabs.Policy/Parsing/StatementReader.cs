using System.Text.Json;
using ScsLabs.Policy.Conditions;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Parsing;

/// <summary>Reads a statement and checks its grammar.</summary>
internal sealed class StatementReader
{
    private readonly HashSet<string> elements = new(StringComparer.Ordinal);

    public string? Sid { get; private set; }

    /// <summary>The effect as written: the rules of the kinds are case-sensitive.</summary>
    public string Effect { get; private set; } = "";

    public IReadOnlyList<string>? Actions { get; private set; }

    public IReadOnlyList<string>? Resources { get; private set; }

    public PrincipalElement? Principals { get; private set; }

    /// <summary>Whether the principal is <c>"*"</c> without a type.</summary>
    public bool IsAboutPlainStar { get; private set; }

    public IReadOnlyList<Condition> Conditions { get; private set; } = [];

    public bool Has(string element) => elements.Contains(element);

    /// <summary>Reads a statement; <paramref name="variables"/> says whether the document's version has policy variables.</summary>
    /// <exception cref="PolicyFormatException">An element is missing or unknown, or has the wrong type.</exception>
    public static StatementReader Read(JsonElement json, bool variables)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw new PolicyFormatException(Refusals.Syntax);
        }

        var statement = new StatementReader();
        foreach (var member in json.EnumerateObject())
        {
            statement.Take(member.Name, member.Value, variables);
        }

        var exclusive = statement.Has("Action") && statement.Has("NotAction")
            || statement.Has("Resource") && statement.Has("NotResource")
            || statement.Has("Principal") && statement.Has("NotPrincipal");
        return exclusive || !(Is(statement.Effect, "Allow") || Is(statement.Effect, "Deny"))
            ? throw new PolicyFormatException(Refusals.Syntax)
            : statement;
    }

    public PolicyStatement Compile(int index, bool variables) => new()
    {
        Sid = string.IsNullOrEmpty(Sid) ? null : Sid,
        Index = index,
        Effect = Is(Effect, "Deny") ? Policy.Effect.Deny : Policy.Effect.Allow,
        Principals = Principals,
        NotActions = Has("NotAction"),
        Actions = [.. (Actions ?? []).Select(text => new ActionPattern(text))],
        NotResources = Has("NotResource"),
        Resources = Resources is null ? null : [.. Resources.Select(text => new ResourcePattern(text, variables))],
        Conditions = Conditions,
    };

    private void Take(string name, JsonElement value, bool variables)
    {
        elements.Add(name);
        switch (name)
        {
            case "Sid":
                Sid = JsonValues.Text(value);
                break;
            case "Effect":
                Effect = JsonValues.Text(value);
                break;
            case "Action" or "NotAction":
                Actions = JsonValues.Texts(value);
                break;
            case "Resource" or "NotResource":
                Resources = JsonValues.Texts(value);
                break;
            case "Principal" or "NotPrincipal":
                Principals = PrincipalReader.Read(value, name == "NotPrincipal");
                IsAboutPlainStar = value.ValueKind is JsonValueKind.String;
                break;
            case "Condition":
                Conditions = ConditionReader.Read(value, variables);
                break;
            default:
                throw new PolicyFormatException(Refusals.Syntax);
        }
    }

    private static bool Is(string effect, string name) => effect.Equals(name, StringComparison.OrdinalIgnoreCase);
}
