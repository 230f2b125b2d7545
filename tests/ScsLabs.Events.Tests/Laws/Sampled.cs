using System.Globalization;

namespace ScsLabs.Events.Tests.Laws;

/// <summary>How many random events a law is tried on. <c>SCSLABS_LAWS=1</c> tries one in ten: mutation testing runs the laws some hundred times.</summary>
internal static class Sampled
{
    /// <summary>The samples of most laws.</summary>
    public static int Usually { get; } = Of(5000);

    /// <summary>The samples of a law that has so many.</summary>
    public static int Of(int all) => all * (int.TryParse(Environment.GetEnvironmentVariable("SCSLABS_LAWS"), CultureInfo.InvariantCulture, out var tenths) ? Math.Clamp(tenths, 1, 10) : 10) / 10;
}
