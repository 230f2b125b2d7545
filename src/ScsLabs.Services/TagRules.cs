using System.Text;

namespace ScsLabs.Services;

/// <summary>The rules for the tags of one kind of resource, and the service's errors for those that break them.</summary>
/// <param name="most">The most tags of a resource.</param>
/// <param name="keys">The equality of keys: most services heed case, IAM's users and roles don't.</param>
internal sealed class TagRules(int most, StringComparer keys)
{
    /// <summary>The form of keys and values: letters, numbers, spaces and some marks.</summary>
    /// <remarks>Source: Tagging AWS Resources, "Tag naming limits and requirements".</remarks>
    public const string Form = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]*";

    private const string Reserved = "aws:";

    /// <summary>No tags.</summary>
    public ImmutableSortedDictionary<string, string> None { get; } = ImmutableSortedDictionary.Create<string, string>(keys);

    /// <summary>Throws for a tag whose key or value isn't well formed; null where the operations' members say what is.</summary>
    public Action<ITag>? CheckForm { get; init; }

    /// <summary>Makes the error for a key that is given twice; null where the last one counts.</summary>
    public Func<string, AwsException>? Duplicate { get; init; }

    /// <summary>Makes the error for a key that begins with <c>aws:</c>.</summary>
    public required Func<string, AwsException> ReservedKey { get; init; }

    /// <summary>Makes the error for more tags than a resource can have.</summary>
    public required Func<int, AwsException> TooMany { get; init; }

    /// <summary>Whether only AWS itself sets and removes the tag with this key.</summary>
    public static bool IsReserved(string key) => key.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a key or value has the form.</summary>
    public static bool IsText(string text) => text.EnumerateRunes().All(static rune => Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.IsSeparator(rune) || "_.:/=+-@".Contains(rune.ToString(), StringComparison.Ordinal));

    /// <summary>Sets tags, which replace those with their keys; a key keeps the case that it was last given.</summary>
    /// <exception cref="AwsException">A rule is broken.</exception>
    public ImmutableSortedDictionary<string, string> Set(ImmutableSortedDictionary<string, string> tags, IEnumerable<ITag>? given)
    {
        var all = given?.ToList() ?? [];
        all.ForEach(tag => CheckForm?.Invoke(tag));
        if (Duplicate is not null && all.GroupBy(tag => tag.Key, keys).FirstOrDefault(static same => same.Skip(1).Any()) is { Key: var twice })
        {
            throw Duplicate(twice);
        }

        if (all.Find(static tag => IsReserved(tag.Key)) is { Key: var reserved })
        {
            throw ReservedKey(reserved);
        }

        var set = all.Aggregate(tags, (result, tag) => result.Remove(tag.Key).Add(tag.Key, tag.Value));
        return set.Count <= most ? set : throw TooMany(most);
    }
}
