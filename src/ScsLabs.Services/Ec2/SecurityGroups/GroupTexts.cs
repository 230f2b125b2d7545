using System.Buffers;

namespace ScsLabs.Services.Ec2;

/// <summary>The names and descriptions of security groups, and the descriptions of their rules.</summary>
internal static class GroupTexts
{
    private const int Longest = 255;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._-:/()#,@[]+=&;{}!$*");

    /// <summary>Whether a group can have the name or description.</summary>
    public static bool IsText(string text) => text.Length is > 0 and <= Longest && HasOnlyCharacters(text);

    /// <summary>The description of a rule, which may be empty or absent.</summary>
    /// <exception cref="AwsException">It has other characters than AWS allows.</exception>
    public static string? OfRule(string? description) =>
        HasOnlyCharacters(description) ? description : throw Ec2Errors.InvalidParameterValue("Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*");

    private static bool HasOnlyCharacters(string? text) => !text.AsSpan().ContainsAnyExcept(Characters);
}
