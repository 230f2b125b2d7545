namespace ScsLabs.Services.Sqs;

/// <summary>A message in a queue. Its place is within the queue, and its id begins with the time at which it was sent, so that messages are in that order.</summary>
internal sealed record Message : IRow<Message>, IDueRow
{
    /// <summary>Finds a queue's messages that are in a state, by the place of its messages; the oldest first.</summary>
    internal static readonly RowIndex<Message, (Place Queue, MessageState State)> ByState = new(static message => [(message.Place, message.State)]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Message>> Indexes => [ByState];

    /// <inheritdoc />
    public required Place Place { get; init; }

    /// <summary>The message's id, a UUID, which stays when it is moved.</summary>
    public required string MessageId { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }

    /// <summary>The MD5 of the text, in hexadecimal.</summary>
    public required string Md5OfBody { get; init; }

    /// <summary>The attributes that the sender gave, by name.</summary>
    public required ImmutableSortedDictionary<string, MessageAttributeValue> Attributes { get; init; }

    /// <summary>The trace header of AWS X-Ray that the sender gave; null for none.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>The unique id of the sender: of a user, of a role with its session, the account of a root user, or a service's name.</summary>
    public required string SenderId { get; init; }

    /// <summary>The time at which the message was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The time at which the message is deleted, whatever its state.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The time from which the message can be received; null where it can be.</summary>
    public DateTimeOffset? VisibleAt { get; init; }

    /// <summary>The number of times that the message was received, from all queues that it was in.</summary>
    public int ReceiveCount { get; init; }

    /// <summary>The number of times that the message was received before it was moved to this queue.</summary>
    public int ReceivedBefore { get; init; }

    /// <summary>The time at which the message was first received; null for never.</summary>
    public DateTimeOffset? FirstReceivedAt { get; init; }

    /// <summary>The time at which the message was last received; null for never.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The ARN of the queue from which the message was moved to this dead-letter queue; null where it was sent to its queue.</summary>
    public string? DeadLetterSource { get; init; }

    /// <summary>Whether the message is delayed, can be received, or is in flight.</summary>
    public MessageState State => VisibleAt is null ? MessageState.Available : ReceiveCount == 0 ? MessageState.Delayed : MessageState.InFlight;

    /// <inheritdoc />
    public string Id => field ??= $"{SentAt.UtcTicks:D19}-{MessageId}";

    /// <summary>The end of the delay or of the visibility timeout, or of the message.</summary>
    public DateTimeOffset? DueAt => VisibleAt < ExpiresAt ? VisibleAt : ExpiresAt;

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        if (VisibleAt < ExpiresAt)
        {
            due.Draft.Put(this with { VisibleAt = null });
        }
        else
        {
            due.Draft.Remove(this);
        }
    }

    /// <summary>The message hidden until a time, or visible at once where that is no later than now.</summary>
    internal Message Hidden(DateTimeOffset now, int seconds) => this with { VisibleAt = seconds == 0 ? null : now.AddSeconds(seconds) };

    /// <summary>The message in the dead-letter queue of the one that it was in.</summary>
    internal Message MovedTo(Queue target, Queue source) => this with
    {
        Place = target.Messages,
        VisibleAt = null,
        ReceivedBefore = ReceiveCount,
        DeadLetterSource = source.Arn,
        ExpiresAt = SentAt.AddSeconds(target.MessageRetentionPeriod),
    };

    /// <summary>Deletes all messages of a queue.</summary>
    internal static void RemoveAll(Queue queue, Draft draft)
    {
        foreach (var message in draft.All<Message>(queue.Messages).ToList())
        {
            draft.Remove(message);
        }
    }

    /// <summary>Has the queue's retention period count for the messages that are there.</summary>
    internal static void KeepFor(Queue queue, Draft draft)
    {
        foreach (var message in draft.All<Message>(queue.Messages).ToList())
        {
            draft.Put(message with { ExpiresAt = message.SentAt.AddSeconds(queue.MessageRetentionPeriod) });
        }
    }
}

/// <summary>Whether a message can be received.</summary>
internal enum MessageState
{
    /// <summary>It can be received.</summary>
    Available,

    /// <summary>It was sent with a delay that isn't over.</summary>
    Delayed,

    /// <summary>It was received, and its visibility timeout isn't over.</summary>
    InFlight,
}
