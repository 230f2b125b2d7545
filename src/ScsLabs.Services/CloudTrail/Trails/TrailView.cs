namespace ScsLabs.Services.CloudTrail;

/// <summary>A trail's settings in an answer to who changed them.</summary>
/// <remarks>Source: CloudTrail API Reference, CreateTrail and UpdateTrail.</remarks>
public sealed record TrailSettings
{
    public required string Name { get; init; }

    public required string S3BucketName { get; init; }

    public string? S3KeyPrefix { get; init; }

    public required bool IncludeGlobalServiceEvents { get; init; }

    public required bool IsMultiRegionTrail { get; init; }

    [Wire("TrailARN")] public required string TrailArn { get; init; }

    public required bool LogFileValidationEnabled { get; init; }

    public required bool IsOrganizationTrail { get; init; }

    /// <summary>Shows a trail's settings.</summary>
    internal static TrailSettings Of(TrailRow trail) => new()
    {
        Name = trail.Name,
        S3BucketName = trail.Bucket,
        S3KeyPrefix = trail.Prefix,
        IncludeGlobalServiceEvents = trail.IncludesGlobal,
        IsMultiRegionTrail = trail.IsMultiRegion,
        TrailArn = trail.Arn,
        LogFileValidationEnabled = false,
        IsOrganizationTrail = false,
    };
}

/// <summary>A trail in an answer.</summary>
/// <remarks>Source: CloudTrail API Reference, Trail.</remarks>
public sealed record Trail
{
    public required string Name { get; init; }

    public required string S3BucketName { get; init; }

    public string? S3KeyPrefix { get; init; }

    public required bool IncludeGlobalServiceEvents { get; init; }

    public required bool IsMultiRegionTrail { get; init; }

    public required string HomeRegion { get; init; }

    [Wire("TrailARN")] public required string TrailArn { get; init; }

    public required bool LogFileValidationEnabled { get; init; }

    public required bool HasCustomEventSelectors { get; init; }

    public required bool HasInsightSelectors { get; init; }

    public required bool IsOrganizationTrail { get; init; }

    /// <summary>Shows a trail.</summary>
    internal static Trail Of(TrailRow trail) => new()
    {
        Name = trail.Name,
        S3BucketName = trail.Bucket,
        S3KeyPrefix = trail.Prefix,
        IncludeGlobalServiceEvents = trail.IncludesGlobal,
        IsMultiRegionTrail = trail.IsMultiRegion,
        HomeRegion = trail.Region,
        TrailArn = trail.Arn,
        LogFileValidationEnabled = false,
        HasCustomEventSelectors = trail.Selectors.IsCustom,
        HasInsightSelectors = false,
        IsOrganizationTrail = false,
    };
}
