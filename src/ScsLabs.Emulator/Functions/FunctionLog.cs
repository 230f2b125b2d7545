using System.Diagnostics.CodeAnalysis;
using System.Text;
using ScsLabs.Services.Logs;

namespace ScsLabs.Emulator.Functions;

/// <summary>The log of an execution environment: a stream of CloudWatch Logs, which the function's role must be allowed to create and to write to.</summary>
/// <param name="logs">CloudWatch Logs, as the session of the function's role.</param>
/// <param name="group">The name of the log group.</param>
/// <param name="stream">The name of the stream.</param>
/// <param name="now">The world's time.</param>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle is never asked for holds nothing to dispose of.")]
internal sealed class FunctionLog(LogsClient logs, string group, string stream, Func<DateTimeOffset> now)
{
    /// <summary>The maximum size of the lines of an invocation that are kept, in bytes.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>The size of the end of the log that an answer has, in bytes. Source: Lambda API Reference, Invoke.</summary>
    private const int TailBytes = 4096;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly StringBuilder tail = new();
    private List<InputLogEvent> waiting = [];
    private int bytes;
    private bool hasStream;

    /// <summary>The name of the stream.</summary>
    public string Stream => stream;

    /// <summary>The end of what was added since the last invocation began.</summary>
    public string Tail
    {
        get
        {
            lock (gate)
            {
                return Encoding.UTF8.GetString(LastOf(Encoding.UTF8.GetBytes(tail.ToString())));
            }
        }
    }

    /// <summary>Begins the log of an invocation.</summary>
    public void Begin()
    {
        lock (gate)
        {
            tail.Clear();
            bytes = 0;
        }
    }

    /// <summary>Adds a line of the function's output. What is beyond the maximum of an invocation is left out.</summary>
    public void AddOutput(string line)
    {
        lock (gate)
        {
            if (line.Length == 0 || bytes > MostBytes)
            {
                return;
            }

            bytes += Encoding.UTF8.GetByteCount(line) + LogEventRow.Overhead;
            Put(bytes > MostBytes ? $"ScsLabs keeps {MostBytes} bytes of an invocation's output. The rest is left out." : line);
        }
    }

    /// <summary>Adds a line of Lambda's own.</summary>
    public void Add(string line)
    {
        lock (gate)
        {
            Put(line);
        }
    }

    /// <summary>Writes what was added to CloudWatch Logs. What the role doesn't allow isn't written, as on AWS.</summary>
    public async Task FlushAsync()
    {
        await writing.WaitAsync().ConfigureAwait(false);
        try
        {
            List<InputLogEvent> events;
            lock (gate)
            {
                (events, waiting) = (waiting, []);
            }

            if (events.Count > 0)
            {
                await WriteAsync(events).ConfigureAwait(false);
            }
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            // The refusal stands in the journal and in CloudTrail's events.
        }
        finally
        {
            writing.Release();
        }
    }

    private static ReadOnlySpan<byte> LastOf(byte[] text) => text.AsSpan(Math.Max(0, text.Length - TailBytes));

    private void Put(string line)
    {
        waiting.Add(new(now().ToUnixTimeMilliseconds(), line));
        tail.Append(line).Append('\n');
        if (tail.Length > 4 * TailBytes)
        {
            tail.Remove(0, tail.Length - TailBytes);
        }
    }

    private async Task WriteAsync(List<InputLogEvent> events)
    {
        if (!hasStream)
        {
            await CreateStreamAsync().ConfigureAwait(false);
            hasStream = true;
        }

        var batch = new List<InputLogEvent>();
        var size = 0;
        foreach (var one in events)
        {
            var ofOne = Encoding.UTF8.GetByteCount(one.Message) + LogEventRow.Overhead;
            if (batch.Count == PutLogEvents.MostEvents || size + ofOne > PutLogEvents.MostBytes)
            {
                await logs.PutLogEventsAsync(new(group, stream, batch)).ConfigureAwait(false);
                (batch, size) = ([], 0);
            }

            batch.Add(one);
            size += ofOne;
        }

        await logs.PutLogEventsAsync(new(group, stream, batch)).ConfigureAwait(false);
    }

    private async Task CreateStreamAsync()
    {
        try
        {
            await logs.CreateLogStreamAsync(new(group, stream)).ConfigureAwait(false);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            await logs.CreateLogGroupAsync(new(group)).ConfigureAwait(false);
            await logs.CreateLogStreamAsync(new(group, stream)).ConfigureAwait(false);
        }
    }
}
