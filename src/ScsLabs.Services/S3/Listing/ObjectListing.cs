namespace ScsLabs.Services.S3;

/// <summary>A page of a bucket's keys, in the order of their UTF-8 bytes; keys that share a prefix up to the delimiter stand as one.</summary>
/// <remarks>Source: S3 User Guide, using-prefixes and ListingKeysUsingAPIs.</remarks>
/// <param name="Items">What stands for itself.</param>
/// <param name="Prefixes">What stands for others.</param>
/// <param name="Last">The last item's key or prefix, after which the next page begins; null at the end.</param>
internal sealed record ObjectListing<T>(IReadOnlyList<T> Items, IReadOnlyList<CommonPrefix> Prefixes, string? Last)
{
    /// <summary>Takes a page.</summary>
    /// <param name="rows">The rows from an id on, in order.</param>
    /// <param name="key">A row's key.</param>
    /// <param name="prefix">What keys must begin with.</param>
    /// <param name="delimiter">Up to where keys stand as one.</param>
    /// <param name="after">The key or prefix after which the page begins; null for the first page.</param>
    /// <param name="size">The most items and prefixes together.</param>
    /// <param name="isWithin">Whether the page begins with that key, of which the rows leave out what an earlier page had.</param>
    public static ObjectListing<T> Of(Func<string, IEnumerable<T>> rows, Func<T, string> key, string prefix, string? delimiter, string? after, int size, bool isWithin = false)
    {
        List<T> items = [];
        List<CommonPrefix> prefixes = [];
        var start = KeyOrder.IdOf(prefix);
        string? last = null;
        if (after is not null)
        {
            // After a prefix come the keys that don't have it.
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

/// <summary>A prefix that stands for the keys that have it.</summary>
public sealed record CommonPrefix(string Prefix);
