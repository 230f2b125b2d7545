using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Logs;

/// <summary>Amazon CloudWatch Logs: log groups, streams, events and filter patterns.</summary>
/// <remarks>Source: CloudWatch Logs API Reference, Smithy model 2014-03-28.</remarks>
internal sealed class LogsApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "logs",
        Protocol = WireProtocol.Json11,
        Version = "2014-03-28",
        TargetPrefix = "Logs_20140328",
        AccessDenied = static text => new("AccessDeniedException", 400, text),
        Invalid = Violation.InOneSentence("InvalidParameterException"),
        AwsOperations = OperationList.NamesOf("logs"),

        // CloudTrail doesn't tell of what is put into logs: User Guide, "Logging Amazon CloudWatch Logs API calls".
        Trail = new() { DataEvents = new Dictionary<string, string>(StringComparer.Ordinal) { ["PutLogEvents"] = TrailRules.Untold } },
    };
}
