using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Events;

/// <summary>Amazon EventBridge: buses, rules and targets.</summary>
/// <remarks>Source: EventBridge API Reference, Smithy model 2015-10-07.</remarks>
internal sealed class EventsApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "events",
        Protocol = WireProtocol.Json11,
        Version = "2015-10-07",
        TargetPrefix = "AWSEvents",
        AccessDenied = static text => new("AccessDeniedException", 400, text),
        Invalid = Violation.InOneSentence("ValidationException"),
        AwsOperations = OperationList.NamesOf("events"),
        Trail = new() { DataEvents = new Dictionary<string, string>(StringComparer.Ordinal) { ["PutEvents"] = "AWS::Events::EventBus" } },
        Follow = new(ServiceEvents.Concerns, ServiceEvents.FollowAsync),
    };
}
