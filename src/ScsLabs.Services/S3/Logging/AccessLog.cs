namespace ScsLabs.Services.S3;

/// <summary>The requests to buckets with logging that weren't delivered yet. Like the journal it isn't part of the world, because otherwise each read would be a write.</summary>
/// <remarks>Delivery is best effort, as AWS's: the oldest lines of a bucket make room for new ones.</remarks>
/// <param name="store">The store of the world.</param>
internal sealed class AccessLog(WorldStore store) : IOutside
{
    /// <summary>The maximum number of characters of a bucket's lines.</summary>
    private const int Most = 4 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Lines> byBucket = new(StringComparer.Ordinal);

    /// <summary>Records a finished call, if it is a request to a bucket with logging.</summary>
    public void Record(FinishedCall call)
    {
        if (call.Service != S3Api.Api.Name)
        {
            return;
        }

        var world = store.Current;
        foreach (var target in LoggedTarget.Of(call))
        {
            if (world.Find(Bucket.ByName, target.Bucket) is not { Logging: not null } bucket)
            {
                continue;
            }

            lock (gate)
            {
                (byBucket.TryGetValue(bucket.Name, out var lines) ? lines : byBucket[bucket.Name] = new()).Add(new(call.Start.Now, AccessLogLine.Of(call, target, bucket), world.Number));
            }

            if (AccessLogDelivery.Of(bucket, world) is null)
            {
                store.Write(draft => AccessLogDelivery.Await(bucket, draft, store.Clock.GetUtcNow()));
            }
        }
    }

    /// <summary>Takes a bucket's lines, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Take(string bucket)
    {
        lock (gate)
        {
            return byBucket.Remove(bucket, out var lines) ? lines.All : [];
        }
    }

    /// <summary>Forgets all lines.</summary>
    public void Clear()
    {
        lock (gate)
        {
            byBucket.Clear();
        }
    }

    /// <inheritdoc />
    public void GoBack(World world)
    {
        lock (gate)
        {
            foreach (var lines in byBucket.Values)
            {
                lines.GoBack(world.Number);
            }
        }
    }

    /// <summary>The lines of a bucket. Not safe for threads: the log guards it.</summary>
    private sealed class Lines
    {
        private readonly Queue<LoggedRequest> lines = [];
        private long characters;

        public IReadOnlyList<LoggedRequest> All => [.. lines];

        public void Add(LoggedRequest line)
        {
            lines.Enqueue(line);
            characters += line.Text.Length;
            while (characters > Most)
            {
                characters -= lines.Dequeue().Text.Length;
            }
        }

        public void GoBack(long world)
        {
            var kept = lines.Where(line => line.World <= world).ToList();
            lines.Clear();
            kept.ForEach(lines.Enqueue);
            characters = kept.Sum(static line => line.Text.Length);
        }
    }
}

/// <summary>A request in the log.</summary>
/// <param name="At">The time of the request.</param>
/// <param name="Text">The line, without its end.</param>
/// <param name="World">The number of the world that answered.</param>
internal sealed record LoggedRequest(DateTimeOffset At, string Text, long World);
