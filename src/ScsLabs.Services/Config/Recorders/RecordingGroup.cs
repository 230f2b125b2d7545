namespace ScsLabs.Services.Config;

/// <summary>The resource types that a recorder records.</summary>
/// <remarks>Source: AWS Config API Reference, RecordingGroup.</remarks>
public sealed record RecordingGroup
{
    [Wire("allSupported")] public bool? AllSupported { get; init; }

    [Wire("includeGlobalResourceTypes")] public bool? IncludeGlobalResourceTypes { get; init; }

    [Wire("resourceTypes")] public IReadOnlyList<string>? ResourceTypes { get; init; }

    [Wire("exclusionByResourceTypes")] public ExclusionByResourceTypes? ExclusionByResourceTypes { get; init; }

    [Wire("recordingStrategy")] public RecordingStrategy? RecordingStrategy { get; init; }

    /// <summary>The group as it is kept and shown: with all members.</summary>
    /// <exception cref="AwsException">Members contradict each other, or a type is unknown.</exception>
    internal static RecordingGroup Of(RecordingGroup? given)
    {
        var (types, excluded) = (given?.ResourceTypes ?? [], given?.ExclusionByResourceTypes?.ResourceTypes ?? []);
        var strategy = given?.RecordingStrategy?.UseOnly ?? (excluded.Count > 0 ? RecordingStrategyType.Exclusion : types.Count > 0 ? RecordingStrategyType.Inclusion : RecordingStrategyType.AllSupported);
        var all = given?.AllSupported ?? (given is null || strategy == RecordingStrategyType.AllSupported);
        if (types.Concat(excluded).FirstOrDefault(type => !NameList.ResourceTypes.Has(type)) is { } unknown)
        {
            throw ConfigErrors.Validation($"1 validation error detected: Value '[{unknown}]' at 'configurationRecorder.recordingGroup.resourceTypes' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: AWS resource types]");
        }

        if (all && types.Count > 0)
        {
            throw ConfigErrors.InvalidRecordingGroup("The recording group provided is not valid: allSupported must be false when resource types are given.");
        }

        if (!all && (strategy == RecordingStrategyType.Inclusion ? types.Count == 0 : strategy == RecordingStrategyType.AllSupported))
        {
            throw ConfigErrors.InvalidRecordingGroup("The recording group provided is not valid");
        }

        return new()
        {
            AllSupported = all,
            IncludeGlobalResourceTypes = given?.IncludeGlobalResourceTypes ?? false,
            ResourceTypes = types,
            ExclusionByResourceTypes = new(excluded),
            RecordingStrategy = new(strategy),
        };
    }

    /// <summary>Whether a type is recorded.</summary>
    /// <param name="type">The type, such as <c>AWS::EC2::Volume</c>.</param>
    /// <param name="isGlobal">Whether its resources have no Region, as IAM's.</param>
    internal bool Includes(string type, bool isGlobal) => RecordingStrategy!.UseOnly switch
    {
        RecordingStrategyType.Inclusion => ResourceTypes!.Contains(type, StringComparer.Ordinal),
        RecordingStrategyType.Exclusion => !ExclusionByResourceTypes!.ResourceTypes!.Contains(type, StringComparer.Ordinal),
        _ => !isGlobal || IncludeGlobalResourceTypes == true,
    };
}

/// <summary>The types that aren't recorded.</summary>
public sealed record ExclusionByResourceTypes([Wire("resourceTypes")] IReadOnlyList<string>? ResourceTypes);

/// <summary>Which members of the group count.</summary>
public sealed record RecordingStrategy([Wire("useOnly")] RecordingStrategyType? UseOnly);

/// <summary>The strategies of recording.</summary>
public enum RecordingStrategyType
{
    /// <summary>All types.</summary>
    [Wire("ALL_SUPPORTED_RESOURCE_TYPES")]
    AllSupported,

    /// <summary>The types that are named.</summary>
    [Wire("INCLUSION_BY_RESOURCE_TYPES")]
    Inclusion,

    /// <summary>All types but those that are named.</summary>
    [Wire("EXCLUSION_BY_RESOURCE_TYPES")]
    Exclusion,
}
