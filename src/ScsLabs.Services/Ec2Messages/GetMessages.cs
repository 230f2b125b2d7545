namespace ScsLabs.Services.Ec2Messages;

/// <summary>Asks for the messages of an instance's agent. The emulator is the agent itself and knows them, so that the answer has none.</summary>
/// <remarks>Source: the agent's code (amazon-ssm-agent, agent/messageservice).</remarks>
[Operation<Ec2MessagesApi>, AnyResource]
public sealed record GetMessages([Length(1, 128)] string Destination, string? MessagesRequestId = null, int? VisibilityTimeoutInSeconds = null)
{
    /// <summary>The messages.</summary>
    public sealed record Result(string Destination, string? MessagesRequestId, IReadOnlyList<string> Messages);

    /// <summary>Answers that there are none.</summary>
    internal static Result Handle(GetMessages request) => new(request.Destination, request.MessagesRequestId, []);
}
