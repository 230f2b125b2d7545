using System.Globalization;

namespace ScsLabs.Services.Config;

/// <summary>A parameter of a managed rule.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsRequired">Whether a rule must have it. AWS's console fills in defaults, its API doesn't.</param>
/// <param name="IsValid">Whether it may have a value; null for any.</param>
internal sealed record RuleParameter(string Name, bool IsRequired = false, Func<string, bool>? IsValid = null)
{
    /// <summary>A whole number.</summary>
    public static RuleParameter Number(string name, int least, int most, bool isRequired = false) => new(name, isRequired, text => IsNumber(text, least, most));

    /// <summary>A parameter that is <c>true</c> or <c>false</c>.</summary>
    public static RuleParameter Flag(string name) => new(name, IsValid: static text => bool.TryParse(text, out _));

    /// <summary>Whether a text is a whole number between two, both included.</summary>
    public static bool IsNumber(string text, int least, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}
