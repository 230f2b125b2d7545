using System.Globalization;

namespace ScsLabs.Policy.Conditions;

/// <summary>The numeric operators, which compare decimal numbers by value.</summary>
internal sealed class NumericTest(decimal wanted, Ordering ordering) : ConditionTest
{
    public static Func<string, bool, ConditionTest> Of(Ordering ordering) =>
        (value, _) => TryRead(value, out var wanted) ? new NumericTest(wanted, ordering) : NeverTest.Instance;

    public override IEnumerable<string> Borders => [wanted.ToString(CultureInfo.InvariantCulture)];

    public override bool Accepts(string actual, AccessRequest request) =>
        TryRead(actual, out var number) && ordering.Holds(number.CompareTo(wanted));

    private static bool TryRead(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
}
