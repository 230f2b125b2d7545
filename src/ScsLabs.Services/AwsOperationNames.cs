namespace ScsLabs.Services;

/// <summary>The names of the operations that AWS has, so that a missing one can be told from a mistyped one.</summary>
internal static class AwsOperationNames
{
    /// <summary>Reads the service's list, one name a line.</summary>
    public static IReadOnlySet<string> Of(string service)
    {
        using var stream = typeof(AwsOperationNames).Assembly.GetManifestResourceStream($"{service}.operations.txt")
            ?? throw new InvalidOperationException($"The assembly lacks {service}.operations.txt.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
    }
}
