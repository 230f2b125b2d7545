namespace ScsLabs.Services.SsmMessages;

/// <summary>Registers the channel over which an instance's agent gets its messages, and opens it. The emulator is the agent itself, so that no WebSocket follows.</summary>
/// <remarks>Source: the agent's code (amazon-ssm-agent, agent/session/service).</remarks>
[Operation<SsmMessagesApi>]
public sealed record CreateControlChannel([Length(1, 128)] string ChannelId, string? MessageSchemaVersion = null, string? RequestId = null)
{
    /// <summary>The token with which the channel would be opened.</summary>
    public sealed record Result([property: Sensitive] string TokenValue);

    /// <summary>Asks to register the channel and to open it: neither is about a resource.</summary>
    internal static IEnumerable<Ask> Asks() => [new("ssmmessages:CreateControlChannel", "*"), new("ssmmessages:OpenControlChannel", "*")];

    /// <summary>Makes the token.</summary>
    internal static Result Handle(Call call) => new(call.Ids.Unique("", 32));
}
