namespace ScsLabs.Services.Iam;

/// <summary>What IAM's lists have in common: pages of 100 unless told otherwise, and a path that restricts them.</summary>
internal static class Listing
{
    private const int DefaultSize = 100;

    /// <summary>A page of an account's rows of one kind under a path, in the order of their names.</summary>
    /// <exception cref="AwsError">The marker isn't one that a page ended with.</exception>
    public static Page<T> Page<T>(WorldView view, Place place, Func<T, string> path, string? pathPrefix, string? marker, int? maxItems)
        where T : class, IRow<T> =>
        Services.Page.Of(from => view.From<T>(place, from).Where(row => Fits(path(row), pathPrefix)), marker, maxItems ?? DefaultSize, row => row.Id, IamErrors.InvalidMarker);

    /// <summary>A page of the items, in the order of their keys.</summary>
    /// <exception cref="AwsError">The marker isn't one that a page ended with.</exception>
    public static Page<T> Page<T>(IEnumerable<T> items, Func<T, string> key, string? marker, int? maxItems) =>
        Services.Page.Of(items.OrderBy(key, StringComparer.Ordinal), marker, maxItems ?? DefaultSize, key, IamErrors.InvalidMarker);

    /// <summary>Whether the path begins as the request wants; no prefix fits every path.</summary>
    public static bool Fits(string path, string? prefix) => prefix is null || path.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>The ask of an operation that lists a kind: AWS defines no resource for it, and refusals name the path.</summary>
    public static Ask Ask(string action, string shown) => new(action, "*") { Shown = shown };
}
