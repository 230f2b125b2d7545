using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ec2Messages;
using ScsLabs.Services.SsmMessages;

namespace ScsLabs.Services.Ssm;

/// <summary>What the agents of instances do: they call Systems Manager with the credentials of a role, over the way that the network has for them.</summary>
internal static class AgentCalls
{
    /// <summary>Nobody refused: the service isn't reached.</summary>
    private const string Unreached = "";

    /// <summary>Has an agent call: it opens the channel for its messages, and tells that it is there.</summary>
    public static async Task CallAsync(Place place, string instanceId, IActing acting, CancellationToken cancellationToken)
    {
        if (await RegisterAsync(place, instanceId, acting, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            KeepOut(place, instanceId, refusal, acting);
        }
    }

    /// <summary>Has an agent ask for its messages now.</summary>
    /// <returns>Whether it gets them.</returns>
    public static async Task<bool> GetsMessagesAsync(Place place, string instanceId, IActing acting, CancellationToken cancellationToken)
    {
        if (await OpenChannelAsync(place, instanceId, acting, cancellationToken).ConfigureAwait(false) is not { } refusal)
        {
            return true;
        }

        KeepOut(place, instanceId, refusal, acting);
        return false;
    }

    /// <summary>Creates a transport with which an instance's agent calls a service.</summary>
    /// <returns>The transport; null where the instance doesn't run, has no role, or finds no way to the service.</returns>
    /// <exception cref="AwsException">The role doesn't trust the service that is to assume it.</exception>
    public static async Task<IServiceTransport?> AsAgentAsync(Place place, string instanceId, string service, IActing acting, CancellationToken cancellationToken) =>
        acting.World.Find<Instance>(place, instanceId) is { State: InstanceState.Running } instance && AgentIdentity.InUse(instance, acting.World) is { } identity
            ? await identity.ConnectAsync(instance, service, acting, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Has an agent choose its role, open its channel and register.</summary>
    /// <returns>Why it wasn't let in; null where it was.</returns>
    private static async Task<string?> RegisterAsync(Place place, string instanceId, IActing acting, CancellationToken cancellationToken)
    {
        await ChooseAsync(place, instanceId, acting, cancellationToken).ConfigureAwait(false);
        return acting.World.Find<SsmAgent>(place, instanceId) is { } agent
            ? await OpenChannelAsync(place, instanceId, acting, cancellationToken).ConfigureAwait(false)
                ?? await TryAsync(
                    AsAgentAsync(place, instanceId, "ssm", acting, cancellationToken),
                    transport => new SsmClient(transport).UpdateInstanceInformationAsync(new(instanceId, agent.Version, UpdateInstanceInformation.Active), cancellationToken)).ConfigureAwait(false)
            : Unreached;
    }

    /// <summary>Has an agent with two roles choose: it takes the instance's own, unless Systems Manager refuses that.</summary>
    private static async Task ChooseAsync(Place place, string instanceId, IActing acting, CancellationToken cancellationToken)
    {
        var world = acting.World;
        if (world.Find<SsmAgent>(place, instanceId) is not { } agent || world.Find<Instance>(place, instanceId) is not { State: InstanceState.Running } instance || AgentIdentity.Of(instance, world) is not [var own, _])
        {
            return;
        }

        var refusal = await TryAsync(
            own.ConnectAsync(instance, "ssm", acting, cancellationToken),
            transport => new SsmClient(transport).UpdateInstanceInformationAsync(new(instanceId, agent.Version), cancellationToken)).ConfigureAwait(false);
        acting.Write(draft =>
        {
            var usesDefault = refusal is { Length: > 0 };
            if (draft.Find<SsmAgent>(place, instanceId) is { } current && current.UsesDefaultRole != usesDefault)
            {
                draft.Put(current with { UsesDefaultRole = usesDefault });
            }

            return true;
        });
    }

    /// <summary>Opens the channel for messages at the Message Gateway Service or, where that isn't reached or refuses, asks the Message Delivery Service, as the agent does.</summary>
    /// <returns>Why the first isn't open, where neither is; else null.</returns>
    private static async Task<string?> OpenChannelAsync(Place place, string instanceId, IActing acting, CancellationToken cancellationToken) =>
        await TryAsync(
            AsAgentAsync(place, instanceId, "ssmmessages", acting, cancellationToken),
            transport => new SsmMessagesClient(transport).CreateControlChannelAsync(new(instanceId), cancellationToken)).ConfigureAwait(false) is { } refusal
        && await TryAsync(
            AsAgentAsync(place, instanceId, "ec2messages", acting, cancellationToken),
            transport => new Ec2MessagesClient(transport).GetMessagesAsync(new(instanceId), cancellationToken)).ConfigureAwait(false) is not null
            ? refusal
            : null;

    /// <summary>Has an agent call a service.</summary>
    /// <returns>Why the call wasn't taken: the error's text, or nothing where the service isn't reached; null where it was.</returns>
    private static async Task<string?> TryAsync(Task<IServiceTransport?> connecting, Func<IServiceTransport, Task> call)
    {
        try
        {
            if (await connecting.ConfigureAwait(false) is not { } transport)
            {
                return Unreached;
            }

            await call(transport).ConfigureAwait(false);
            return null;
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            return refused.Message;
        }
    }

    private static void KeepOut(Place place, string instanceId, string refusal, IActing acting) => acting.Write(draft =>
    {
        if (draft.Find<SsmAgent>(place, instanceId) is { Next: not null } agent && draft.Find<Instance>(place, instanceId) is { } instance)
        {
            draft.Put(agent.KeptOut(refusal, AgentDoor.Of(instance, refusal != Unreached, draft), acting.Now));
        }

        return true;
    });
}
