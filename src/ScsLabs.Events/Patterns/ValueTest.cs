using System.Text.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>One alternative in a field of a pattern: a test of one value of an event that is neither an object nor an array.</summary>
internal abstract record ValueTest
{
    /// <summary>How long it takes, compared to one simple test.</summary>
    public virtual int Cost => 1;

    public abstract bool Passes(EventNode value);
}

/// <summary>Exactly this string.</summary>
internal sealed record StringTest(string Text) : ValueTest
{
    public override bool Passes(EventNode value) => value.Kind == JsonValueKind.String && value.Text == Text;
}

/// <summary>Exactly this number: as it is written, or by its value where EventBridge can compare that.</summary>
internal sealed record NumberTest(string Text) : ValueTest
{
    private readonly long? number = EventNumber.Parse(Text);

    public override bool Passes(EventNode value) => value.Kind == JsonValueKind.Number && (value.Text == Text || (number is not null && value.Number == number));
}

/// <summary>true, false or null.</summary>
internal sealed record LiteralTest(JsonValueKind Kind) : ValueTest
{
    public override bool Passes(EventNode value) => value.Kind == Kind;
}

/// <summary>A string that begins so.</summary>
internal sealed record PrefixTest(string Text, StringComparison Comparison) : ValueTest
{
    public override bool Passes(EventNode value) => value.Kind == JsonValueKind.String && value.Text.StartsWith(Text, Comparison);
}

/// <summary>A string that ends so.</summary>
internal sealed record SuffixTest(string Text, StringComparison Comparison) : ValueTest
{
    public override bool Passes(EventNode value) => value.Kind == JsonValueKind.String && value.Text.EndsWith(Text, Comparison);
}

/// <summary>This string, in whatever case.</summary>
internal sealed record IgnoreCaseTest(string Text) : ValueTest
{
    public override bool Passes(EventNode value) => value.Kind == JsonValueKind.String && value.Text.Equals(Text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A string that matches a text with wildcards.</summary>
internal sealed record WildcardTest(Wildcard Wildcard) : ValueTest
{
    public override bool Passes(EventNode value) => value.Kind == JsonValueKind.String && Wildcard.Matches(value.Text);
}

/// <summary>A number in a range; a border that is missing is none.</summary>
internal sealed record RangeTest(long? Bottom, bool IsAboveBottom, long? Top, bool IsBelowTop) : ValueTest
{
    public override bool Passes(EventNode value) =>
        value.Number is { } number
        && (Bottom is not { } bottom || (IsAboveBottom ? number > bottom : number >= bottom))
        && (Top is not { } top || (IsBelowTop ? number < top : number <= top));
}

/// <summary>A string that is an IP address in a range.</summary>
internal sealed record CidrTest(AddressRange Range) : ValueTest
{
    public override bool Passes(EventNode value) => value.Kind == JsonValueKind.String && Range.Contains(value.Text);
}

/// <summary>Any value.</summary>
internal sealed record ExistsTest : ValueTest
{
    public override bool Passes(EventNode value) => true;
}

/// <summary>A value that passes none of the tests.</summary>
internal sealed record AnythingButTest(IReadOnlyList<ValueTest> Tests) : ValueTest
{
    public override int Cost { get; } = Tests.Sum(test => test.Cost);

    public override bool Passes(EventNode value)
    {
        foreach (var test in Tests)
        {
            if (test.Passes(value))
            {
                return false;
            }
        }

        return true;
    }
}
