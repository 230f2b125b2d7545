namespace ScsLabs.Services.Config;

/// <summary>The resource types that AWS Config knows, from the list beside this file.</summary>
internal static class ResourceTypeNames
{
    private static readonly HashSet<string> Names = Read();

    /// <summary>Whether there is such a type.</summary>
    public static bool IsKnown(string type) => Names.Contains(type);

    private static HashSet<string> Read()
    {
        using var stream = typeof(ResourceTypeNames).Assembly.GetManifestResourceStream("config.resource-types.txt") ?? throw new InvalidOperationException("The assembly lacks config.resource-types.txt.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
