namespace ScsLabs.Services.Logs;

/// <summary>Conditions on the fields of a message, which spaces separate. What stands between brackets or double quotes is one field.</summary>
/// <remarks>
/// A message matches only if it has as many fields as the pattern; <c>...</c> stands for any number of them.
/// Source: CloudWatch Logs User Guide, FilterAndPatternSyntax, "Matching terms in space-delimited log events".
/// </remarks>
internal sealed class FieldsPattern : FilterPattern
{
    private readonly List<Predicate<string>> before = [];
    private readonly List<Predicate<string>> after = [];
    private bool hasRest;

    private FieldsPattern()
    {
    }

    /// <summary>Reads the pattern.</summary>
    /// <exception cref="InvalidFilterPatternException">The pattern isn't well formed.</exception>
    public static FieldsPattern Read(PatternReader reader)
    {
        if (reader.Last != ']')
        {
            throw new InvalidFilterPatternException();
        }

        reader.Take("[");
        var pattern = new FieldsPattern();
        do
        {
            pattern.Add(reader);
        }
        while (reader.SkipSpaces().TryTake(","));

        reader.Take("]");
        return reader.IsAtEnd ? pattern : throw new InvalidFilterPatternException();
    }

    /// <inheritdoc />
    public override bool Matches(string message)
    {
        var fields = Split(message);
        return (hasRest ? fields.Count >= before.Count + after.Count : fields.Count == before.Count)
            && !before.Where((field, number) => !field(fields[number])).Any()
            && !after.Where((field, number) => !field(fields[fields.Count - after.Count + number])).Any();
    }

    private void Add(PatternReader reader)
    {
        if (reader.SkipSpaces().TryTake("..."))
        {
            hasRest = hasRest ? throw new InvalidFilterPatternException() : true;
            return;
        }

        // A field without a name may be anything, as one without a condition.
        (hasRest ? after : before).Add(reader.Peek is ',' or ']' ? static _ => true : ReadField(reader));
    }

    /// <summary>Reads the conditions of a field, all of which must be about the same name.</summary>
    private static Predicate<string> ReadField(PatternReader reader)
    {
        string? field = null;
        return Conditions.Read<string>(reader, one =>
        {
            var name = one.SkipSpaces().TakeWhile(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '-');
            field ??= name;
            if (name.Length == 0 || name != field)
            {
                throw new InvalidFilterPatternException();
            }

            if (one.SkipSpaces().Peek is ',' or ']')
            {
                return static _ => true;
            }

            var test = ValueTest.Read(one);
            return value => test.Passes(value, ValueTest.NumberOf(value));
        });
    }

    private static List<string> Split(string message)
    {
        var fields = new List<string>();
        for (var start = 0; start < message.Length;)
        {
            if (char.IsWhiteSpace(message[start]))
            {
                start++;
                continue;
            }

            var close = message[start] switch { '[' => ']', '"' => '"', _ => '\0' };
            var from = close == '\0' ? start : start + 1;
            var end = from;
            while (end < message.Length && (close == '\0' ? !char.IsWhiteSpace(message[end]) : message[end] != close))
            {
                end++;
            }

            fields.Add(message[from..end]);
            start = close == '\0' ? end : end + 1;
        }

        return fields;
    }
}
