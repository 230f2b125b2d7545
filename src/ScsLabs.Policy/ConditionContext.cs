using System.Collections;

namespace ScsLabs.Policy;

/// <summary>The condition keys of one request: a short list, cheap to fill and to search. Keys ignore case.</summary>
/// <remarks>Write it as a collection: <c>new ConditionContext { { "aws:SourceIp", "192.0.2.1" }, { "aws:TagKeys", ["a", "b"] } }</c>.</remarks>
public sealed class ConditionContext : IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    private Entry[] entries;
    private int count;

    /// <summary>A context with room for the keys of an ordinary request.</summary>
    public ConditionContext()
        : this(24)
    {
    }

    private ConditionContext(int capacity) => entries = new Entry[capacity];

    /// <summary>A context without keys.</summary>
    public static ConditionContext Empty => new(0);

    /// <summary>Sets a key to one value; null leaves it out.</summary>
    public ConditionContext Add(string key, string? value) => value is null ? this : Set(new(key, new(value, null)));

    /// <summary>Sets a key to a list of values.</summary>
    public ConditionContext Add(string key, IReadOnlyList<string> values) => Set(new(key, new(null, values)));

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return new(entries[i].Key, entries[i].Values.ToList());
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ContextValues? Find(string key)
    {
        var at = IndexOf(key);
        return at < 0 ? null : entries[at].Values;
    }

    private int IndexOf(string key)
    {
        for (var i = 0; i < count; i++)
        {
            if (entries[i].Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private ConditionContext Set(Entry entry)
    {
        var at = IndexOf(entry.Key);
        if (at < 0)
        {
            at = count++;
            if (at == entries.Length)
            {
                Array.Resize(ref entries, Math.Max(8, 2 * at));
            }
        }

        entries[at] = entry;
        return this;
    }

    private readonly record struct Entry(string Key, ContextValues Values);
}

/// <summary>What the request has for a key: one value, or a list.</summary>
internal readonly record struct ContextValues(string? Single, IReadOnlyList<string>? Many)
{
    public int Count => Many?.Count ?? 1;

    public bool IsSingle => Many is null || Many.Count == 1;

    public bool IsList => Many is not null;

    public string this[int index] => Many is null ? Single! : Many[index];

    public IReadOnlyList<string> ToList() => Many ?? [Single!];
}
