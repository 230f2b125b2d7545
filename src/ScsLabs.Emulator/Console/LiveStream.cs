using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ScsLabs.Emulator;

/// <summary>One stream of server-sent events: its queue, and what writes it. Source: HTML standard, Server-sent events.</summary>
internal sealed class LiveStream
{
    /// <summary>The maximum number of calls that wait for the reader.</summary>
    public const int MostWaiting = 256;

    private const int MostAtOnce = 64;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private readonly Channel<RecordedCall?> queue = Channel.CreateBounded<RecordedCall?>(new BoundedChannelOptions(MostWaiting + 1) { SingleReader = true });
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isChanged;
    private volatile bool isSlow;

    /// <summary>Whether it ended, because the emulator does or its reader was too slow.</summary>
    public bool HasEnded => ended.Task.IsCompleted;

    /// <summary>Queues a call.</summary>
    public void Add(RecordedCall call)
    {
        if (!queue.Writer.TryWrite(call))
        {
            Drop();
        }
    }

    /// <summary>Queues that the world is another, unless that is queued.</summary>
    public void Change()
    {
        if (Interlocked.Exchange(ref isChanged, 1) == 0 && !queue.Writer.TryWrite(null))
        {
            Drop();
        }
    }

    /// <summary>Ends the stream.</summary>
    public void End()
    {
        queue.Writer.TryComplete();
        ended.TrySetResult();
    }

    /// <summary>Writes the stream until it ends, or its reader leaves.</summary>
    public async Task WriteAsync(HttpContext context, EmulatorState state)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        _ = ended.Task.ContinueWith(static (_, stop) => Cancel((CancellationTokenSource)stop!), stop, CancellationToken.None, TaskContinuationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);
        try
        {
            await SendAsync(context, "retry: 1000\n\n"u8.ToArray(), stop.Token).ConfigureAwait(false);
            await SendAsync(context, WorldMessage(state), stop.Token).ConfigureAwait(false);
            while (!HasEnded)
            {
                var next = await NextAsync(state, stop.Token).ConfigureAwait(false);
                await SendAsync(context, next, stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or ChannelClosedException)
        {
            // The reader left, or the stream ended.
        }

        if (isSlow)
        {
            context.Abort(); // What it was sent and didn't read would keep the connection.
        }
    }

    private void Drop()
    {
        isSlow = true;
        End();
    }

    private static void Cancel(CancellationTokenSource stop)
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The stream ended by itself meanwhile.
        }
    }

    /// <summary>Waits for what is queued, and takes it; a comment where nothing comes for a while, by which a reader that is gone shows.</summary>
    private async Task<ReadOnlyMemory<byte>> NextAsync(EmulatorState state, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var there = queue.Reader.WaitToReadAsync(waiting.Token).AsTask();
        if (await Task.WhenAny(there, Task.Delay(Beat, state.Options.Time, waiting.Token)).ConfigureAwait(false) != there)
        {
            await waiting.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return ": beat\n\n"u8.ToArray();
        }

        await waiting.CancelAsync().ConfigureAwait(false);
        if (!await there.ConfigureAwait(false))
        {
            throw new ChannelClosedException();
        }

        var all = new ArrayBufferWriter<byte>();
        for (var count = 0; count < MostAtOnce && queue.Reader.TryRead(out var call); count++)
        {
            if (call is null)
            {
                Volatile.Write(ref isChanged, 0);
                all.Write(WorldMessage(state).Span);
            }
            else
            {
                all.Write(Message("call"u8, json => CallList.WriteBrief(json, call)).Span);
            }
        }

        return all.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> WorldMessage(EmulatorState state) => Message("world"u8, json =>
    {
        json.WriteNumber("number", state.Store.Current.Number);
        json.WriteString("now", state.Clock.GetUtcNow());
    });

    private static ReadOnlyMemory<byte> Message(ReadOnlySpan<byte> name, Action<Utf8JsonWriter> write)
    {
        var message = new ArrayBufferWriter<byte>();
        message.Write("event: "u8);
        message.Write(name);
        message.Write("\ndata: "u8);
        using (var json = new Utf8JsonWriter(message))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        message.Write("\n\n"u8);
        return message.WrittenMemory;
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await context.Response.Body.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
