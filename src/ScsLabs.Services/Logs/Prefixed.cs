namespace ScsLabs.Services.Logs;

/// <summary>Rows whose names begin alike.</summary>
internal static class Prefixed
{
    /// <summary>The rows with a prefix in the order of their names, from a name on; others aren't visited.</summary>
    public static IEnumerable<T> From<T>(WorldView view, Place place, string prefix, string from)
        where T : class, IRow<T> =>
        view.From<T>(place, string.CompareOrdinal(from, prefix) > 0 ? from : prefix).TakeWhile(row => row.Id.StartsWith(prefix, StringComparison.Ordinal));
}
