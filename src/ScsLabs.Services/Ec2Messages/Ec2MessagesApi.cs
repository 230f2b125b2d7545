using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Ec2Messages;

/// <summary>Amazon Message Delivery Service, over which agents of Systems Manager get their messages where they don't reach the Message Gateway Service.</summary>
/// <remarks>AWS has no model of it. Sources: Service Authorization Reference, "Amazon Message Delivery Service"; the agent's code (amazon-ssm-agent).</remarks>
internal sealed class Ec2MessagesApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "ec2messages",
        Protocol = WireProtocol.Json11,
        Version = "2015-06-19",
        TargetPrefix = "EC2WindowsMessageDeliveryService",
        AccessDenied = static text => new("AccessDeniedException", 400, text),
        Invalid = Violation.InOneSentence("ValidationException"),
        AwsOperations = OperationList.NamesOf("ec2messages"),

        // CloudTrail doesn't tell of messages.
        Trail = new() { DataEvents = OperationList.NamesOf("ec2messages").ToDictionary(static operation => operation, static _ => TrailRules.Untold, StringComparer.Ordinal) },
    };
}
