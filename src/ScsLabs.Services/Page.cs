using System.Buffers.Text;
using System.Text;

namespace ScsLabs.Services;

/// <summary>A page of a list, with the token for the next page.</summary>
/// <param name="Items">The items of this page.</param>
/// <param name="Next">The opaque token for the next request; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Whether there is a next page.</summary>
    public bool IsTruncated => Next is not null;

    /// <summary>Converts the items of the page.</summary>
    public Page<TOther> Select<TOther>(Func<T, TOther> show) => new([.. Items.Select(show)], Next);
}

/// <summary>Takes pages by a stable key, so that paging stays correct while rows are added and removed.</summary>
internal static class Page
{
    /// <summary>Takes the items after the token's, at most <paramref name="size"/> of them.</summary>
    /// <param name="items">All items, in ordinal order of their keys.</param>
    /// <param name="token">The token of the previous page; null for the first page.</param>
    /// <param name="size">The maximum number of items.</param>
    /// <param name="key">The key that orders the items.</param>
    /// <param name="invalidToken">The service's error for an invalid token.</param>
    /// <param name="of">The call: a token is of the list that it asks for. Null where a service takes any token of its own.</param>
    public static Page<T> Of<T>(IEnumerable<T> items, string? token, int size, Func<T, string> key, Func<AwsException> invalidToken, Call? of = null) => Of(_ => items, token, size, key, invalidToken, of);

    /// <summary>Takes the items after the token's, at most <paramref name="size"/> of them, from a list that can start at a key.</summary>
    /// <param name="from">Returns the items from a key on, in ordinal order of their keys; it may return earlier ones too.</param>
    /// <param name="token">The token of the previous page; null for the first page.</param>
    /// <param name="size">The maximum number of items.</param>
    /// <param name="key">The key that orders the items.</param>
    /// <param name="invalidToken">The service's error for an invalid token.</param>
    /// <param name="of">The call: a token is of the list that it asks for. Null where a service takes any token of its own.</param>
    public static Page<T> Of<T>(Func<string, IEnumerable<T>> from, string? token, int size, Func<T, string> key, Func<AwsException> invalidToken, Call? of = null)
    {
        var after = token is null ? null : KeyOf(token, of) ?? throw invalidToken();
        var page = from(after ?? "").Where(item => after is null || string.CompareOrdinal(key(item), after) > 0).Take(size + 1).ToList();
        if (page.Count <= size)
        {
            return new(page, null);
        }

        page.RemoveAt(size);
        return new(page, TokenOf(key(page[^1]), of));
    }

    private static readonly TokenSeal Seal = new();

    /// <summary>Creates the token of a page that ends with the key. A key may tell what isn't the caller's to know, such as how many events there are, so it is sealed.</summary>
    public static string TokenOf(string key, Call? of = null) => Base64Url.EncodeToString(Seal.Seal(Encoding.UTF8.GetBytes(key), ListOf(of)));

    /// <summary>Reads the key in a token; null where the token wasn't created here, or is of another list.</summary>
    public static string? KeyOf(string token, Call? of = null) =>
        Base64Url.IsValid(token) && Seal.Open(Base64Url.DecodeFromChars(token), ListOf(of)) is { } key ? Encoding.UTF8.GetString(key) : null;

    private static string ListOf(Call? of) => of is null ? "" : $"{of.Place.Account} {of.Place.Region} {of.Api.Name}:{of.Operation.Name} {Fingerprint.OfList(of.Operation, of.Request)}";
}
