using System.Collections;

namespace ScsLabs.Policy;

/// <summary>The condition keys of one request, in a list that gets an index once it is long. Keys ignore case.</summary>
/// <remarks>
/// A request may spell a sub-key (<c>kms:EncryptionContext:Name</c>, <c>aws:RequestTag/Name</c>) in several ways, each with a value of its own.
/// A condition on such a key sees the values of all spellings.
/// Write it as a collection: <c>new ConditionContext { { "aws:SourceIp", "192.0.2.1" }, { "aws:TagKeys", ["a", "b"] } }</c>.
/// </remarks>
internal sealed class ConditionContext : IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    /// <summary>The number of keys up to which the list is searched without an index. An encryption context may have thousands.</summary>
    private const int MaxSearched = 64;

    private Entry[] entries;
    private int count;
    private bool isSpeltInSeveralWays;
    private Dictionary<string, int>? firstOfKey;
    private Dictionary<string, int>? ofSpelling;

    /// <summary>Creates a context with room for the keys of an ordinary request.</summary>
    public ConditionContext()
        : this(24)
    {
    }

    private ConditionContext(int capacity) => entries = new Entry[capacity];

    /// <summary>An empty context.</summary>
    public static ConditionContext Empty => new(0);

    /// <summary>Sets a key to one value; null leaves the key out.</summary>
    public ConditionContext Add(string key, string? value) => value is null ? this : Set(new(key, new(value, null)));

    /// <summary>Sets a key to a list of values.</summary>
    public ConditionContext Add(string key, IReadOnlyList<string> values) => Set(new(key, new(null, values)));

    /// <summary>Copies the context and sets a key: to one value, or to a list.</summary>
    public ConditionContext With(string key, IReadOnlyList<string> values) =>
        values is [var only] && ConditionKeys.Find(key) is not { MultiValued: true } ? Copy().Add(key, only) : Copy().Add(key, values);

    /// <summary>Copies the context and sets the keys of another.</summary>
    public ConditionContext With(ConditionContext other)
    {
        var copy = Copy();
        for (var i = 0; i < other.count; i++)
        {
            copy.Set(other.entries[i]);
        }

        return copy;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return new(entries[i].Key, entries[i].Values.ToList());
        }
    }

    /// <summary>The number of characters in all keys and values.</summary>
    public int Characters
    {
        get
        {
            var sum = 0;
            for (var i = 0; i < count; i++)
            {
                var (key, values) = (entries[i].Key, entries[i].Values);
                sum += key.Length;
                for (var value = 0; value < values.Count; value++)
                {
                    sum += values[value].Length;
                }
            }

            return sum;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ContextValues? Find(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? null : isSpeltInSeveralWays ? AllSpellings(key, at) : entries[at].Values;
    }

    private ContextValues AllSpellings(string key, int first)
    {
        List<string>? all = null;
        for (var i = first + 1; i < count; i++)
        {
            if (entries[i].Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                all ??= [.. entries[first].Values.ToList()];
                all.AddRange(entries[i].Values.ToList());
            }
        }

        return all is null ? entries[first].Values : new(null, all) { IsSpeltInSeveralWays = true };
    }

    private ConditionContext Copy()
    {
        var copy = new ConditionContext(count + 1);
        for (var i = 0; i < count; i++)
        {
            copy.Set(entries[i]);
        }

        return copy;
    }

    private int IndexOf(string key)
    {
        if (firstOfKey is not null)
        {
            return firstOfKey.TryGetValue(key, out var at) ? at : -1;
        }

        for (var i = 0; i < count; i++)
        {
            if (entries[i].Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private int IndexOfSame(string key)
    {
        var first = IndexOf(key);
        if (first < 0 || !HasSubKey(key))
        {
            return first;
        }

        var same = ofSpelling is not null ? ofSpelling.GetValueOrDefault(key, -1) : IndexOfSpelling(key, first);
        isSpeltInSeveralWays |= same != first;
        return same;
    }

    private int IndexOfSpelling(string key, int from)
    {
        while (from < count && entries[from].Key != key)
        {
            from++;
        }

        return from < count ? from : -1;
    }

    private static bool HasSubKey(string key) => key.Contains('/') || key.IndexOf(':') != key.LastIndexOf(':');

    private ConditionContext Set(Entry entry)
    {
        var at = IndexOfSame(entry.Key);
        if (at < 0)
        {
            at = count++;
            if (at == entries.Length)
            {
                Array.Resize(ref entries, Math.Max(8, 2 * at));
            }
        }

        entries[at] = entry;
        Index(at);
        return this;
    }

    private void Index(int at)
    {
        if (firstOfKey is not null)
        {
            IndexOne(at);
        }
        else if (count > MaxSearched)
        {
            (firstOfKey, ofSpelling) = (new(StringComparer.OrdinalIgnoreCase), new(StringComparer.Ordinal));
            for (var i = 0; i < count; i++)
            {
                IndexOne(i);
            }
        }
    }

    private void IndexOne(int at)
    {
        firstOfKey!.TryAdd(entries[at].Key, at);
        ofSpelling!.TryAdd(entries[at].Key, at);
    }

    private readonly record struct Entry(string Key, ContextValues Values);
}

/// <summary>The values of a condition key in a request: a single value, or a list.</summary>
internal readonly record struct ContextValues(string? Single, IReadOnlyList<string>? Many)
{
    /// <summary>Whether these are the values of a single-valued key that the request has under several spellings.</summary>
    public bool IsSpeltInSeveralWays { get; init; }

    public int Count => Many?.Count ?? 1;

    public bool IsSingle => Many is null || Many.Count == 1;

    public bool IsList => Many is not null;

    public string this[int index] => Many is null ? Single! : Many[index];

    public IReadOnlyList<string> ToList() => Many ?? [Single!];
}
