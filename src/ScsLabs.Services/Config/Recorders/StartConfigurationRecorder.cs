namespace ScsLabs.Services.Config;

/// <summary>Starts recording: first the resources that there are, then their changes.</summary>
/// <remarks>Errors: NoSuchConfigurationRecorderException, NoAvailableDeliveryChannelException. Source: AWS Config API Reference, StartConfigurationRecorder.</remarks>
[Operation<ConfigApi>]
public sealed record StartConfigurationRecorder([Target<RecorderRow>, Length(1, 256)] string ConfigurationRecorderName)
{
    /// <summary>Starts the recorder.</summary>
    internal static void Handle(StartConfigurationRecorder request, RecorderRow recorder, Call call, Draft draft)
    {
        if (draft.Count<DeliveryChannel>(call.Place) == 0)
        {
            throw ConfigErrors.NoDeliveryChannel();
        }

        draft.Put(recorder with { IsRecording = true, LastStart = call.Timestamp, StatusSince = call.Timestamp });
        draft.Afterwards((acting, cancellationToken) => Recorder.TakeStockAsync(recorder.Place, acting, cancellationToken));
    }
}
