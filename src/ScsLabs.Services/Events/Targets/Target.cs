namespace ScsLabs.Services.Events;

/// <summary>What a rule sends to, and what it sends there.</summary>
public sealed record Target(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string Id,
    [Length(1, 1600)] string Arn)
{
    /// <summary>The role with which the target is called; null for none.</summary>
    [Length(1, 1600)]
    public string? RoleArn { get; init; }

    /// <summary>JSON that is sent instead of the event; null for the event.</summary>
    [Length(0, 8192)]
    public string? Input { get; init; }

    /// <summary>The path of the part of the event that is sent; null for all of it.</summary>
    [Length(0, 256)]
    public string? InputPath { get; init; }

    /// <summary>What is made of the event and sent; null for the event itself.</summary>
    public InputTransformer? InputTransformer { get; init; }

    /// <summary>The queue for events that can't be delivered; null for none.</summary>
    public DeadLetterConfig? DeadLetterConfig { get; init; }

    /// <summary>How long and how often delivery is tried; null for a day and 185 times.</summary>
    public RetryPolicy? RetryPolicy { get; init; }
}

/// <summary>A template, and the paths into the event that fill its variables.</summary>
public sealed record InputTransformer(
    [Length(1, 8192)] string InputTemplate,
    [Length(0, 100), Keys(1, 256, Pattern = @"[A-Za-z0-9\_\-]+"), Items(0, 256)] IReadOnlyDictionary<string, string>? InputPathsMap = null);

/// <summary>A dead-letter queue.</summary>
public sealed record DeadLetterConfig([Length(1, 1600)] string? Arn = null);

/// <summary>How long and how often delivery is tried.</summary>
public sealed record RetryPolicy([Range(0, 185)] int? MaximumRetryAttempts = null, [Range(60, 86_400)] int? MaximumEventAgeInSeconds = null);

/// <summary>A target that a request couldn't put or remove.</summary>
public sealed record FailedTarget(string TargetId, string ErrorCode, string ErrorMessage);
