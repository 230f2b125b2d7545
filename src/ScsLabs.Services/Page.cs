using System.Buffers.Text;
using System.Security.Cryptography;
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
    public static Page<T> Of<T>(IEnumerable<T> items, string? token, int size, Func<T, string> key, Func<AwsError> invalidToken) => Of(_ => items, token, size, key, invalidToken);

    /// <summary>The items after the token's, at most <paramref name="size"/> of them, from a list that can begin anywhere.</summary>
    /// <param name="from">The items in ordinal order of their keys, from a key on; more than that does no harm.</param>
    /// <param name="token">What the last page ended with; null for the first page.</param>
    /// <param name="size">The most items of this page.</param>
    /// <param name="key">The key that orders the items.</param>
    /// <param name="invalidToken">The service's error for a token that isn't one of ours.</param>
    public static Page<T> Of<T>(Func<string, IEnumerable<T>> from, string? token, int size, Func<T, string> key, Func<AwsError> invalidToken)
    {
        var after = token is null ? null : KeyOf(token) ?? throw invalidToken();
        var page = from(after ?? "").Where(item => after is null || string.CompareOrdinal(key(item), after) > 0).Take(size + 1).ToList();
        if (page.Count <= size)
        {
            return new(page, null);
        }

        page.RemoveAt(size);
        return new(page, TokenOf(key(page[^1])));
    }

    /// <summary>How many bytes of its key's hash a token begins with: so that a text that we never gave out isn't taken for one.</summary>
    private const int CheckSize = 6;

    /// <summary>The token of a page that ends with the key.</summary>
    public static string TokenOf(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return Base64Url.EncodeToString([.. SHA256.HashData(bytes).AsSpan(0, CheckSize), .. bytes]);
    }

    /// <summary>The key that a token ends with; null for a text that is none of ours.</summary>
    public static string? KeyOf(string token)
    {
        if (!Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not { Length: >= CheckSize } bytes)
        {
            return null;
        }

        var key = bytes.AsSpan(CheckSize);
        return SHA256.HashData(key).AsSpan(0, CheckSize).SequenceEqual(bytes.AsSpan(0, CheckSize)) ? Encoding.UTF8.GetString(key) : null;
    }
}
