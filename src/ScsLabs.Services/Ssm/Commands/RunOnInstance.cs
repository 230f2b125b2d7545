using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>Runs a command on an instance, as its agent does: takes it, and runs one step after the other.</summary>
internal static class RunOnInstance
{
    /// <summary>Runs a command, beside the reactions, and goes on with it elsewhere whatever happens here. What fails unexpectedly, as on a full disk, fails the run and is told as any failure of the emulator's.</summary>
    public static async Task RunAsync(CommandRun run, IActing acting, CancellationToken cancellationToken)
    {
        try
        {
            await TakeAsync(run, acting, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Change(run, null, static now => now with { State = RunState.Failed }, acting);
            await Dispatch.GoOnAsync(run.Place, run.CommandId, acting).ConfigureAwait(false);
            throw;
        }

        await Dispatch.GoOnAsync(run.Place, run.CommandId, acting).ConfigureAwait(false);
    }

    private static async Task TakeAsync(CommandRun run, IActing acting, CancellationToken cancellationToken)
    {
        if (await AgentCalls.GetsMessagesAsync(run.Place, run.InstanceId, acting, cancellationToken).ConfigureAwait(false))
        {
            await BeginAsync(run, acting, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Change(run, RunState.Delivering, static now => now with { State = RunState.Pending }, acting);
        }
    }

    private static async Task BeginAsync(CommandRun run, IActing acting, CancellationToken cancellationToken)
    {
        var world = acting.World;
        if (SentCommand.Find(run.CommandId, run.Place, world) is { } command && world.Find<Instance>(run.Place, run.InstanceId) is { } instance)
        {
            Change(run, RunState.Delivering, static now => now with { State = RunState.InProgress }, acting);
            await RunAsync(run, command, instance.Platform(), acting, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(CommandRun run, SentCommand command, PlatformType platform, IActing acting, CancellationToken cancellationToken)
    {
        var steps = new CommandSteps(command, run.InstanceId, acting);
        var (hasFailed, isOver) = (false, false);
        foreach (var step in command.Content.Steps)
        {
            if (isOver && !step.IsFinally)
            {
                continue;
            }

            if (Now(run, acting) is not { State: RunState.InProgress })
            {
                break;
            }

            var start = acting.Now;
            StepRun? done;
            try
            {
                done = await steps.RunAsync(step, platform, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Add(steps.Ended(step, RunState.Failed, 1, start, "", $"The emulator couldn't run the step. {failure.Message}\n"));
                throw;
            }

            if (done is null)
            {
                return; // the instance doesn't run any more: nobody tells how it ended
            }

            Add(done);
            var failed = done.State != RunState.Success;
            hasFailed |= failed && step.OnFailure != StepEnd.SuccessAndExit;
            isOver |= failed ? step.OnFailure != StepEnd.Continue : step.OnSuccess != StepEnd.Continue;
        }

        Change(run, RunState.InProgress, now => now with { State = End(now, hasFailed) }, acting);
        Change(run, RunState.Cancelling, static now => now with { State = RunState.Cancelled }, acting);

        void Add(StepRun done) => Change(run, null, now => now with { Steps = now.Steps.Add(done) }, acting);
    }

    private static RunState End(CommandRun run, bool hasFailed) =>
        !hasFailed ? RunState.Success
        : run.Steps.All(static step => step.State is RunState.Success or RunState.ExecutionTimedOut) ? RunState.ExecutionTimedOut
        : RunState.Failed;

    private static CommandRun? Now(CommandRun run, IActing acting) => acting.World.Find<CommandRun>(run.Place, run.Id);

    /// <summary>Changes a run, if it is in the state that is expected; null for any in which it hasn't ended.</summary>
    private static void Change(CommandRun run, RunState? expected, Func<CommandRun, CommandRun> change, IActing acting) => acting.Write(draft =>
    {
        if (draft.Find<CommandRun>(run.Place, run.Id) is { } now && (expected is null ? !now.State.IsFinal() : now.State == expected))
        {
            SentCommand.Put(draft, change(now));
        }

        return true;
    });
}
