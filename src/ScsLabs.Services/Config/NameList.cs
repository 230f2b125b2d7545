namespace ScsLabs.Services.Config;

/// <summary>Names that AWS Config knows, from a list beside the code that uses it.</summary>
/// <param name="file">The list, a name a line.</param>
internal sealed class NameList(string file)
{
    /// <summary>The types of resources.</summary>
    public static readonly NameList ResourceTypes = new("config.resource-types.txt");

    /// <summary>The identifiers of AWS's managed rules.</summary>
    public static readonly NameList ManagedRules = new("config.managed-rules.txt");

    private readonly HashSet<string> names = Read(file);

    /// <summary>Whether there is such a name.</summary>
    public bool Has(string name) => names.Contains(name);

    private static HashSet<string> Read(string file)
    {
        using var stream = typeof(NameList).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The assembly lacks {file}.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
