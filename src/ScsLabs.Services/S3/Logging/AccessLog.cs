namespace ScsLabs.Services.S3;

/// <summary>The requests to buckets with logging that weren't delivered yet. Like the journal it isn't part of the world, because otherwise each read would be a write.</summary>
/// <remarks>Delivery is best effort, as AWS's: the oldest lines make room for new ones.</remarks>
/// <param name="store">The store of the world.</param>
internal sealed class AccessLog(WorldStore store) : IOutside
{
    /// <summary>The maximum number of characters of all lines.</summary>
    private const int Most = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private Queue<LoggedRequest> lines = [];
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
            if (world.Find(Bucket.ByName, target.Bucket) is not { Logging: not null } bucket)
            {
                continue;
            }

            Add(new(bucket.Name, call.Start.Now, AccessLogLine.Of(call, target, bucket), world.Number));
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
            var taken = lines.Where(line => line.Bucket == bucket).ToList();
            Keep(line => line.Bucket != bucket);
            return taken;
        }
    }

    /// <summary>Forgets all lines.</summary>
    public void Clear()
    {
        lock (gate)
        {
            Keep(static _ => false);
        }
    }

    /// <inheritdoc />
    public void GoBack(World world)
    {
        lock (gate)
        {
            Keep(line => line.World <= world.Number);
        }
    }

    private void Add(LoggedRequest line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            characters += line.Text.Length;
            while (characters > Most)
            {
                characters -= lines.Dequeue().Text.Length;
            }
        }
    }

    private void Keep(Predicate<LoggedRequest> isKept)
    {
        lines = new(lines.Where(line => isKept(line)));
        characters = lines.Sum(static line => (long)line.Text.Length);
    }
}

/// <summary>A request in the log.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="At">The time of the request.</param>
/// <param name="Text">The line, without its end.</param>
/// <param name="World">The number of the world that answered.</param>
internal sealed record LoggedRequest(string Bucket, DateTimeOffset At, string Text, long World);
