using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>The version of a parameter in a request; the latest where neither number nor label is given.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Label">A label of the version.</param>
/// <remarks>Source: Systems Manager User Guide, "Working with parameter labels".</remarks>
internal readonly record struct Selector(long? Version, string? Label)
{
    /// <summary>The selector with its colon, as answers contain it.</summary>
    public string? Shown => (Version?.ToString() ?? Label) is { } text ? $":{text}" : null;

    /// <summary>Splits a name or ARN from its selector.</summary>
    public static (string Name, Selector Selector) Split(string text)
    {
        var start = text.StartsWith("arn:", StringComparison.Ordinal) ? text.IndexOf(":parameter/", StringComparison.Ordinal) + 1 : 0;
        var colon = text.IndexOf(':', start);
        return colon < 0 ? (text, default) : (text[..colon], Of(text[(colon + 1)..]));
    }

    private static Selector Of(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? new(version, null) : new(null, text);
}
