namespace ScsLabs.Services.Ssm;

/// <summary>Pages of what was sent, the newest first.</summary>
internal static class NewestFirst
{
    private const int Most = 50;

    /// <summary>Takes a page, and looks at no more items than it needs.</summary>
    /// <param name="from">Returns the items in descending order of their keys, all or, given the last key of the page before, those after it; it may return earlier ones too.</param>
    /// <param name="key">The key of an item, which begins with the id of its command.</param>
    /// <param name="token">The token of the page before; null for the first page.</param>
    /// <param name="size">The maximum number of items; null for 50.</param>
    /// <param name="call">The call: a token is of the list that it asks for.</param>
    /// <exception cref="AwsException">InvalidNextToken.</exception>
    public static Page<T> Page<T>(Func<string?, IEnumerable<T>> from, Func<T, string> key, string? token, int? size, Call call)
    {
        var last = token is null ? null : Services.Page.KeyOf(token, call) ?? throw SsmErrors.InvalidNextToken();
        var most = size ?? Most;
        var items = from(last).Where(item => last is null || string.CompareOrdinal(key(item), last) < 0).Take(most + 1).ToList();
        if (items.Count <= most)
        {
            return new(items, null);
        }

        items.RemoveAt(most);
        return new(items, Services.Page.TokenOf(key(items[^1]), call));
    }

    /// <summary>The invocations of a command, in descending order of their instances' ids.</summary>
    public static IEnumerable<(SentCommand Command, CommandRun Run)> Of(SentCommand command, Call call) => call.View.All(CommandRun.ByCommand, command.CommandId).Reverse().Select(run => (command, run));

    /// <summary>The invocations on an instance, the newest first.</summary>
    public static IEnumerable<(SentCommand Command, CommandRun Run)> OnInstance(string instanceId, Call call) =>
        call.View.All(CommandRun.ByInstance, instanceId)
            .Where(run => run.Place == call.Place)
            .Select(run => (Command: SentCommand.Find(run.CommandId, run.Place, call.View)!, Run: run))
            .OrderByDescending(static one => one.Command.Id, StringComparer.Ordinal);
}
