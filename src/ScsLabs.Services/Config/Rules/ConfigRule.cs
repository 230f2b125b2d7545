namespace ScsLabs.Services.Config;

/// <summary>A rule as requests and answers have it.</summary>
/// <remarks>Source: AWS Config API Reference, ConfigRule.</remarks>
public sealed record ConfigRule
{
    /// <summary>The form of rules' names.</summary>
    internal const string NameForm = @".*\S.*";

    [Length(1, 128), Pattern(NameForm)] public string? ConfigRuleName { get; init; }

    [Length(1, 256)] public string? ConfigRuleArn { get; init; }

    [Length(1, 64)] public string? ConfigRuleId { get; init; }

    [Length(0, 256)] public string? Description { get; init; }

    public Scope? Scope { get; init; }

    public required Source Source { get; init; }

    [Length(1, 1024)] public string? InputParameters { get; init; }

    public MaximumExecutionFrequency? MaximumExecutionFrequency { get; init; }

    public ConfigRuleState? ConfigRuleState { get; init; }

    public IReadOnlyList<EvaluationModeConfiguration>? EvaluationModes { get; init; }
}

/// <summary>The resources whose changes a rule evaluates.</summary>
public sealed record Scope
{
    [Length(0, 100), Items(1, 256)] public IReadOnlyList<string>? ComplianceResourceTypes { get; init; }

    [Length(1, 128)] public string? TagKey { get; init; }

    [Length(1, 256)] public string? TagValue { get; init; }

    [Length(1, 768)] public string? ComplianceResourceId { get; init; }

    /// <summary>Requires that it says of which type a resource is, and of which key a value.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException.</exception>
    internal void Require()
    {
        if (ComplianceResourceId is not null && ComplianceResourceTypes is not [_])
        {
            throw ConfigErrors.InvalidParameter("A scope with a ComplianceResourceId must have exactly one of ComplianceResourceTypes.");
        }

        if (TagValue is not null && TagKey is null)
        {
            throw ConfigErrors.InvalidParameter("A scope with a TagValue must have a TagKey.");
        }
    }

    /// <summary>Whether a resource is among them.</summary>
    internal bool Includes(Subject resource) =>
        (ComplianceResourceTypes is not { Count: > 0 } types || types.Contains(resource.Type, StringComparer.Ordinal))
        && (ComplianceResourceId is not { } id || id == resource.ResourceId)
        && (TagKey is not { } key || (resource.Tags.TryGetValue(key, out var value) && (TagValue is not { } wanted || wanted == value)));
}

/// <summary>Who wrote a rule, and which it is.</summary>
public sealed record Source(SourceOwner Owner, [Length(1, 256)] string? SourceIdentifier = null)
{
    /// <summary>What triggers a custom rule; null for a managed one.</summary>
    [Length(0, 25)] public IReadOnlyList<SourceDetail>? SourceDetails { get; init; }

    /// <summary>Whether changes of resources trigger a custom rule.</summary>
    internal bool HasChanges => SourceDetails?.Any(detail => detail.MessageType is not MessageType.ScheduledNotification) == true;

    /// <summary>The frequency with which time triggers a custom rule; null for never.</summary>
    internal MaximumExecutionFrequency? Frequency =>
        SourceDetails?.FirstOrDefault(detail => detail.MessageType == MessageType.ScheduledNotification) is { } scheduled ? scheduled.MaximumExecutionFrequency ?? Config.MaximumExecutionFrequency.TwentyFourHours : null;
}

/// <summary>A trigger of a custom rule.</summary>
public sealed record SourceDetail(EventSource? EventSource = null, MessageType? MessageType = null, MaximumExecutionFrequency? MaximumExecutionFrequency = null);

/// <summary>The sources of triggers.</summary>
public enum EventSource
{
    /// <summary>AWS Config.</summary>
    [Wire("aws.config")]
    AwsConfig,
}

/// <summary>What triggers a custom rule.</summary>
[NotEmulated("ConfigurationSnapshotDeliveryCompleted")]
public enum MessageType
{
    /// <summary>A resource changed.</summary>
    ConfigurationItemChangeNotification,

    /// <summary>A period is over.</summary>
    ScheduledNotification,

    /// <summary>A resource changed whose item is too large to be told. No item is here.</summary>
    OversizedConfigurationItemChangeNotification,
}

/// <summary>The authors of rules.</summary>
[NotEmulated("CUSTOM_POLICY")]
public enum SourceOwner
{
    /// <summary>AWS: a managed rule.</summary>
    [Wire("AWS")]
    Aws,

    /// <summary>The account: a function of Lambda.</summary>
    [Wire("CUSTOM_LAMBDA")]
    CustomLambda,
}

/// <summary>The states of a rule.</summary>
[NotEmulated("DELETING", "DELETING_RESULTS", "EVALUATING")]
public enum ConfigRuleState
{
    /// <summary>It evaluates.</summary>
    [Wire("ACTIVE")]
    Active,
}

/// <summary>A mode of a rule's evaluations.</summary>
public sealed record EvaluationModeConfiguration(EvaluationMode? Mode = null);

/// <summary>The modes of evaluation.</summary>
[NotEmulated("PROACTIVE")]
public enum EvaluationMode
{
    /// <summary>Resources that are there are evaluated.</summary>
    [Wire("DETECTIVE")]
    Detective,
}
