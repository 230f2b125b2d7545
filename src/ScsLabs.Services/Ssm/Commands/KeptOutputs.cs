namespace ScsLabs.Services.Ssm;

/// <summary>The outputs that are kept of an account's commands in a Region: the newest, at most <see cref="MostBytes"/> of them. AWS keeps all for as long as the commands.</summary>
internal sealed record KeptOutputs : IRow<KeptOutputs>
{
    /// <summary>The maximum size of the outputs, in bytes as they are in memory.</summary>
    public const long MostBytes = 16 * 1024 * 1024;

    private const string Only = "outputs";

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <inheritdoc />
    public string Id => Only;

    /// <summary>The size of the outputs, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The row's id of the oldest command that may have outputs.</summary>
    public required string Oldest { get; init; }

    /// <summary>The outputs that are kept; null for none yet.</summary>
    public static KeptOutputs? Find(Place place, WorldView view) => view.Find<KeptOutputs>(place, Only);

    /// <summary>Counts what a run has more than before, and drops the oldest outputs where that is too much.</summary>
    public static void Add(long bytes, CommandRun run, SentCommand command, Draft draft)
    {
        if (bytes != 0)
        {
            var kept = Find(run.Place, draft) ?? new() { Place = run.Place, Oldest = command.Id };
            kept = kept with { Bytes = kept.Bytes + bytes, Oldest = string.CompareOrdinal(command.Id, kept.Oldest) < 0 ? command.Id : kept.Oldest };
            draft.Put(kept.WithoutOldest(run, draft));
        }
    }

    /// <summary>Counts the outputs of runs that are removed.</summary>
    public static void Remove(long bytes, Place place, Draft draft)
    {
        if (Find(place, draft) is { } kept)
        {
            draft.Put(kept with { Bytes = kept.Bytes - bytes });
        }
    }

    /// <summary>Drops outputs until they aren't too many, but for the latest step's.</summary>
    private KeptOutputs WithoutOldest(CommandRun latest, Draft draft)
    {
        var (bytes, oldest) = (Bytes, Oldest);
        foreach (var command in draft.From<SentCommand>(Place, Oldest).TakeWhile(_ => bytes > MostBytes))
        {
            oldest = command.Id;
            foreach (var run in draft.All(CommandRun.WithOutputs, command.CommandId).TakeWhile(_ => bytes > MostBytes))
            {
                var left = run.WithoutOutputs(but: run.Id == latest.Id ? 1 : 0);
                bytes += left.OutputBytes - run.OutputBytes;
                draft.Put(left);
            }
        }

        return this with { Bytes = bytes, Oldest = oldest };
    }
}
