namespace ScsLabs.Services.Config;

/// <summary>Deletes the configuration recorder. What it recorded stays.</summary>
/// <remarks>Errors: NoSuchConfigurationRecorderException. Source: AWS Config API Reference, DeleteConfigurationRecorder.</remarks>
[Operation<ConfigApi>]
public sealed record DeleteConfigurationRecorder([Target<RecorderRow>, Length(1, 256)] string ConfigurationRecorderName)
{
    /// <summary>Deletes the recorder.</summary>
    internal static void Handle(DeleteConfigurationRecorder request, RecorderRow recorder, Draft draft) => draft.Remove(recorder);
}
