using System.Collections.Frozen;
using ScsLabs.Model;

namespace ScsLabs.Policy.Parsing;

/// <summary>The service principals of AWS, which alone a new policy can name as a service.</summary>
/// <remarks>Sources and date: <c>service-principals.txt</c>.</remarks>
internal static class ServicePrincipals
{
    private static readonly FrozenSet<string> Known = Read().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The Regions of the other partitions, whose principals a policy for several partitions names too.</summary>
    private static readonly FrozenSet<string> OtherRegions = FrozenSet.Create(StringComparer.Ordinal, "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1");

    /// <summary>All service principals, without their Regional forms.</summary>
    public static IReadOnlyCollection<string> All => Known;

    /// <summary>Whether a service has the principal, itself or in a Region: <c>logs.amazonaws.com</c>, <c>logs.us-east-1.amazonaws.com</c>.</summary>
    public static bool IsKnown(string name) => Known.Contains(name) || (WithoutRegion(name) is { } plain && Known.Contains(plain));

    /// <summary>The name without the label that is a Region; null where it has none.</summary>
    private static string? WithoutRegion(string name)
    {
        var labels = name.Split('.');
        var region = Array.FindIndex(labels, label => Regions.IsKnown(label) || OtherRegions.Contains(label));
        return region < 0 ? null : string.Join('.', [.. labels[..region], .. labels[(region + 1)..]]);
    }

    private static IEnumerable<string> Read()
    {
        using var reader = new StreamReader(typeof(ServicePrincipals).Assembly.GetManifestResourceStream("service-principals.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line is not ("" or ['#', ..]))
            {
                yield return line;
            }
        }
    }
}
