using ScsLabs.Model.Declarations;

namespace ScsLabs.Model.Calls;

/// <summary>Collects the condition keys of a request; absent members add none.</summary>
internal sealed class ConditionList
{
    private readonly List<Condition> conditions = [];

    /// <summary>The collected condition keys.</summary>
    public IReadOnlyList<Condition> Conditions => conditions;

    /// <summary>Adds a text.</summary>
    public void Add(string key, string? value)
    {
        if (value is not null)
        {
            conditions.Add(new(key, value));
        }
    }

    /// <summary>Adds a Boolean.</summary>
    public void Add(string key, bool? value) => Add(key, value is { } given ? (given ? "true" : "false") : null);

    /// <summary>Adds a number.</summary>
    public void Add(string key, long? value) => Add(key, value?.ToString());

    /// <summary>Adds several texts, for a multi-valued key.</summary>
    public void Add(string key, IReadOnlyList<string>? values)
    {
        if (values is not null)
        {
            conditions.Add(new(key, values));
        }
    }

    /// <summary>Adds a map: each entry as <c>KEY:name</c>, the names together as <c>KEYKeys</c>.</summary>
    public void Add(string key, IReadOnlyDictionary<string, string>? entries)
    {
        if (entries is { Count: > 0 })
        {
            conditions.AddRange(entries.Select(entry => new Condition($"{key}:{entry.Key}", entry.Value)));
            conditions.Add(new($"{key}Keys", [.. entries.Keys]));
        }
    }

    /// <summary>Adds the tags that a request would set.</summary>
    public void AddTags(IEnumerable<ITag>? tags)
    {
        if (tags?.ToList() is { Count: > 0 } given)
        {
            conditions.AddRange(given.Select(tag => new Condition($"aws:RequestTag/{tag.Key}", tag.Value)));
            AddTags(given.Select(tag => tag.Key));
        }
    }

    /// <summary>Adds the keys of the tags that a request would remove.</summary>
    public void AddTags(IEnumerable<string>? keys)
    {
        if (keys?.ToList() is { Count: > 0 } given)
        {
            conditions.Add(new("aws:TagKeys", given));
        }
    }
}

/// <summary>A tag, independent of the service's spelling on the wire.</summary>
internal interface ITag
{
    /// <summary>The tag's key.</summary>
    string Key { get; }

    /// <summary>The tag's value.</summary>
    string Value { get; }
}

/// <summary>A tag with the member names that most services use, and the bounds and form that most of them have.</summary>
public sealed record Tag(
    [Length(1, 128), Pattern(Tag.Form)] string Key,
    [Length(0, 256), Pattern(Tag.Form)] string Value) : ITag
{
    internal const string Form = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";
}
