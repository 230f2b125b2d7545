namespace ScsLabs.Services.Config;

/// <summary>Stops recording. Rules go on with what was recorded last.</summary>
/// <remarks>Errors: NoSuchConfigurationRecorderException. Source: AWS Config API Reference, StopConfigurationRecorder.</remarks>
[Operation<ConfigApi>]
public sealed record StopConfigurationRecorder([Target<RecorderRow>, Length(1, 256)] string ConfigurationRecorderName)
{
    /// <summary>Stops the recorder.</summary>
    internal static void Handle(StopConfigurationRecorder request, RecorderRow recorder, Call call, Draft draft) =>
        draft.Put(recorder with { IsRecording = false, LastStop = call.Timestamp, StatusSince = call.Timestamp });
}
