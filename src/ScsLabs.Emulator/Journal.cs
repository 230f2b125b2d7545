using System.Collections.Concurrent;
using ScsLabs.Services;

namespace ScsLabs.Emulator;

/// <summary>One call that was answered.</summary>
/// <param name="RequestId">Its id, which the answer carried.</param>
/// <param name="At">When, by the world's clock.</param>
/// <param name="Service">The service, as its endpoint is named; empty where none was recognised.</param>
/// <param name="Operation">The operation; empty where none was recognised.</param>
/// <param name="Region">The Region.</param>
/// <param name="Caller">Who called; null where the signature was not accepted.</param>
/// <param name="Status">The HTTP status that it got.</param>
/// <param name="Error">The error that it got; null for none.</param>
/// <param name="Asks">What was asked of the policy engine, and its decisions.</param>
public sealed record RecordedCall(
    string RequestId,
    DateTimeOffset At,
    string Service,
    string Operation,
    string Region,
    Caller? Caller,
    int Status,
    AwsError? Error,
    IReadOnlyList<DecidedAsk> Asks);

/// <summary>Recent calls with their decisions, and the last use of access keys. Not part of the world, else every read would be a write.</summary>
/// <param name="size">How many calls it remembers.</param>
public sealed class Journal(int size) : IKeyUsage
{
    private readonly RecordedCall?[] calls = new RecordedCall?[Math.Max(1, size)];
    private readonly ConcurrentDictionary<string, KeyUse> lastUse = new(StringComparer.Ordinal);
    private long count;

    /// <summary>The remembered calls, oldest first.</summary>
    public IReadOnlyList<RecordedCall> Recent
    {
        get
        {
            var end = Interlocked.Read(ref count);
            return [.. Enumerable.Range(0, calls.Length).Select(back => Volatile.Read(ref calls[(end + back) % calls.Length])).OfType<RecordedCall>()];
        }
    }

    /// <summary>The call with this request id, if it is still remembered.</summary>
    public RecordedCall? Find(string requestId) => Recent.FirstOrDefault(call => call.RequestId == requestId);

    /// <inheritdoc />
    public KeyUse? LastUse(string accessKeyId) => lastUse.GetValueOrDefault(accessKeyId);

    internal void Record(RecordedCall call)
    {
        if (call.Caller?.AccessKeyId is { } key && key.StartsWith("AKIA", StringComparison.Ordinal))
        {
            lastUse[key] = new(call.At, call.Service, call.Region);
        }

        // A ring: whoever records takes the next place, and waits for nobody.
        Volatile.Write(ref calls[(Interlocked.Increment(ref count) - 1) % calls.Length], call);
    }

    internal void Clear()
    {
        Array.Clear(calls);
        lastUse.Clear();
    }
}
