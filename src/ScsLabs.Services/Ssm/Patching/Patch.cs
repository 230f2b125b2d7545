namespace ScsLabs.Services.Ssm;

/// <summary>A patch as it is shown.</summary>
public sealed record Patch
{
    public required DateTimeOffset ReleaseDate { get; init; }
    public required string Product { get; init; }
    public required string Classification { get; init; }

    /// <summary>The title; on Windows alone, as all down to the language.</summary>
    public string? Title { get; init; }

    public string? ContentUrl { get; init; }
    public string? Vendor { get; init; }
    public string? ProductFamily { get; init; }
    public string? MsrcSeverity { get; init; }
    public string? KbNumber { get; init; }
    public string? Language { get; init; }

    /// <summary>The advisories; on Linux alone, as all that follows.</summary>
    public IReadOnlyList<string>? AdvisoryIds { get; init; }

    [Wire("CVEIds")] public IReadOnlyList<string>? CveIds { get; init; }
    public string? Name { get; init; }
    public int? Epoch { get; init; }
    public string? Version { get; init; }
    public string? Release { get; init; }
    public string? Arch { get; init; }
    public string? Severity { get; init; }

    /// <summary>Shows a patch.</summary>
    internal static Patch Of(CatalogPatch patch)
    {
        var common = new Patch { ReleaseDate = patch.ReleasedAt, Product = patch.Product, Classification = patch.Classification };
        return patch.IsWindows
            ? common with
            {
                Title = patch.Title,
                ContentUrl = $"https://support.microsoft.com/en-us/kb/{patch.Version[2..]}",
                Vendor = "Microsoft",
                ProductFamily = "Windows",
                MsrcSeverity = patch.Severity,
                KbNumber = patch.Version,
                Language = "All",
            }
            : common with
            {
                AdvisoryIds = patch.AdvisoryId is { } advisory ? [advisory] : [],
                CveIds = patch.CveIds,
                Name = patch.Name,
                Epoch = patch.Epoch,
                Version = patch.Version,
                Release = patch.Release,
                Arch = patch.Arch,
                Severity = patch.Severity,
            };
    }
}
