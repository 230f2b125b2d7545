using System.Text.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>The tests of one field of a pattern: a value of the event must pass one of them.</summary>
internal sealed class FieldTest
{
    private readonly HashSet<string> strings;
    private readonly ValueTest[] others;

    /// <summary>Creates the tests of a field.</summary>
    /// <param name="path">The names that lead to the field.</param>
    /// <param name="tests">The alternatives.</param>
    /// <param name="orAbsent">Whether the event may lack the field (<c>{"exists": false}</c>).</param>
    public FieldTest(IReadOnlyList<string> path, IEnumerable<ValueTest> tests, bool orAbsent)
    {
        var all = tests.ToLookup(test => test is StringTest);
        strings = all[true].Select(test => ((StringTest)test).Text).ToHashSet(StringComparer.Ordinal);
        others = [.. all[false]];
        (Path, OrAbsent, Cost) = (path, orAbsent, 1 + others.Sum(test => test.Cost));
    }

    /// <summary>The names that lead to the field.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>Whether the event may lack the field.</summary>
    public bool OrAbsent { get; }

    /// <summary>The strings that the field may be, beside what other tests let pass.</summary>
    public IReadOnlyCollection<string> Strings => strings;

    /// <summary>The strings that the field must be one of, where it is nothing else.</summary>
    public IReadOnlyCollection<string>? OnlyStrings => others.Length == 0 && !OrAbsent ? strings : null;

    /// <summary>How long it takes to try the tests on a value, compared to one test.</summary>
    public int Cost { get; }

    /// <summary>Whether a value, an element of it or another value at its place passes.</summary>
    public bool Passes(EventNode? value)
    {
        for (; value is not null; value = value.Next)
        {
            if (value.Kind == JsonValueKind.Array ? PassesAny(value.Items) : value.IsLeaf && PassesLeaf(value))
            {
                return true;
            }
        }

        return false;
    }

    private bool PassesAny(IReadOnlyList<EventNode> items)
    {
        foreach (var item in items)
        {
            if (Passes(item))
            {
                return true;
            }
        }

        return false;
    }

    private bool PassesLeaf(EventNode leaf)
    {
        if (strings.Count > 0 && leaf.Kind == JsonValueKind.String && strings.Contains(leaf.Text))
        {
            return true;
        }

        foreach (var other in others)
        {
            if (other.Passes(leaf))
            {
                return true;
            }
        }

        return false;
    }
}
