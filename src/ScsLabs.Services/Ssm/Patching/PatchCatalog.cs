using System.Collections.Frozen;
using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>The packages of the operating systems, with their versions: a small part of what there is.</summary>
internal static class PatchCatalog
{
    private const string Folder = "patches/";
    private const string EachArch = "*";
    private const char Extra = '+';

    private static readonly FrozenDictionary<string, ImmutableArray<CatalogPatch>> ByProduct = Read();

    /// <summary>The products, in ordinal order.</summary>
    public static IEnumerable<string> Products => ByProduct.Keys.Order(StringComparer.Ordinal);

    /// <summary>All versions, product by product, in the order of the files.</summary>
    public static IEnumerable<CatalogPatch> All => Products.SelectMany(static product => ByProduct[product]);

    /// <summary>The packages that there are for a machine, each with its versions, the oldest first.</summary>
    public static IEnumerable<IGrouping<string, CatalogPatch>> PackagesFor(PatchedMachine machine) =>
        ByProduct[machine.Product].Where(patch => patch.Arch == machine.Arch || patch.Arch is "" or "noarch" or "all").GroupBy(static patch => patch.Package, StringComparer.Ordinal);

    /// <summary>The operating system of a product.</summary>
    public static OperatingSystemType SystemOf(string product) =>
        product.StartsWith("Windows", StringComparison.Ordinal) ? OperatingSystemType.Windows
        : product.StartsWith("Ubuntu", StringComparison.Ordinal) ? OperatingSystemType.Ubuntu
        : product == "AmazonLinux2" ? OperatingSystemType.AmazonLinux2
        : OperatingSystemType.AmazonLinux2023;

    private static FrozenDictionary<string, ImmutableArray<CatalogPatch>> Read() => typeof(PatchCatalog).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(static name => name[Folder.Length..], static name => LinesOf(name).SelectMany(line => Parse(name[Folder.Length..], line)).ToImmutableArray(), StringComparer.Ordinal);

    private static IEnumerable<string> LinesOf(string resource)
    {
        using var reader = new StreamReader(typeof(PatchCatalog).Assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<CatalogPatch> Parse(string product, string line)
    {
        var system = SystemOf(product);
        if (line.Split('|', StringSplitOptions.TrimEntries) is not [var name, var arch, var epoch, var version, var release, var classification, var severity, var advisory, var cves, var date])
        {
            throw new FormatException(line);
        }

        string[] archs = arch != EachArch ? [arch] : system == OperatingSystemType.Ubuntu ? ["amd64", "arm64"] : ["x86_64", "aarch64"];
        return archs.Select(each => new CatalogPatch
        {
            System = system,
            Product = product,
            Name = name.TrimStart(Extra),
            IsExtra = name[0] == Extra,
            Arch = each,
            Epoch = epoch.Length == 0 ? 0 : int.Parse(epoch, CultureInfo.InvariantCulture),
            Version = version,
            Release = release,
            Classification = classification,
            Severity = severity,
            AdvisoryId = advisory.Length == 0 ? null : advisory,
            CveIds = cves.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            ReleasedAt = DateTimeOffset.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        });
    }
}
