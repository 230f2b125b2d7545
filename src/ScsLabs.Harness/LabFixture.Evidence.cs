using ScsLabs.Emulator;
using ScsLabs.Harness.Backends;
using ScsLabs.Harness.Pictures;
using ScsLabs.Harness.Results;

namespace ScsLabs.Harness;

/// <content>What was seen while checks ran.</content>
public abstract partial class LabFixture
{
    /// <summary>The maximum number of calls of a check that its result tells.</summary>
    private const int MostCalls = 50;

    /// <summary>The calls that were made since the check was entered, with their decisions, where the backend tells: the one that ended the check's task, if one did, and the last fifty; and the ways of packets that it asked for.</summary>
    internal CheckEvidence EvidenceOfCheck()
    {
        var calls = Journal?.Recent ?? [];
        var broke = callThatBrokeTask is { } id ? Journal?.Find(id) : null;
        return new([.. calls.Skip(1 + calls.ToList().FindLastIndex(call => call.RequestId == lastBeforeCheck)).TakeLast(MostCalls).Prepend(broke).OfType<RecordedCall>().Select(call => CallJson.ElementOf(call))], context?.Network.Traces ?? []);
    }

    /// <summary>The world before and after the answer; null where the backend doesn't show its world, or the answer wasn't applied.</summary>
    internal LabPictures? Pictures() => history is { Tasks: >= 0 } && context is not null ? new(WorldPicture.Of(history.Before, context.NameOfAccount), WorldPicture.Of(history.After, context.NameOfAccount)) : null;

    /// <summary>The calls that the backend recorded; null where it doesn't tell.</summary>
    internal Journal? Journal => (backend as EmbeddedBackend)?.Emulator.Journal;
}
