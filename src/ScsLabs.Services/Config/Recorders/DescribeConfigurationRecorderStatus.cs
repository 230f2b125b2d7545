namespace ScsLabs.Services.Config;

/// <summary>Tells whether the configuration recorder records, and what became of it.</summary>
/// <remarks>Errors: NoSuchConfigurationRecorderException. Source: AWS Config API Reference, DescribeConfigurationRecorderStatus.</remarks>
[Operation<ConfigApi>]
public sealed record DescribeConfigurationRecorderStatus([Items(1, 256)] IReadOnlyList<string>? ConfigurationRecorderNames = null)
{
    /// <summary>The statuses.</summary>
    public sealed record Result(IReadOnlyList<ConfigurationRecorderStatus> ConfigurationRecordersStatus);

    /// <summary>Asks on each recorder that is named, or on all.</summary>
    internal static IEnumerable<Ask> Asks(DescribeConfigurationRecorderStatus request, Call call) => Recorders.Asks("config:DescribeConfigurationRecorderStatus", request.ConfigurationRecorderNames, call);

    /// <summary>Shows the statuses.</summary>
    internal static Result Handle(DescribeConfigurationRecorderStatus request, Call call) => new([.. Recorders.Named(request.ConfigurationRecorderNames, call).Select(ConfigurationRecorderStatus.Of)]);
}

/// <summary>The status of a recorder.</summary>
public sealed record ConfigurationRecorderStatus
{
    [Wire("arn")] public required string Arn { get; init; }

    [Wire("name")] public required string Name { get; init; }

    [Wire("lastStartTime")] public DateTimeOffset? LastStartTime { get; init; }

    [Wire("lastStopTime")] public DateTimeOffset? LastStopTime { get; init; }

    [Wire("recording")] public required bool Recording { get; init; }

    [Wire("lastStatus")] public required RecorderStatus LastStatus { get; init; }

    [Wire("lastErrorCode")] public string? LastErrorCode { get; init; }

    [Wire("lastErrorMessage")] public string? LastErrorMessage { get; init; }

    [Wire("lastStatusChangeTime")] public DateTimeOffset? LastStatusChangeTime { get; init; }

    /// <summary>Shows a recorder's status.</summary>
    internal static ConfigurationRecorderStatus Of(RecorderRow recorder) => new()
    {
        Arn = recorder.Arn,
        Name = recorder.Name,
        LastStartTime = recorder.LastStart,
        LastStopTime = recorder.LastStop,
        Recording = recorder.IsRecording,
        LastStatus = recorder.LastStart is null ? RecorderStatus.Pending : recorder.Failure is null ? RecorderStatus.Success : RecorderStatus.Failure,
        LastErrorCode = recorder.Failure?.Code,
        LastErrorMessage = recorder.Failure?.Message,
        LastStatusChangeTime = recorder.StatusSince,
    };
}

/// <summary>What became of the last attempt to record.</summary>
[NotEmulated("NotApplicable")]
public enum RecorderStatus
{
    /// <summary>There was none yet.</summary>
    Pending,

    /// <summary>Resources were recorded.</summary>
    Success,

    /// <summary>The role couldn't be assumed, or may not read a resource.</summary>
    Failure,
}
