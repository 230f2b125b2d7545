namespace ScsLabs.Services.Config;

/// <summary>Keeps what a recorder read.</summary>
internal static class Recordings
{
    /// <summary>The most resources that are put in one writers' turn, so that nobody waits for long.</summary>
    private const int Slice = 250;

    /// <summary>Keeps what was read, while the recorder still records, and evaluates the rules about what changed.</summary>
    /// <param name="recorder">The recorder.</param>
    /// <param name="reads">What was read.</param>
    /// <param name="failure">Why some resource couldn't be read; null where all could.</param>
    /// <param name="acting">The services.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task PutAsync(RecorderRow recorder, IReadOnlyList<Reading> reads, RecordingFailure? failure, IActing acting, CancellationToken cancellationToken)
    {
        var at = acting.Now;
        var changed = reads.Chunk(Slice).SelectMany(slice => acting.Write(draft => IsRecording(recorder, draft) ? slice.Select(read => Put(recorder, read, at, draft)).OfType<RecordedResource>().ToList() : [])).ToList();
        await Evaluations.OfChangesAsync(recorder.Place, changed, acting, cancellationToken).ConfigureAwait(false);
        acting.Write(draft =>
        {
            if (draft.Find<RecorderRow>(recorder.Place, recorder.Id) is { IsRecording: true } now && now.Failure != failure)
            {
                draft.Put(now with { Failure = failure, StatusSince = at });
            }

            return true;
        });
    }

    private static bool IsRecording(RecorderRow recorder, Draft draft) => draft.Find<RecorderRow>(recorder.Place, recorder.Id) is { IsRecording: true };

    /// <summary>Adds an item where the description changed. Where only what rules evaluate did, the last item tells that.</summary>
    /// <returns>The resource; null where nothing changed.</returns>
    private static RecordedResource? Put(RecorderRow recorder, Reading read, DateTimeOffset at, Draft draft)
    {
        var id = read.Kind.IdOf(read.Row);
        var before = draft.Find<RecordedResource>(recorder.Place, RecordedResource.IdOf(read.Kind.Type, id));
        if (Described.AreAlike(before?.Last.Description, read.Description))
        {
            return before is null || !before.Last.IsThere || before.Last.Tells(read.Row, read.Parts) ? null
                : Put(before with { Items = before.Items.SetItem(before.Items.Count - 1, before.Last with { Row = read.Row, Parts = read.Parts }) }, draft);
        }

        var status = read.Description is null ? ConfigurationItemStatus.ResourceDeleted : before?.Last.IsThere == true ? ConfigurationItemStatus.Ok : ConfigurationItemStatus.ResourceDiscovered;
        var item = new ConfigurationItem(before is null ? 0 : before.Last.Number + 1, at, status, read.Row, read.Parts, read.Description);
        return Put((before ?? new RecordedResource { Account = recorder.Account, Region = recorder.Region, Type = read.Kind.Type, ResourceId = id, Items = [] }).With(item), draft);
    }

    private static RecordedResource Put(RecordedResource resource, Draft draft)
    {
        draft.Put(resource);
        return resource;
    }
}

/// <summary>A resource as it was read; without a description where it was deleted.</summary>
internal sealed record Reading(ResourceKind Kind, IResource Row, IReadOnlyList<IRow> Parts, Described? Description);
