namespace ScsLabs.Services.Ssm;

/// <summary>Gives commands to the agents of instances: as many at once as may be, and none any more where too many failed.</summary>
internal static class Dispatch
{
    /// <summary>Whether a commit has an agent online that wasn't.</summary>
    public static bool Concerns(Commit commit) => commit.Changes.Any(IsBack);

    /// <summary>Gives agents that are back what waits for them.</summary>
    public static async Task FollowAsync(Commit commit, IActing acting, CancellationToken cancellationToken)
    {
        foreach (var agent in commit.Changes.Where(IsBack).Select(static change => (SsmAgent)change.After!))
        {
            foreach (var waiting in acting.World.All(CommandRun.PendingByInstance, agent.InstanceId).ToList())
            {
                await GoOnAsync(waiting.Place, waiting.CommandId, acting).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Goes on with a command: begins what may begin now.</summary>
    public static Task GoOnAsync(Place place, string commandId, IActing acting)
    {
        foreach (var run in acting.Write(draft => Take(place, commandId, draft, acting.Now)))
        {
            acting.Begin((own, token) => RunOnInstance.RunAsync(run, own, token));
        }

        return Task.CompletedTask;
    }

    private static bool IsBack(Change change) => change is Change<SsmAgent> { New.IsOnline: true, Old: not { IsOnline: true } };

    private static List<CommandRun> Take(Place place, string commandId, Draft draft, DateTimeOffset now)
    {
        var begun = new List<CommandRun>();
        if (SentCommand.Find(commandId, place, draft) is not { } command)
        {
            return begun;
        }

        var room = command.MostAtOnce - command.BegunCount;
        foreach (var waiting in draft.All(CommandRun.PendingByCommand, commandId).TakeWhile(_ => command.IsStopped || begun.Count < room))
        {
            if (command.IsStopped)
            {
                SentCommand.Put(draft, waiting with { State = RunState.Terminated });
            }
            else if (waiting.DeliverBy >= now && draft.Find<SsmAgent>(place, waiting.InstanceId) is { IsOnline: true })
            {
                var taken = waiting with { State = RunState.Delivering };
                SentCommand.Put(draft, taken);
                begun.Add(taken);
            }
        }

        return begun;
    }
}
