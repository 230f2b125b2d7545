using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Config;

/// <summary>AWS Config.</summary>
internal sealed class ConfigApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "config",
        Protocol = WireProtocol.Json11,
        Version = "2014-11-12",
        TargetPrefix = "StarlingDoveService",
        AccessDenied = static text => new("AccessDeniedException", 400, text),
        Invalid = Violation.InOneSentence("ValidationException"),
        AwsOperations = OperationList.NamesOf("config"),
        Follow = new(Recorder.Concerns, Recorder.FollowAsync),
    };
}
