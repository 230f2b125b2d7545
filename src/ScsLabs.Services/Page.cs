using System.Buffers.Text;
using System.Text;

namespace ScsLabs.Services;

/// <summary>A part of a list, and the token for the next.</summary>
/// <param name="Items">The items of this page.</param>
/// <param name="Next">The opaque token that the next request gives; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Whether there is more.</summary>
    public bool IsTruncated => Next is not null;

    /// <summary>The same page with its items shown in another way.</summary>
    public Page<TOther> Select<TOther>(Func<T, TOther> show) => new([.. Items.Select(show)], Next);
}

/// <summary>Takes pages by a stable key, so that a page stays right while rows come and go.</summary>
internal static class Page
{
    /// <summary>The items after the token's, at most <paramref name="size"/> of them.</summary>
    /// <param name="items">All items, in ordinal order of their keys.</param>
    /// <param name="token">What the last page ended with; null for the first page.</param>
    /// <param name="size">The most items of this page.</param>
    /// <param name="key">The key that orders the items.</param>
    /// <param name="invalidToken">The service's error for a token that isn't one of ours.</param>
    public static Page<T> Of<T>(IEnumerable<T> items, string? token, int size, Func<T, string> key, Func<AwsError> invalidToken)
    {
        var after = token is null ? null : Decode(token) ?? throw invalidToken();
        var page = items.Where(item => after is null || string.CompareOrdinal(key(item), after) > 0).Take(size + 1).ToList();
        if (page.Count <= size)
        {
            return new(page, null);
        }

        page.RemoveAt(size);
        return new(page, Encode(key(page[^1])));
    }

    private static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private static string? Decode(string token) =>
        Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) : null;
}
