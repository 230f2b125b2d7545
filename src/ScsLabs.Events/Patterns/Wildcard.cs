using System.Text;

namespace ScsLabs.Events.Patterns;

/// <summary>A text in which <c>*</c> stands for any characters. Matches without backtracking: each run between two stars is placed once, as far left as it fits.</summary>
/// <remarks>A backslash takes the meaning from a star or a backslash. Source: EventBridge User Guide, eb-create-pattern-operators (wildcard matching).</remarks>
internal sealed class Wildcard
{
    private readonly IReadOnlyList<string> runs;

    private Wildcard(IReadOnlyList<string> runs) => this.runs = runs;

    /// <summary>Parses a text.</summary>
    /// <exception cref="FormatException">Two stars follow each other, or a backslash something else; the message is AWS's.</exception>
    public static Wildcard Parse(string text)
    {
        var parts = new List<string>();
        var run = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '*' when i + 1 < text.Length && text[i + 1] == '*':
                    throw new FormatException($"Consecutive wildcard characters at pos {Place(text, i)}");
                case '*':
                    parts.Add(run.ToString());
                    run.Clear();
                    break;
                case '\\' when i + 1 < text.Length && text[i + 1] is '*' or '\\':
                    run.Append(text[++i]);
                    break;
                case '\\':
                    throw new FormatException($"Invalid escape character at pos {Place(text, i)}");
                default:
                    run.Append(text[i]);
                    break;
            }
        }

        parts.Add(run.ToString());
        return new(parts);
    }

    /// <summary>Whether the whole text matches.</summary>
    public bool Matches(ReadOnlySpan<char> text)
    {
        if (runs.Count == 1)
        {
            return text.SequenceEqual(runs[0]);
        }

        var (first, last) = (runs[0], runs[^1]);
        if (text.Length < first.Length + last.Length || !text.StartsWith(first) || !text.EndsWith(last))
        {
            return false;
        }

        text = text[first.Length..^last.Length];
        for (var i = 1; i < runs.Count - 1; i++)
        {
            var at = text.IndexOf(runs[i]);
            if (at < 0)
            {
                return false;
            }

            text = text[(at + runs[i].Length)..];
        }

        return true;
    }

    /// <summary>AWS counts bytes, and the quote before the text.</summary>
    private static int Place(string text, int at) => Encoding.UTF8.GetByteCount(text.AsSpan(0, at)) + 1;
}
