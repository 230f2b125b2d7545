namespace ScsLabs.Services;

/// <summary>The names of all of AWS's operations of a service, to distinguish those that aren't emulated from those that don't exist.</summary>
internal static class OperationList
{
    /// <summary>The operations' names in the service's list.</summary>
    public static IReadOnlySet<string> NamesOf(string service) => Lines(service).Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The operations' HTTP bindings, where the service is a REST service.</summary>
    public static IReadOnlyList<HttpBinding> BindingsOf(string service) => [.. Lines(service).Select(HttpBinding.Parse).OfType<HttpBinding>()];

    private static string[] Lines(string service)
    {
        using var stream = typeof(OperationList).Assembly.GetManifestResourceStream($"{service}.operations.txt")
            ?? throw new InvalidOperationException($"The assembly lacks {service}.operations.txt.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
