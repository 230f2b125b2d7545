namespace ScsLabs.Services.CloudTrail;

/// <summary>Selects events for a trail: management events that read or write, and data events of resources.</summary>
/// <remarks>Source: CloudTrail API Reference, EventSelector.</remarks>
public sealed record EventSelector
{
    public ReadWriteType? ReadWriteType { get; init; }

    public bool? IncludeManagementEvents { get; init; }

    public IReadOnlyList<DataResource>? DataResources { get; init; }

    public IReadOnlyList<string>? ExcludeManagementEventSources { get; init; }

    /// <summary>The selector as it is kept and shown: with all members.</summary>
    /// <exception cref="AwsException">A member isn't valid, or isn't emulated.</exception>
    internal EventSelector Checked()
    {
        foreach (var resource in DataResources ?? [])
        {
            resource.Check();
        }

        if (ExcludeManagementEventSources?.FirstOrDefault(static source => source is not ("kms.amazonaws.com" or "rdsdata.amazonaws.com")) is { } wrong)
        {
            throw CloudTrailErrors.InvalidSelectors($"Value {wrong} for ExcludeManagementEventSources is invalid.");
        }

        if (ExcludeManagementEventSources is { Count: > 0 } && IncludeManagementEvents == false)
        {
            throw CloudTrailErrors.InvalidSelectors("ExcludeManagementEventSources can't be given when IncludeManagementEvents is false.");
        }

        return new()
        {
            ReadWriteType = ReadWriteType ?? CloudTrail.ReadWriteType.All,
            IncludeManagementEvents = IncludeManagementEvents ?? true,
            DataResources = DataResources ?? [],
            ExcludeManagementEventSources = ExcludeManagementEventSources ?? [],
        };
    }

    /// <summary>Whether an event is selected.</summary>
    internal bool Selects(CallEvent happened) =>
        (ReadWriteType is CloudTrail.ReadWriteType.All || happened.IsReadOnly == ReadWriteType is CloudTrail.ReadWriteType.ReadOnly)
        && (happened.DataType is null
            ? IncludeManagementEvents == true && !ExcludeManagementEventSources!.Contains(happened.Source, StringComparer.Ordinal)
            : DataResources!.Any(resource => resource.Has(happened)));
}

/// <summary>Whether events are selected that read, that write, or both.</summary>
public enum ReadWriteType
{
    /// <summary>Those that read.</summary>
    ReadOnly,

    /// <summary>Those that write.</summary>
    WriteOnly,

    /// <summary>Both.</summary>
    All,
}

/// <summary>The resources whose data events are selected.</summary>
public sealed record DataResource(string? Type = null, IReadOnlyList<string>? Values = null)
{
    private const string Objects = "AWS::S3::Object";
    private const string AllBuckets = "arn:aws:s3";

    /// <summary>Requires that the type is emulated and each value well formed.</summary>
    /// <exception cref="AwsException">The type isn't emulated, or a value isn't valid.</exception>
    internal void Check()
    {
        if (Type is "AWS::Lambda::Function" or "AWS::DynamoDB::Table")
        {
            throw AwsException.NotEmulated($"data events of {Type}");
        }

        if (Type != Objects)
        {
            throw CloudTrailErrors.InvalidSelectors($"Value {Type} for DataResources.Type is invalid.");
        }

        if (Values?.FirstOrDefault(static value => !IsValid(value)) is { } wrong)
        {
            throw CloudTrailErrors.InvalidSelectors($"Value {wrong} for DataResources.Values is invalid.");
        }
    }

    /// <summary>Whether an event is about one of the resources.</summary>
    internal bool Has(CallEvent happened) =>
        happened.DataType == Type && Values is not null && happened.Resources.Any(resource => Values.Any(value => value is AllBuckets or AllBuckets + ":::" || AsObject(resource.Arn).StartsWith(value, StringComparison.Ordinal)));

    /// <summary>A bucket's own ARN stands for the empty key.</summary>
    private static string AsObject(string arn) => arn.Contains('/') ? arn : arn + "/";

    private static bool IsValid(string value) => value is AllBuckets or AllBuckets + ":::" || (value.StartsWith(AllBuckets + ":::", StringComparison.Ordinal) && value.Contains('/') && !value.Contains('*'));
}
