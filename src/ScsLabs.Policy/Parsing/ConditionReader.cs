using System.Text.Json;
using ScsLabs.Policy.Conditions;

namespace ScsLabs.Policy.Parsing;

/// <summary>Reads Condition: <c>{ operator: { key: value or [values] } }</c>. Each operator with one key becomes a condition.</summary>
internal static class ConditionReader
{
    private const string IfExists = "IfExists";

    /// <summary>Reads a Condition element.</summary>
    /// <exception cref="PolicyFormatException">An operator is unknown, or a value has the wrong type.</exception>
    public static IReadOnlyList<Condition> Read(JsonElement json, bool variables)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            throw new PolicyFormatException(Refusals.Syntax);
        }

        var conditions = new List<Condition>();
        foreach (var block in json.EnumerateObject())
        {
            var (set, test, ifExists) = Operator(block.Name);
            if (block.Value.ValueKind is not JsonValueKind.Object)
            {
                throw new PolicyFormatException(Refusals.Syntax);
            }

            conditions.AddRange(block.Value.EnumerateObject().Select(
                key => new Condition(set, test, ifExists, key.Name, JsonValues.Scalars(key.Value), variables)));
        }

        return conditions;
    }

    /// <summary>Whether the name is an operator's, spelt as AWS does.</summary>
    public static bool IsOperator(string name) => Find(name) is { } found && Condition.NameOf(found.Set, found.Test, found.IfExists) == name;

    private static (SetPrefix Set, ConditionOperator Test, bool IfExists) Operator(string name) =>
        Find(name) ?? throw new PolicyFormatException(Refusals.Syntax);

    private static (SetPrefix Set, ConditionOperator Test, bool IfExists)? Find(string name)
    {
        var set = SetPrefix.None;
        foreach (var prefix in (ReadOnlySpan<SetPrefix>)[SetPrefix.ForAllValues, SetPrefix.ForAnyValue])
        {
            if (name.StartsWith($"{prefix}:", StringComparison.OrdinalIgnoreCase))
            {
                set = prefix;
                name = name[(prefix.ToString().Length + 1)..];
                break;
            }
        }

        var ifExists = name.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase);
        var test = ConditionOperator.Find(ifExists ? name[..^IfExists.Length] : name);
        return test is null || (test.AsksForAbsence && (ifExists || set is not SetPrefix.None))
            ? null
            : (set, test, ifExists);
    }
}
