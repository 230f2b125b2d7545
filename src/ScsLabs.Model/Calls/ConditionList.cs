namespace ScsLabs.Model.Calls;

/// <summary>Gathers the condition keys of a request; absent members give none.</summary>
public sealed class ConditionList
{
    private readonly List<Condition> conditions = [];

    /// <summary>What was gathered.</summary>
    public IReadOnlyList<Condition> Conditions => conditions;

    /// <summary>A text.</summary>
    public void Add(string key, string? value)
    {
        if (value is not null)
        {
            conditions.Add(new(key, value));
        }
    }

    /// <summary>True or false.</summary>
    public void Add(string key, bool? value) => Add(key, value is { } given ? (given ? "true" : "false") : null);

    /// <summary>A number.</summary>
    public void Add(string key, long? value) => Add(key, value?.ToString());

    /// <summary>Several texts, for a multi-valued key.</summary>
    public void Add(string key, IReadOnlyList<string>? values)
    {
        if (values is not null)
        {
            conditions.Add(new(key, values));
        }
    }

    /// <summary>A map: each entry as <c>KEY:name</c>, the names together as <c>KEYKeys</c>.</summary>
    public void Add(string key, IReadOnlyDictionary<string, string>? entries)
    {
        if (entries is { Count: > 0 })
        {
            conditions.AddRange(entries.Select(entry => new Condition($"{key}:{entry.Key}", entry.Value)));
            conditions.Add(new($"{key}Keys", [.. entries.Keys]));
        }
    }

    /// <summary>The tags that a request would set.</summary>
    public void AddTags(IEnumerable<ITag>? tags)
    {
        if (tags?.ToList() is { Count: > 0 } given)
        {
            conditions.AddRange(given.Select(tag => new Condition($"aws:RequestTag/{tag.Key}", tag.Value)));
            AddTags(given.Select(tag => tag.Key));
        }
    }

    /// <summary>The tags that a request would remove.</summary>
    public void AddTags(IEnumerable<string>? keys)
    {
        if (keys?.ToList() is { Count: > 0 } given)
        {
            conditions.Add(new("aws:TagKeys", given));
        }
    }
}

/// <summary>A tag, however the service spells it on the wire.</summary>
public interface ITag
{
    /// <summary>The tag's key.</summary>
    string Key { get; }

    /// <summary>The tag's value.</summary>
    string Value { get; }
}

/// <summary>A tag as most services spell it.</summary>
public sealed record Tag(string Key, string Value) : ITag;
