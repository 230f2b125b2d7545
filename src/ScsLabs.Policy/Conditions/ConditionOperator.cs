using System.Collections.Frozen;

namespace ScsLabs.Policy.Conditions;

/// <summary>A condition operator, without its set prefix and IfExists.</summary>
/// <param name="Name">The name as AWS spells it.</param>
/// <param name="Compile">Compiles one value of the policy; the second argument says whether policy variables are enabled.</param>
/// <param name="Negated">Whether none of the policy's values may match, instead of at least one.</param>
internal sealed record ConditionOperator(string Name, Func<string, bool, ConditionTest> Compile, bool Negated = false)
{
    /// <summary>All condition operators. Source: IAM User Guide, reference_policies_elements_condition_operators.</summary>
    private static readonly FrozenDictionary<string, ConditionOperator> All = new ConditionOperator[]
    {
        new("StringEquals", StringTest.Equal),
        new("StringNotEquals", StringTest.Equal, Negated: true),
        new("StringEqualsIgnoreCase", StringTest.EqualIgnoringCase),
        new("StringNotEqualsIgnoreCase", StringTest.EqualIgnoringCase, Negated: true),
        new("StringLike", StringTest.Like),
        new("StringNotLike", StringTest.Like, Negated: true),
        new("NumericEquals", NumericTest.Of(Ordering.Equal)),
        new("NumericNotEquals", NumericTest.Of(Ordering.Equal), Negated: true),
        new("NumericLessThan", NumericTest.Of(Ordering.Less)),
        new("NumericLessThanEquals", NumericTest.Of(Ordering.LessOrEqual)),
        new("NumericGreaterThan", NumericTest.Of(Ordering.Greater)),
        new("NumericGreaterThanEquals", NumericTest.Of(Ordering.GreaterOrEqual)),
        new("DateEquals", DateTest.Of(Ordering.Equal)),
        new("DateNotEquals", DateTest.Of(Ordering.Equal), Negated: true),
        new("DateLessThan", DateTest.Of(Ordering.Less)),
        new("DateLessThanEquals", DateTest.Of(Ordering.LessOrEqual)),
        new("DateGreaterThan", DateTest.Of(Ordering.Greater)),
        new("DateGreaterThanEquals", DateTest.Of(Ordering.GreaterOrEqual)),
        new("Bool", BoolTest.Of),
        new("BinaryEquals", BinaryTest.Of),
        new("IpAddress", IpAddressTest.Of),
        new("NotIpAddress", IpAddressTest.Of, Negated: true),
        new("ArnEquals", ArnTest.Of),
        new("ArnNotEquals", ArnTest.Of, Negated: true),
        new("ArnLike", ArnTest.Of),
        new("ArnNotLike", ArnTest.Of, Negated: true),
        new(NullName, BoolTest.Of),
    }.ToFrozenDictionary(o => o.Name, StringComparer.OrdinalIgnoreCase);

    private const string NullName = "Null";

    /// <summary>Whether the operator is Null, which tests whether the key is absent.</summary>
    public bool AsksForAbsence => Name == NullName;

    public static ConditionOperator? Find(string name) => All.GetValueOrDefault(name);
}
