namespace ScsLabs.Services.Config;

/// <summary>A configuration recorder as requests and answers have it.</summary>
/// <remarks>Source: AWS Config API Reference, ConfigurationRecorder.</remarks>
public sealed record ConfigurationRecorder
{
    [Wire("arn"), Length(1, 1000)] public string? Arn { get; init; }

    [Wire("name"), Length(1, 256)] public string? Name { get; init; }

    [Wire("roleARN")] public string? RoleArn { get; init; }

    [Wire("recordingGroup")] public RecordingGroup? RecordingGroup { get; init; }

    [Wire("recordingMode")] public RecordingMode? RecordingMode { get; init; }

    [Wire("recordingScope")] public RecordingScope? RecordingScope { get; init; }

    /// <summary>Shows a recorder.</summary>
    internal static ConfigurationRecorder Of(RecorderRow recorder) => new()
    {
        Arn = recorder.Arn,
        Name = recorder.Name,
        RoleArn = recorder.RoleArn,
        RecordingGroup = recorder.Group,
        RecordingMode = new(RecordingFrequency.Continuous),
        RecordingScope = Config.RecordingScope.Paid,
    };
}

/// <summary>How often changes are recorded.</summary>
public sealed record RecordingMode([Wire("recordingFrequency")] RecordingFrequency RecordingFrequency);

/// <summary>The frequencies of recording.</summary>
[NotEmulated("DAILY")]
public enum RecordingFrequency
{
    /// <summary>Each change is recorded.</summary>
    [Wire("CONTINUOUS")]
    Continuous,
}

/// <summary>Who pays for the recorder.</summary>
[NotEmulated("INTERNAL")]
public enum RecordingScope
{
    /// <summary>The customer.</summary>
    [Wire("PAID")]
    Paid,
}
