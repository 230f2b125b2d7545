using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Follows commits: starts and ends agents with their instances, and wakes those that a change may let in.</summary>
internal static class AgentChanges
{
    /// <summary>Whether a commit starts or ends an agent, because an instance runs or doesn't any more, or gets another role, its own or its Region's; or may let one in.</summary>
    public static bool Concerns(Commit commit) => commit.Changes.Any(static change => InstanceOf(change) is not null || change is Change<ServiceSetting>) || Opened(commit).Any();

    /// <summary>Starts and ends agents, and has those try again that may be let in now: nobody need wait here until they would by themselves.</summary>
    public static Task FollowAsync(Commit commit, IActing acting, CancellationToken cancellationToken)
    {
        if (Opened(commit).ToHashSet() is { Count: > 0 } doors)
        {
            acting.Write(draft => Wake(doors, draft, acting.Now));
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

    /// <summary>The instance whose agent a change is about; null for none.</summary>
    private static (Place Place, string Id)? InstanceOf(Change change) => change switch
    {
        Change<Instance> { Old: var before, New: { } after } when before?.State != after.State || before.MetadataOptions != after.MetadataOptions => (after.Place, after.Id),
        Change<Instance> { Old: { } gone, New: null } => (gone.Place, gone.Id),
        Change<InstanceProfileAssociation> { New: { } association } => (association.Place, association.InstanceId),
        _ => null,
    };

    /// <summary>The doors that a commit opened and before which agents wait.</summary>
    private static IEnumerable<AgentDoor> Opened(Commit commit) =>
        commit.Changes.SelectMany(change => AgentDoor.OpenedBy(change, commit.World)).Where(door => commit.World.Count(SsmAgent.ByDoor, door) > 0);

    private static bool Wake(IEnumerable<AgentDoor> doors, Draft draft, DateTimeOffset now)
    {
        foreach (var agent in doors.SelectMany(door => draft.All(SsmAgent.ByDoor, door)).DistinctBy(static agent => (agent.Place, agent.Id)).ToList())
        {
            draft.Put(agent with { Next = now });
        }

        return true;
    }

    /// <summary>Starts agents on the instances that have none, and has those try again that were kept out.</summary>
    private static bool Start(Place place, Draft draft, DateTimeOffset now)
    {
        foreach (var instance in draft.All<Instance>(place).Where(instance => draft.Find<SsmAgent>(place, instance.Id) is null or { Failures: > 0 }).ToList())
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
        else if (AgentIdentity.Of(instance, draft).Count > 0 || InstanceProfileAssociation.Of(instance, draft) is not null)
        {
            draft.Put(new SsmAgent { Place = place, InstanceId = id, Next = now });
        }

        return true;
    }
}
