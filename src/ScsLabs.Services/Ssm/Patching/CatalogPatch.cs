namespace ScsLabs.Services.Ssm;

/// <summary>A version of a package, or an update of Windows, in the catalogue.</summary>
internal sealed record CatalogPatch
{
    /// <summary>The operating system.</summary>
    public required OperatingSystemType System { get; init; }

    /// <summary>The product, such as <c>AmazonLinux2023</c>.</summary>
    public required string Product { get; init; }

    /// <summary>The package's name; on Windows the name of a line of updates, of which the later ones supersede the earlier.</summary>
    public required string Name { get; init; }

    /// <summary>The architecture; empty on Windows.</summary>
    public required string Arch { get; init; }

    /// <summary>The epoch.</summary>
    public required int Epoch { get; init; }

    /// <summary>The version; on Windows the number of the Knowledge Base.</summary>
    public required string Version { get; init; }

    /// <summary>The release; on Windows the title, on Ubuntu empty.</summary>
    public required string Release { get; init; }

    /// <summary>The classification; empty for a version that no update brought.</summary>
    public required string Classification { get; init; }

    /// <summary>The severity; on Windows that of MSRC, on Ubuntu the package's priority.</summary>
    public required string Severity { get; init; }

    /// <summary>The advisory; null for none.</summary>
    public required string? AdvisoryId { get; init; }

    /// <summary>The vulnerabilities that it closes.</summary>
    public required IReadOnlyList<string> CveIds { get; init; }

    /// <summary>The time of its release.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    /// <summary>Whether images are without the package.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Whether it is an update of Windows.</summary>
    public bool IsWindows => System == OperatingSystemType.Windows;

    /// <summary>What it is a version of: all versions of a package have the same.</summary>
    public string Package => IsWindows ? Name : $"{Name}.{Arch}";

    /// <summary>The id in reports.</summary>
    public string KbId => IsWindows ? Version : Package;

    /// <summary>The title in reports.</summary>
    public string Title => System switch
    {
        OperatingSystemType.Windows => Release,
        OperatingSystemType.Ubuntu => $"{Package}:{Version}",
        _ => $"{Package}:{Epoch}:{Version}-{Release}",
    };

    /// <summary>A key that no other patch has, which orders lists.</summary>
    public string Key => $"{Product}/{Package}/{ReleasedAt:yyyy-MM-dd}/{Version}-{Release}";

    /// <summary>Whether it is an update that its vendor tells of, and not just a version.</summary>
    public bool IsUpdate => IsWindows || AdvisoryId is not null;

    /// <summary>Whether it closes vulnerabilities.</summary>
    public bool IsSecurity => Classification is "Security" or "SecurityUpdates";
}
