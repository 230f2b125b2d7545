using System.Collections.Frozen;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ec2Messages;
using ScsLabs.Services.Iam;
using ScsLabs.Services.SsmMessages;
using InstanceProfile = ScsLabs.Services.Iam.InstanceProfile;

namespace ScsLabs.Services.Ssm;

/// <summary>What the agents of instances do: they call Systems Manager with the credentials of a role, over the way that the network has for them.</summary>
internal static class AgentCalls
{
    /// <summary>Nobody refused: the service isn't reached.</summary>
    private const string Unreached = "";

    /// <summary>What can let in an agent that wasn't: its permissions, and its way.</summary>
    private static readonly FrozenSet<Type> Doors = new[] { typeof(Role), typeof(ManagedPolicy), typeof(InstanceProfile), typeof(ServiceSetting), typeof(VpcEndpoint), typeof(SecurityGroupRule), typeof(NetworkAcl), typeof(RouteRow), typeof(InternetGateway), typeof(NatGateway) }.ToFrozenSet();

    /// <summary>Whether a commit starts or ends an agent, because an instance runs or doesn't any more, or gets another role, its own or its Region's; or may let one in.</summary>
    public static bool Concerns(Commit commit) => commit.Changes.Any(static change => InstanceOf(change) is not null || change is Change<ServiceSetting>) || AccountsOf(commit).Any();

    /// <summary>Starts and ends agents, and has those try again that may be let in now: nobody need wait here until they would by themselves.</summary>
    public static Task FollowAsync(Commit commit, IActing acting, CancellationToken cancellationToken)
    {
        foreach (var account in AccountsOf(commit).Distinct())
        {
            acting.Write(draft => Wake(account, draft, acting.Now));
        }

        foreach (var setting in commit.Changes.OfType<Change<ServiceSetting>>().Select(static change => change.New).OfType<ServiceSetting>())
        {
            acting.Write(draft => Start(setting.Place, draft, acting.Now));
        }

        foreach (var (place, id) in commit.Changes.Select(InstanceOf).OfType<(Place, string)>().Distinct())
        {
            acting.Write(draft => Follow(place, id, draft, acting.Now));
        }

        return Task.CompletedTask;
    }

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

    /// <summary>The instance whose agent a change is about; null for none.</summary>
    private static (Place Place, string Id)? InstanceOf(Change change) => change switch
    {
        Change<Instance> { Old: var before, New: { } after } when before?.State != after.State || before.MetadataOptions != after.MetadataOptions => (after.Place, after.Id),
        Change<Instance> { Old: { } gone, New: null } => (gone.Place, gone.Id),
        Change<InstanceProfileAssociation> { New: { } association } => (association.Place, association.InstanceId),
        _ => null,
    };

    /// <summary>The accounts with agents that a commit may let in.</summary>
    private static IEnumerable<AccountId> AccountsOf(Commit commit) =>
        from change in commit.Changes
        let row = (change.After ?? change.Before)!
        where Doors.Contains(row.GetType()) && commit.World.Count(SsmAgent.ByKeptOut, row.Place.Account) > 0
        select row.Place.Account;

    private static bool Wake(AccountId account, Draft draft, DateTimeOffset now)
    {
        foreach (var agent in draft.All(SsmAgent.ByKeptOut, account).ToList())
        {
            draft.Put(agent with { Next = now });
        }

        return true;
    }

    /// <summary>Starts agents on the instances that have none.</summary>
    private static bool Start(Place place, Draft draft, DateTimeOffset now)
    {
        foreach (var instance in draft.All<Instance>(place).Where(instance => draft.Find<SsmAgent>(place, instance.Id) is null).ToList())
        {
            Follow(place, instance.Id, draft, now);
        }

        return true;
    }

    private static bool Follow(Place place, string id, Draft draft, DateTimeOffset now)
    {
        var agent = draft.Find<SsmAgent>(place, id);
        if (draft.Find<Instance>(place, id) is not { State: not (InstanceState.ShuttingDown or InstanceState.Terminated) } instance)
        {
            if (agent is not null)
            {
                draft.Remove(agent);
            }
        }
        else if (instance.State != InstanceState.Running)
        {
            if (agent is { Next: not null })
            {
                draft.Put(agent.AtRest());
            }
        }
        else if (agent is not null)
        {
            draft.Put(agent with { Next = now });
        }
        else if (AgentIdentity.Of(instance, draft).Count > 0)
        {
            draft.Put(new SsmAgent { Place = place, InstanceId = id, Next = now });
        }

        return true;
    }

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
        if (draft.Find<SsmAgent>(place, instanceId) is { Next: not null } agent)
        {
            draft.Put(agent.KeptOut(refusal, acting.Now));
        }

        return true;
    });
}
