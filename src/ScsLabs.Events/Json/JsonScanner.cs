using System.Buffers;
using System.Globalization;

namespace ScsLabs.Events.Json;

/// <summary>Reads a JSON text token by token, and tells errors and their places as EventBridge does.</summary>
/// <remarks>
/// An error's place is behind the token that is wrong, but only behind the first quote of a string whose text nobody asked for, and behind
/// the beginning of the value of a name. Bound: one pass; the depth is that of the caller's recursion, which the length of the text bounds.
/// Source: errors of PutRule, PutTargets and TestEventPattern, as recorded by users.
/// </remarks>
internal sealed class JsonScanner(string text, int at = 0)
{
    private const string Values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    private static readonly SearchValues<char> EndsOfWord = SearchValues.Create(" \t\r\n,]}");

    private readonly Stack<(bool IsObject, int At)> open = new();
    private string value = "";
    private int next = at;
    private bool isFirst = true;
    private bool afterName;

    /// <summary>The token that was read last.</summary>
    public JsonToken Token { get; private set; }

    /// <summary>Where an error about the current token is.</summary>
    public int At { get; private set; }

    /// <summary>Where the current token begins.</summary>
    public int Start { get; private set; }

    /// <summary>The text of a string or a name, or a number as it is written. A later error is behind it.</summary>
    public string Text
    {
        get
        {
            At = Token == JsonToken.String ? next : At;
            return value;
        }
    }

    /// <summary>Reads the next token.</summary>
    /// <exception cref="JsonTextException">The text isn't JSON.</exception>
    public JsonToken Next()
    {
        SkipSpace();
        if (afterName)
        {
            afterName = false;
            return Value();
        }

        if (open.Count == 0)
        {
            return isFirst ? Value() : End();
        }

        var (isObject, _) = open.Peek();
        if (Current == (isObject ? '}' : ']'))
        {
            open.Pop();
            return Read(isObject ? JsonToken.EndObject : JsonToken.EndArray, 1);
        }

        if (!isFirst)
        {
            Expect(',', $"was expecting comma to separate {(isObject ? "Object" : "Array")} entries");
        }

        return isObject ? Name() : Value();
    }

    private char Current => next < text.Length ? text[next] : throw EndOfInput();

    private JsonToken End() => next == text.Length ? Read(JsonToken.End, 0) : throw Unexpected($"expected a valid value {Values}");

    private JsonToken Read(JsonToken token, int length)
    {
        (Token, Start) = (token, next);
        next += length;
        At = next;
        isFirst = token is JsonToken.StartObject or JsonToken.StartArray;
        return token;
    }

    private JsonToken Value()
    {
        if (next == text.Length && open.Count == 0)
        {
            return Read(JsonToken.End, 0);
        }

        switch (Current)
        {
            case '{' or '[':
                open.Push((text[next] == '{', next));
                return Read(text[next] == '{' ? JsonToken.StartObject : JsonToken.StartArray, 1);
            case '"':
                Read(JsonToken.String, 1);
                (value, next) = JsonText.Read(text, next);
                return Token;
            case '-' or (>= '0' and <= '9'):
                var length = JsonText.LengthOfNumber(text, next);
                value = text.Substring(next, length);
                return Read(JsonToken.Number, length);
            case var first when char.IsLetter(first) || first is '_' or '$':
                return Word();
            default:
                throw Unexpected($"expected a valid value {Values}");
        }
    }

    private JsonToken Word()
    {
        var end = next;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$'))
        {
            end++;
        }

        return text[next..end] switch
        {
            "true" => Read(JsonToken.True, 4),
            "false" => Read(JsonToken.False, 5),
            "null" => Read(JsonToken.Null, 4),
            var word => throw new JsonTextException($"Unrecognized token '{word}': was expecting {Values}", end),
        };
    }

    private JsonToken Name()
    {
        if (Current != '"')
        {
            throw Unexpected("was expecting double-quote to start field name");
        }

        Read(JsonToken.Name, 1);
        (value, next) = JsonText.Read(text, next);
        SkipSpace();
        Expect(':', "was expecting a colon to separate field name and value");
        At = next + 1;
        if (next < text.Length && !"\"{[".Contains(text[next], StringComparison.Ordinal))
        {
            var length = text.AsSpan(next).IndexOfAny(EndsOfWord);
            At = length < 0 ? text.Length : next + length;
        }

        At = Math.Min(At, text.Length);
        afterName = true;
        return Token;
    }

    private void Expect(char wanted, string what)
    {
        if (Current != wanted)
        {
            throw Unexpected(what);
        }

        next++;
        SkipSpace();
    }

    private void SkipSpace()
    {
        while (next < text.Length && text[next] is ' ' or '\t' or '\r' or '\n')
        {
            next++;
        }
    }

    private JsonTextException Unexpected(string what) =>
        new($"Unexpected character ('{text[next]}' (code {((int)text[next]).ToString(CultureInfo.InvariantCulture)})): {what}", next);

    private JsonTextException EndOfInput()
    {
        var (isObject, start) = open.Count > 0 ? open.Peek() : (true, 0);
        return new($"Unexpected end-of-input: expected close marker for {(isObject ? "Object" : "Array")} (start marker at {JsonPlace.Of(text, start)})", text.Length);
    }
}
