using System.Globalization;

namespace ScsLabs.Policy.Conditions;

/// <summary>The date operators. Both sides are ISO 8601 (the W3C profile) or seconds since 1970.</summary>
internal sealed class DateTest(DateTimeOffset wanted, Ordering ordering) : ConditionTest
{
    private static readonly string[] Formats =
    [
        "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK",
        "yyyy'-'MM'-'dd'T'HH':'mm':'ssK",
        "yyyy'-'MM'-'dd'T'HH':'mmK",
        "yyyy'-'MM'-'dd",
        "yyyy'-'MM",
    ];

    public static Func<string, bool, ConditionTest> Of(Ordering ordering) =>
        (value, _) => TryRead(value, out var wanted) ? new DateTest(wanted, ordering) : NeverTest.Instance;

    public override IEnumerable<string> Borders => [((wanted - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture)];

    public override bool Accepts(string actual, AccessRequest request) =>
        TryRead(actual, out var date) && ordering.Holds(date.CompareTo(wanted));

    private static bool TryRead(string text, out DateTimeOffset date)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            var representable = seconds is >= -62_135_596_800 and <= 253_402_300_799;
            date = representable ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : default;
            return representable;
        }

        return DateTimeOffset.TryParseExact(
            text.ToUpperInvariant(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
    }
}
