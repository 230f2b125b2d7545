using ScsLabs.Model.Wire;

namespace ScsLabs.Services.SsmMessages;

/// <summary>Amazon Message Gateway Service, over which agents of Systems Manager get their messages.</summary>
/// <remarks>AWS has no model of it. Sources: Service Authorization Reference, "Amazon Message Gateway Service"; the agent's code (amazon-ssm-agent).</remarks>
internal sealed class SsmMessagesApi : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "ssmmessages",
        Protocol = WireProtocol.RestJson,
        Version = "2017-10-01",
        AccessDenied = static text => new("AccessDeniedException", 400, text),
        Invalid = Violation.InOneSentence("ValidationException"),
        AwsOperations = OperationList.NamesOf("ssmmessages"),
        Bindings = OperationList.BindingsOf("ssmmessages"),

        // CloudTrail tells of channels as data events: Systems Manager User Guide, "Logging AWS Systems Manager API calls with AWS CloudTrail".
        Trail = new() { DataEvents = new Dictionary<string, string>(StringComparer.Ordinal) { ["CreateControlChannel"] = "AWS::SSMMessages::ControlChannel" } },
    };
}
