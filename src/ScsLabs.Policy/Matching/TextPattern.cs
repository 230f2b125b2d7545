using System.Text;

namespace ScsLabs.Policy.Matching;

/// <summary>A text with wildcards outside of policies, as in EC2's filters: <c>*</c> is any run of characters, <c>?</c> one, and a backslash makes either itself.</summary>
/// <remarks>It is matched in the bounds of <see cref="Glob"/>. Source: EC2 User Guide, Using_Filtering.</remarks>
internal sealed class TextPattern
{
    private readonly string pattern;

    private TextPattern(string pattern) => this.pattern = pattern;

    /// <summary>Reads a pattern; every text is one.</summary>
    public static TextPattern Parse(string text)
    {
        var compiled = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            compiled.Append(text[i] switch
            {
                '*' => Glob.AnyRun,
                '?' => Glob.AnyOne,
                '\\' when i + 1 < text.Length => text[++i],
                var character => character,
            });
        }

        return new(compiled.ToString());
    }

    /// <summary>Whether the whole text is the pattern's; case counts.</summary>
    public bool Matches(string text) => Glob.Matches(pattern, text, StringComparison.Ordinal);
}
