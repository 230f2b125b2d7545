namespace ScsLabs.Services;

/// <summary>The operations that AWS has, so that a missing one can be told from a mistyped one.</summary>
internal static class OperationList
{
    /// <summary>The names in the service's list.</summary>
    public static IReadOnlySet<string> NamesOf(string service) => Lines(service).Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);

    /// <summary>Their places in HTTP, where the service is a REST service.</summary>
    public static IReadOnlyList<HttpBinding> BindingsOf(string service) => [.. Lines(service).Select(HttpBinding.Parse).OfType<HttpBinding>()];

    private static string[] Lines(string service)
    {
        using var stream = typeof(OperationList).Assembly.GetManifestResourceStream($"{service}.operations.txt")
            ?? throw new InvalidOperationException($"The assembly lacks {service}.operations.txt.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
