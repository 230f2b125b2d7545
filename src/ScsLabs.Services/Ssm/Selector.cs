using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>Which version of a parameter a request means; neither number nor label for the newest.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Label">A label on the version.</param>
/// <remarks>Source: Systems Manager User Guide, "Working with parameter labels".</remarks>
internal readonly record struct Selector(long? Version, string? Label)
{
    /// <summary>The selector as answers show it, with its colon.</summary>
    public string? Shown => (Version?.ToString() ?? Label) is { } text ? $":{text}" : null;

    /// <summary>Takes a name, or an ARN, and its selector apart.</summary>
    public static (string Name, Selector Selector) Split(string text)
    {
        var start = text.StartsWith("arn:", StringComparison.Ordinal) ? text.IndexOf(":parameter/", StringComparison.Ordinal) + 1 : 0;
        var colon = text.IndexOf(':', start);
        return colon < 0 ? (text, default) : (text[..colon], Of(text[(colon + 1)..]));
    }

    private static Selector Of(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? new(version, null) : new(null, text);
}
