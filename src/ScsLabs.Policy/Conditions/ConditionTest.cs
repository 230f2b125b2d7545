namespace ScsLabs.Policy.Conditions;

/// <summary>One value of a condition, compiled for comparison with the values of a request.</summary>
internal abstract class ConditionTest
{
    public abstract bool Accepts(string actual, AccessRequest request);
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
