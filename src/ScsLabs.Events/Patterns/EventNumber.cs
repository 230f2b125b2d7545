using System.Globalization;

namespace ScsLabs.Events.Patterns;

/// <summary>Numbers as EventBridge compares them: from -5.0e9 to 5.0e9, with six digits behind the point.</summary>
/// <remarks>Source: EventBridge User Guide, eb-create-pattern-operators (numeric matching).</remarks>
internal static class EventNumber
{
    private const decimal Largest = 5_000_000_000m;
    private const decimal Steps = 1_000_000m;

    /// <summary>The number in steps of a millionth, rounded down; null where it is outside of the range.</summary>
    /// <param name="json">The number as JSON writes it.</param>
    public static long? Parse(string json) =>
        decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest ? (long)decimal.Floor(number * Steps) : null;
}
