using System.Collections.Concurrent;
using ScsLabs.Policy;
using ScsLabs.Services;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.S3;

namespace ScsLabs.Emulator;

/// <summary>Records recent calls with their decisions, and the last use of access keys. The journal isn't part of the world, because otherwise every read would be a write.</summary>
/// <remarks>The journal is bounded in calls and in bytes. A call whose signature was not accepted takes a few kilobytes at most.</remarks>
public sealed class Journal : ICallRecorder, IKeyUsage
{
    /// <summary>The maximum number of characters of a name from a request.</summary>
    private const int MostName = 128;

    /// <summary>The maximum number of characters of an error's message.</summary>
    private const int MostText = 1024;

    /// <summary>The maximum share of the journal for one call: a sixteenth.</summary>
    private const int MostOfOne = 16;

    private readonly ConcurrentDictionary<string, KeyUse> lastUse = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly Queue<(RecordedCall Call, long Bytes, List<PolicyDocument> Documents)> calls = [];
    private readonly Dictionary<PolicyDocument, int> documents = new(ReferenceEqualityComparer.Instance);
    private readonly int mostCalls;
    private readonly long mostBytes;
    private long bytes;

    internal Journal(int mostCalls, long mostBytes) => (this.mostCalls, this.mostBytes) = (mostCalls, mostBytes);

    /// <summary>CloudTrail's events, which are recorded with the calls; null for none. Set once, by the emulator.</summary>
    internal EventLog? Events { get; set; }

    /// <summary>Is told of each call after it was recorded; null for nobody. It must be quick and not throw.</summary>
    internal Action<RecordedCall>? Recorded { get; set; }

    /// <summary>The access logs of buckets.</summary>
    internal AccessLog? AccessLog { get; set; }

    /// <summary>The recorded calls, oldest first.</summary>
    public IReadOnlyList<RecordedCall> Recent
    {
        get
        {
            lock (gate)
            {
                return [.. calls.Select(entry => entry.Call)];
            }
        }
    }

    /// <summary>The approximate size of the recorded calls in bytes.</summary>
    internal long Bytes
    {
        get
        {
            lock (gate)
            {
                return bytes;
            }
        }
    }

    /// <summary>Finds the call with this request id; null where it isn't recorded.</summary>
    public RecordedCall? Find(string requestId) => Recent.FirstOrDefault(call => call.RequestId == requestId);

    /// <inheritdoc />
    KeyUse? IKeyUsage.LastUse(string accessKeyId) => lastUse.GetValueOrDefault(accessKeyId);

    /// <inheritdoc />
    KeyUse? IKeyUsage.LastUseOfRole(string roleId) => lastUse.GetValueOrDefault(roleId);

    /// <inheritdoc />
    void ICallRecorder.Record(FinishedCall call)
    {
        var start = call.Start;
        if (start.OuterRequestId is null && UsedBy(start.Caller) is { } used)
        {
            lastUse[used] = new(start.Now, call.Service, start.Region);
        }

        IReadOnlySet<string>? mapsOfParameters = null, mapsOfResult = null;
        var recorded = new RecordedCall
        {
            RequestId = start.RequestId,
            OuterRequestId = start.OuterRequestId,
            At = start.Now,
            Service = Cut(call.Service, MostName),
            Operation = Cut(call.OperationName, MostName),
            Region = Cut(start.Region, MostName),
            Caller = start.Caller,
            ErrorCode = call.Error?.Code,
            ErrorMessage = call.Error is { } error ? Cut(error.Message, MostText) : null,
            Status = call.Error?.Status ?? 200,
            Parameters = call is { Operation: { } read, Request: { } request } ? RecordedShapeWriter.Of(writer => read.WriteRequest(writer, request), out mapsOfParameters) : null,
            Result = call is { Operation: { Writes: true } written, Result: { } result } ? RecordedShapeWriter.Of(writer => written.WriteResult(writer, result), out mapsOfResult) : null,
            Asks = (start.Authorizer as CallAuthorizer)?.Decided ?? [],
        };
        var size = SizeOf(recorded);
        if (size > mostBytes / MostOfOne)
        {
            recorded = recorded with { Asks = [], Caller = recorded.Caller is { } caller ? new(caller.Principal, caller.AccessKeyId) : null, IsCut = true };
            size = SizeOf(recorded);
        }

        Add(recorded, size);
        Recorded?.Invoke(recorded);
        AccessLog?.Record(call);
        Events?.Record(call, recorded.ErrorMessage, Text(recorded.Parameters, mapsOfParameters), Text(recorded.Result, mapsOfResult));
    }

    internal void Clear()
    {
        lock (gate)
        {
            calls.Clear();
            documents.Clear();
            bytes = 0;
        }

        lastUse.Clear();
        AccessLog?.Clear();
        Events?.Clear();
    }

    /// <summary>The access key or, for a session of a role, the role's unique id; null for other callers.</summary>
    private static string? UsedBy(Caller? caller) =>
        caller?.Principal is { Kind: PrincipalKind.AssumedRole, UniqueId: { } role } ? role
        : caller?.AccessKeyId is { } key && key.StartsWith("AKIA", StringComparison.Ordinal) ? key
        : null;

    private static RecordedText? Text(string? json, IReadOnlySet<string>? maps) => json is null ? null : new(json, maps);

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text.AsSpan(0, most)}…";

    /// <summary>Estimates a call's size in bytes, without the policy documents, which calls share.</summary>
    private static long SizeOf(RecordedCall call)
    {
        const int Objects = 512;
        var texts = call.Operation.Length + (call.ErrorMessage?.Length ?? 0) + (call.Parameters?.Length ?? 0) + (call.Result?.Length ?? 0)
            + (call.Caller?.UserAgent?.Length ?? 0) + (call.Caller?.Referer?.Length ?? 0);
        return Objects + (2L * texts) + call.Asks.Sum(ask => ask.Size);
    }

    /// <summary>Estimates the size of a compiled policy document in bytes.</summary>
    private static long SizeOf(PolicyDocument document) => 8L * document.Json.Length;

    private void Add(RecordedCall call, long size)
    {
        var held = new List<PolicyDocument>();
        foreach (var ask in call.Asks)
        {
            ask.AddDocuments(held);
        }

        lock (gate)
        {
            calls.Enqueue((call, size, held));
            bytes += size;
            foreach (var document in held)
            {
                var holders = documents.GetValueOrDefault(document);
                documents[document] = holders + 1;
                bytes += holders == 0 ? SizeOf(document) : 0;
            }

            while (calls.Count > mostCalls || bytes > mostBytes)
            {
                Forget();
            }
        }
    }

    private void Forget()
    {
        var (_, size, held) = calls.Dequeue();
        bytes -= size;
        foreach (var document in held)
        {
            if (--documents[document] == 0)
            {
                documents.Remove(document);
                bytes -= SizeOf(document);
            }
        }
    }
}
