using System.Text;
using System.Text.RegularExpressions;

namespace ScsLabs.Services.Logs;

/// <summary>Reads a filter pattern from its beginning to its end.</summary>
/// <param name="text">The pattern.</param>
internal sealed class PatternReader(string text)
{
    private const int MostRegexes = 2;

    private int position;
    private int regexes;

    /// <summary>The next character; <c>\0</c> at the end.</summary>
    public char Peek => position < text.Length ? text[position] : '\0';

    /// <summary>Whether nothing follows.</summary>
    public bool IsAtEnd => position == text.Length;

    /// <summary>The last character of the pattern.</summary>
    public char Last => text[^1];

    /// <summary>Passes spaces.</summary>
    public PatternReader SkipSpaces()
    {
        while (char.IsWhiteSpace(Peek))
        {
            position++;
        }

        return this;
    }

    /// <summary>Passes a text, if it is next.</summary>
    public bool TryTake(string expected)
    {
        if (string.CompareOrdinal(text, position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        position += expected.Length;
        return true;
    }

    /// <summary>Passes a word, if it is next and ends there.</summary>
    public bool TryTakeWord(string word)
    {
        var start = position;
        if (TryTake(word) && !char.IsLetterOrDigit(Peek))
        {
            return true;
        }

        position = start;
        return false;
    }

    /// <summary>Passes a text that must be next.</summary>
    /// <exception cref="InvalidFilterPatternException">It isn't.</exception>
    public void Take(string expected)
    {
        if (!TryTake(expected))
        {
            throw new InvalidFilterPatternException();
        }
    }

    /// <summary>Takes the characters that are of a kind; none where the next one isn't.</summary>
    public string TakeWhile(Func<char, bool> isOfKind)
    {
        var start = position;
        while (!IsAtEnd && isOfKind(Peek))
        {
            position++;
        }

        return text[start..position];
    }

    /// <summary>Takes a text between double quotes, in which a backslash stands before quotes and backslashes.</summary>
    /// <exception cref="InvalidFilterPatternException">The text doesn't end.</exception>
    public string TakeQuoted()
    {
        Take("\"");
        var taken = new StringBuilder();
        while (!TryTake("\""))
        {
            if (IsAtEnd)
            {
                throw new InvalidFilterPatternException();
            }

            position += Peek == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '\\' ? 1 : 0;
            taken.Append(text[position++]);
        }

        return taken.ToString();
    }

    /// <summary>Takes a regular expression between percent signs. A pattern may have two.</summary>
    /// <exception cref="InvalidFilterPatternException">The expression isn't well formed, or there are too many.</exception>
    public Regex TakeRegex()
    {
        Take("%");
        var start = position;
        while (Peek != '%')
        {
            position += Peek == '\\' ? 2 : 1;
            if (position >= text.Length)
            {
                throw new InvalidFilterPatternException();
            }
        }

        var expression = text[start..position++];
        return ++regexes <= MostRegexes ? FilterRegex.Read(expression) : throw new InvalidFilterPatternException();
    }
}
