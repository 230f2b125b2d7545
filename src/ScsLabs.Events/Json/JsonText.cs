using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ScsLabs.Events.Json;

/// <summary>Reads strings and numbers of a JSON text.</summary>
internal static class JsonText
{
    /// <summary>Reads a string.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="at">The place behind the first quote.</param>
    /// <returns>The string, and the place behind its last quote.</returns>
    /// <exception cref="JsonTextException">The string doesn't end, or has a character or an escape that JSON doesn't know.</exception>
    public static (string Value, int End) Read(string text, int at)
    {
        var value = new StringBuilder();
        for (var i = at; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    return (value.ToString(), i + 1);
                case '\\' when i + 1 < text.Length:
                    value.Append(Escaped(text, ref i));
                    break;
                case < ' ':
                    throw new JsonTextException($"Illegal unquoted character ((CTRL-CHAR, code {(int)text[i]})): has to be escaped using backslash to be included in string value", i);
                default:
                    value.Append(text[i]);
                    break;
            }
        }

        throw new JsonTextException("Unexpected end-of-input: was expecting closing quote for a string value", text.Length);
    }

    /// <summary>A string of a document. Half of a surrogate pair, which JSON can write, stays as it is.</summary>
    public static string Of(JsonElement json) => Whole(json, value => value.GetString()!, value => value.GetRawText());

    /// <summary>The name of a member. Half of a surrogate pair stays as it is.</summary>
    public static string NameOf(JsonProperty member) => Whole(member, value => value.Name, value => value.ToString());

    /// <summary>The length of a number in characters.</summary>
    /// <exception cref="JsonTextException">It isn't a number as JSON writes them.</exception>
    public static int LengthOfNumber(string text, int at)
    {
        var end = at + (text[at] == '-' ? 1 : 0);
        var whole = Digits(text, ref end);
        if (whole > 1 && text[end - whole] == '0')
        {
            throw new JsonTextException("Invalid numeric value: Leading zeroes not allowed", end - whole + 1);
        }

        if (end < text.Length && text[end] == '.')
        {
            end++;
            Digits(text, ref end);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            end += end + 1 < text.Length && text[end + 1] is '+' or '-' ? 2 : 1;
            Digits(text, ref end);
        }

        return end - at;
    }

    private static string Whole<T>(T json, Func<T, string> text, Func<T, string> written)
    {
        try
        {
            return text(json);
        }
        catch (InvalidOperationException)
        {
            // The runtime's reader refuses half of a pair; ours doesn't.
            return Read(written(json), 1).Value;
        }
    }

    private static int Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at > start ? at - start : throw new JsonTextException(
            at < text.Length ? $"Unexpected character ('{text[at]}' (code {(int)text[at]})) in numeric value: expected digit (0-9)" : "Unexpected end-of-input in a Number value", at);
    }

    private static char Escaped(string text, ref int at)
    {
        at++;
        if (text[at] == 'u' && at + 4 < text.Length && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            at += 4;
            return (char)unit;
        }

        return text[at] switch
        {
            '"' or '\\' or '/' => text[at],
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            var other => throw new JsonTextException($"Unrecognized character escape '{other}' (code {(int)other})", at + 1),
        };
    }
}
