namespace ScsLabs.Policy.Conditions;

/// <summary>One value of a condition, compiled for comparison with the values of a request.</summary>
internal abstract class ConditionTest
{
    public abstract bool Accepts(string actual, AccessRequest request);

    /// <summary>The compiled pattern of the texts that the test accepts; null where it compares no texts, or where a variable has no value.</summary>
    public virtual string? PatternFor(AccessRequest request) => null;

    /// <summary>The names of the policy variables in the value.</summary>
    public virtual IEnumerable<string> Variables => [];

    /// <summary>Values at the borders of what the test accepts: between two of them, for the same key, it accepts all or none.</summary>
    public virtual IEnumerable<string> Borders => [];
}

/// <summary>A value that its operator can't read, such as <c>NumericEquals: "many"</c>. It never matches.</summary>
internal sealed class NeverTest : ConditionTest
{
    public static NeverTest Instance { get; } = new();

    public override bool Accepts(string actual, AccessRequest request) => false;
}

/// <summary>The comparison that an operator on ordered values makes.</summary>
internal enum Ordering
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class Orderings
{
    /// <summary>Whether a result of CompareTo satisfies the comparison.</summary>
    public static bool Holds(this Ordering ordering, int comparison) => ordering switch
    {
        Ordering.Equal => comparison == 0,
        Ordering.Less => comparison < 0,
        Ordering.LessOrEqual => comparison <= 0,
        Ordering.Greater => comparison > 0,
        _ => comparison >= 0,
    };
}
