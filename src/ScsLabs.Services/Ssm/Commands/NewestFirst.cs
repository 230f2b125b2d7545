using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>Pages of what was sent, the newest first.</summary>
internal static class NewestFirst
{
    private const int Most = 50;

    /// <summary>Takes a page.</summary>
    /// <param name="items">All items.</param>
    /// <param name="at">The time of an item.</param>
    /// <param name="id">The id of an item.</param>
    /// <param name="token">The token of the page before; null for the first page.</param>
    /// <param name="size">The maximum number of items; null for 50.</param>
    /// <exception cref="AwsException">InvalidNextToken.</exception>
    public static Page<T> Page<T>(IEnumerable<T> items, Func<T, DateTimeOffset> at, Func<T, string> id, string? token, int? size)
    {
        return Services.Page.Of(items.OrderBy(Key, StringComparer.Ordinal), token, size ?? Most, Key, SsmErrors.InvalidNextToken);

        string Key(T item) => string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.Ticks - at(item).Ticks:d19}{id(item)}");
    }
}
