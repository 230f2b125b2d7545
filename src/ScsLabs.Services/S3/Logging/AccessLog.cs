namespace ScsLabs.Services.S3;

/// <summary>The requests to buckets with logging that weren't delivered yet. Like the journal it isn't part of the world, because otherwise each read would be a write.</summary>
/// <remarks>Delivery is best effort, as AWS's: where there are too many lines, the bucket with the most loses its oldest.</remarks>
/// <param name="store">The store of the world.</param>
internal sealed class AccessLog(WorldStore store) : IOutside
{
    /// <summary>The maximum number of characters of all lines.</summary>
    private const int Most = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<LoggedBucket, Lines> byBucket = [];
    private long characters;

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
            if (world.Find(Bucket.ByName, target.Bucket) is { Logging: not null } bucket)
            {
                Add(bucket, new(call.Start.Now, AccessLogLine.Of(call, target, bucket), world.Number));
            }
        }
    }

    /// <summary>Takes a bucket's lines, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Take(Bucket bucket)
    {
        lock (gate)
        {
            if (!byBucket.Remove(LoggedBucket.Of(bucket), out var lines))
            {
                return [];
            }

            characters -= lines.Characters;
            return lines.All;
        }
    }

    /// <summary>Forgets all lines.</summary>
    public void Clear() => GoBack(long.MinValue);

    /// <inheritdoc />
    public void GoBack(World world) => GoBack(world.Number);

    private void GoBack(long world)
    {
        lock (gate)
        {
            foreach (var (bucket, lines) in byBucket.ToList())
            {
                lines.GoBack(world);
                if (lines.Characters == 0)
                {
                    byBucket.Remove(bucket);
                }
            }

            characters = byBucket.Values.Sum(static lines => lines.Characters);
        }
    }

    private void Add(Bucket bucket, LoggedRequest line)
    {
        lock (gate)
        {
            var named = LoggedBucket.Of(bucket);
            (byBucket.TryGetValue(named, out var lines) ? lines : byBucket[named] = new()).Add(line);
            characters += line.Text.Length;
            while (characters > Most)
            {
                characters -= byBucket.Values.MaxBy(static one => one.Characters)!.DropOldest();
            }
        }

        // Asked of the world as it is now: a delivery that began meanwhile may not have this line.
        if (AccessLogDelivery.Of(bucket, store.Current) is null)
        {
            store.Write(draft => AccessLogDelivery.Await(bucket, draft, store.Clock.GetUtcNow()));
        }
    }

    /// <summary>The lines of a bucket. Not safe for threads: the log guards it.</summary>
    private sealed class Lines
    {
        private readonly Queue<LoggedRequest> lines = [];

        /// <summary>The number of characters of the lines.</summary>
        public long Characters { get; private set; }

        public IReadOnlyList<LoggedRequest> All => [.. lines];

        public void Add(LoggedRequest line)
        {
            lines.Enqueue(line);
            Characters += line.Text.Length;
        }

        /// <summary>Drops the oldest line.</summary>
        /// <returns>The number of its characters.</returns>
        public int DropOldest()
        {
            var dropped = lines.Dequeue().Text.Length;
            Characters -= dropped;
            return dropped;
        }

        public void GoBack(long world)
        {
            var kept = lines.Where(line => line.World <= world).ToList();
            lines.Clear();
            kept.ForEach(lines.Enqueue);
            Characters = kept.Sum(static line => (long)line.Text.Length);
        }
    }

    /// <summary>A bucket, and not another of its name that was created later.</summary>
    private readonly record struct LoggedBucket(string Name, AccountId Account, DateTimeOffset CreationDate)
    {
        public static LoggedBucket Of(Bucket bucket) => new(bucket.Name, bucket.Account, bucket.CreationDate);
    }
}

/// <summary>A request in the log.</summary>
/// <param name="At">The time of the request.</param>
/// <param name="Text">The line, without its end.</param>
/// <param name="World">The number of the world that answered.</param>
internal sealed record LoggedRequest(DateTimeOffset At, string Text, long World);
