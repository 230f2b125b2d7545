namespace ScsLabs.Services.S3;

/// <summary>A page of a bucket's keys, in the order of their UTF-8 bytes; keys with the same prefix up to the delimiter are grouped as a common prefix.</summary>
/// <remarks>Source: S3 User Guide, using-prefixes and ListingKeysUsingAPIs.</remarks>
/// <param name="Items">The keys that aren't grouped.</param>
/// <param name="Prefixes">The common prefixes.</param>
/// <param name="Last">The last item's key or prefix, after which the next page begins; null at the end.</param>
internal sealed record ObjectListing<T>(IReadOnlyList<T> Items, IReadOnlyList<CommonPrefix> Prefixes, string? Last)
{
    /// <summary>Takes a page of the rows.</summary>
    /// <param name="rows">Returns the rows from an id on, in order.</param>
    /// <param name="key">A row's key.</param>
    /// <param name="prefix">The prefix that keys must have.</param>
    /// <param name="delimiter">The delimiter up to which keys are grouped.</param>
    /// <param name="after">The key or common prefix after which the page begins; null for the first page.</param>
    /// <param name="size">The maximum number of items and prefixes together.</param>
    /// <param name="isWithin">Whether the page begins with that key again, for rows that an earlier page didn't include.</param>
    public static ObjectListing<T> Of(Func<string, IEnumerable<T>> rows, Func<T, string> key, string prefix, string? delimiter, string? after, int size, bool isWithin = false)
    {
        List<T> items = [];
        List<CommonPrefix> prefixes = [];
        var start = KeyOrder.IdOf(prefix);
        string? last = null;
        if (after is not null)
        {
            // After a common prefix follow the keys without it.
            var isPrefix = delimiter is { Length: > 0 } && after.EndsWith(delimiter, StringComparison.Ordinal) && after.Length > prefix.Length;
            start = Later(start, isPrefix ? KeyOrder.After(after) : KeyOrder.IdOf(after) + (isWithin ? "" : "\0"));
        }

        while (start is not null)
        {
            string? next = null;
            foreach (var row in rows(start))
            {
                var name = key(row);
                if (!name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return new(items, prefixes, null);
                }

                if (items.Count + prefixes.Count == size)
                {
                    return new(items, prefixes, size == 0 ? null : last);
                }

                var end = delimiter is { Length: > 0 } ? name.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) : -1;
                if (end >= 0)
                {
                    last = name[..(end + delimiter!.Length)];
                    prefixes.Add(new(last));
                    next = KeyOrder.After(last);
                    break;
                }

                last = name;
                items.Add(row);
            }

            start = next;
        }

        return new(items, prefixes, null);
    }

    private static string? Later(string a, string? b) => b is null ? null : string.CompareOrdinal(a, b) < 0 ? b : a;
}

/// <summary>A common prefix of keys.</summary>
public sealed record CommonPrefix(string Prefix);
