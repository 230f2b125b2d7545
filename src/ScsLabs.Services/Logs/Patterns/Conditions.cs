namespace ScsLabs.Services.Logs;

/// <summary>Conditions that are joined by <c>&amp;&amp;</c>, <c>||</c> and parentheses; <c>&amp;&amp;</c> binds more tightly.</summary>
internal static class Conditions
{
    /// <summary>Reads conditions.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="one">Reads one condition.</param>
    /// <exception cref="InvalidFilterPatternException">What follows is no condition.</exception>
    public static Predicate<T> Read<T>(PatternReader reader, Func<PatternReader, Predicate<T>> one)
    {
        var any = new List<Predicate<T>> { ReadAll(reader, one) };
        while (reader.SkipSpaces().TryTake("||"))
        {
            any.Add(ReadAll(reader, one));
        }

        return any is [var alone] ? alone : value => any.Exists(condition => condition(value));
    }

    private static Predicate<T> ReadAll<T>(PatternReader reader, Func<PatternReader, Predicate<T>> one)
    {
        var all = new List<Predicate<T>> { ReadOne(reader, one) };
        while (reader.SkipSpaces().TryTake("&&"))
        {
            all.Add(ReadOne(reader, one));
        }

        return all is [var alone] ? alone : value => all.TrueForAll(condition => condition(value));
    }

    private static Predicate<T> ReadOne<T>(PatternReader reader, Func<PatternReader, Predicate<T>> one)
    {
        if (!reader.SkipSpaces().TryTake("("))
        {
            return one(reader);
        }

        var inner = Read(reader, one);
        reader.SkipSpaces().Take(")");
        return inner;
    }
}
