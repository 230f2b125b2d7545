namespace ScsLabs.Services.Ssm;

/// <summary>Cancels a command, on all its instances or on some: where it hasn't begun it doesn't, and where it runs it is ended.</summary>
/// <remarks>Errors: InvalidCommandId, InvalidInstanceId, DuplicateInstanceId. Source: Systems Manager API Reference, CancelCommand.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record CancelCommand([Length(36, 36)] string CommandId, [Length(0, 50), Items(0, int.MaxValue, Pattern = SendCommand.InstanceForm)] IReadOnlyList<string>? InstanceIds = null)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Cancels the command.</summary>
    internal static Result Handle(CancelCommand request, Call call, Draft draft)
    {
        var command = SentCommand.Find(request.CommandId, call.Place, draft) ?? throw SsmErrors.InvalidCommand();
        var ids = request.InstanceIds ?? [];
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
        {
            throw SsmErrors.DuplicateInstance();
        }

        var runs = draft.All(CommandRun.ByCommand, command.CommandId).ToList();
        if (ids.Where(id => !runs.Exists(run => run.InstanceId == id)).ToList() is { Count: > 0 } others)
        {
            throw SsmErrors.NotManaged(others, call.Account);
        }

        if (command.CompletedCount == command.TargetCount)
        {
            return new(); // AWS tries, and there is nothing left to cancel
        }

        if (ids.Count == 0)
        {
            draft.Put(command with { IsCancelled = true });
        }

        foreach (var run in runs.Where(run => !run.State.IsFinal() && (ids.Count == 0 || ids.Contains(run.InstanceId, StringComparer.Ordinal))))
        {
            SentCommand.Put(draft, run with { State = run.State == RunState.InProgress ? RunState.Cancelling : RunState.Cancelled });
        }

        draft.Afterwards((acting, _) => Dispatch.GoOnAsync(call.Place, command.CommandId, acting));
        return new();
    }
}
