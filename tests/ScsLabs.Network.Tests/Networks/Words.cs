namespace ScsLabs.Network.Tests;

/// <summary>The words of a line, one after the other. What isn't understood is an error.</summary>
internal sealed class Words(string text)
{
    private readonly Queue<string> left = new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public string Text => text;

    /// <summary>Reads a whole line.</summary>
    /// <exception cref="FormatException">Words are missing or left.</exception>
    public static T Read<T>(string text, Func<Words, T> read)
    {
        var words = new Words(text);
        var result = read(words);
        return words.IsAtEnd ? result : throw new FormatException($"'{text}' has words that nobody understands: '{string.Join(' ', words.left)}'.");
    }

    public bool IsAtEnd => left.Count == 0;

    public string Peek => left.TryPeek(out var word) ? word : throw new FormatException($"'{text}' ends too early.");

    public string Next() => left.TryDequeue(out var word) ? word : throw new FormatException($"'{text}' ends too early.");

    /// <summary>Whether the next word is this one, which is then taken.</summary>
    public bool Take(string word)
    {
        if (IsAtEnd || Peek != word)
        {
            return false;
        }

        left.Dequeue();
        return true;
    }

    public void Expect(string word)
    {
        if (!Take(word))
        {
            throw new FormatException($"'{text}' should have '{word}' before '{string.Join(' ', left)}'.");
        }
    }

    /// <summary>Takes <c>in</c> or <c>out</c>; whether it was <c>in</c>.</summary>
    public bool TakeDirection()
    {
        var isInbound = Take("in");
        if (!isInbound)
        {
            Expect("out");
        }

        return isInbound;
    }

}
