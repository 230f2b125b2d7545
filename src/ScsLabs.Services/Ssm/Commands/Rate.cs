using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>A number of instances, or a percentage of all, as commands have it.</summary>
internal static class Rate
{
    /// <summary>On how many instances a command runs at once, and on how many it may fail, where it doesn't say.</summary>
    public const string Concurrency = "50", Errors = "0";

    /// <summary>The number of instances.</summary>
    /// <param name="text">A number, or a percentage with its sign.</param>
    /// <param name="all">The number of all instances.</param>
    public static int Of(string text, int all) => text[^1] == '%'
        ? (int)((long)all * int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) / 100)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
}
