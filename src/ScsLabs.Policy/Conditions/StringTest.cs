using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Conditions;

/// <summary>StringEquals, StringEqualsIgnoreCase and StringLike. All support policy variables, only StringLike supports wildcards.</summary>
internal sealed class StringTest(PolicyPattern pattern, StringComparison comparison) : ConditionTest
{
    public static ConditionTest Equal(string value, bool variables) =>
        new StringTest(PolicyPattern.Compile(value, variables, wildcards: false), StringComparison.Ordinal);

    public static ConditionTest EqualIgnoringCase(string value, bool variables) =>
        new StringTest(PolicyPattern.Compile(value, variables, wildcards: false), StringComparison.OrdinalIgnoreCase);

    public static ConditionTest Like(string value, bool variables) =>
        new StringTest(PolicyPattern.Compile(value, variables, wildcards: true), StringComparison.Ordinal);

    public override IEnumerable<string> Variables => pattern.Variables;

    public override string? PatternFor(AccessRequest request) => pattern.For(request);

    public override bool Accepts(string actual, AccessRequest request) => pattern.Matches(actual, request, comparison);
}
