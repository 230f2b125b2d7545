namespace ScsLabs.Services.Iam;

/// <summary>Helpers of IAM's list operations: pages of 100 by default, optionally below a path.</summary>
internal static class Listing
{
    private const int DefaultSize = 100;

    /// <summary>A page of an account's rows of one type below a path, ordered by name.</summary>
    /// <exception cref="AwsException">The marker is invalid.</exception>
    public static Page<T> Page<T>(WorldView view, Place place, Func<T, string> path, string? pathPrefix, PageRequest page)
        where T : class, IRow<T> =>
        Services.Page.Of(from => view.From<T>(place, from).Where(row => Fits(path(row), pathPrefix)), page.Marker, page.MaxItems ?? DefaultSize, row => row.Id, IamErrors.InvalidMarker);

    /// <summary>A page of the items, ordered by key.</summary>
    /// <exception cref="AwsException">The marker is invalid.</exception>
    public static Page<T> Page<T>(IEnumerable<T> items, Func<T, string> key, PageRequest page) =>
        Services.Page.Of(items.OrderBy(key, StringComparer.Ordinal), page.Marker, page.MaxItems ?? DefaultSize, key, IamErrors.InvalidMarker);

    /// <summary>Whether the path begins with the prefix; null matches every path.</summary>
    public static bool Fits(string path, string? prefix) => prefix is null || path.StartsWith(prefix, StringComparison.Ordinal);
}
