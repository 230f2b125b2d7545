namespace ScsLabs.Services.Sqs;

/// <summary>Receives up to ten messages, the oldest first, and hides them from others for the visibility timeout. Waits for a message where there is none, up to 20 seconds.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidParameterValueException, OverLimit, InvalidAddress. Source: SQS API Reference, ReceiveMessage.</remarks>
[Operation<SqsApi>]
internal sealed record ReceiveMessage([Target<Queue>] string QueueUrl)
{
    /// <summary>How often one call waits. Where others take the messages so often, it answers with none before its time is over.</summary>
    private const int MostWaits = 6;

    public IReadOnlyList<ReceivedAttributeName>? AttributeNames { get; init; }
    public IReadOnlyList<MessageSystemAttributeName>? MessageSystemAttributeNames { get; init; }
    public IReadOnlyList<string>? MessageAttributeNames { get; init; }
    public int? MaxNumberOfMessages { get; init; }
    public int? VisibilityTimeout { get; init; }
    public int? WaitTimeSeconds { get; init; }

    /// <summary>The messages; none rather than an empty list.</summary>
    internal sealed record Result(IReadOnlyList<ReceivedMessage>? Messages);

    /// <summary>The end of a wait.</summary>
    /// <param name="IsOver">Whether the time that the call may wait is over.</param>
    /// <param name="Times">How often the call has waited.</param>
    /// <param name="At">The world's time.</param>
    internal sealed record Waited(bool IsOver, int Times, DateTimeOffset At);

    /// <summary>Waits, outside of the writers' turn, until there is a message, the queue is gone or the time is over.</summary>
    internal static async Task<Waited> PrepareAsync(ReceiveMessage request, Call call, CancellationToken cancellationToken)
    {
        var queue = Queue.Resolve(request.QueueUrl, call).OrNotFound(call);
        var there = await call.Runner.WaitAsync(
            world => world.Count(Message.ByState, (queue.Messages, MessageState.Available)) > 0 || world.Find<Queue>(queue.Place, queue.Name) is null,
            call.Now.AddSeconds(request.WaitTimeSeconds ?? queue.ReceiveMessageWaitTimeSeconds),
            cancellationToken).ConfigureAwait(false);
        return new(!there, ((call.Prepared as Waited)?.Times ?? 0) + 1, call.Runner.Now);
    }

    /// <summary>Receives messages, or has the call wait.</summary>
    internal static Result Handle(ReceiveMessage request, Queue queue, Call call, Draft draft, Waited? waited)
    {
        var (most, visibility, wait) = (
            Within(nameof(MaxNumberOfMessages), request.MaxNumberOfMessages ?? 1, 1, 10, "Must be between 1 and 10, if provided."),
            Within(nameof(VisibilityTimeout), request.VisibilityTimeout ?? queue.VisibilityTimeout, 0, 43_200, "Must be between 0 and 43200, if provided."),
            Within(nameof(WaitTimeSeconds), request.WaitTimeSeconds ?? queue.ReceiveMessageWaitTimeSeconds, 0, 20, "Must be >= 0 and <= 20, if provided."));
        var (received, moved) = Receiving.Take(queue, most, visibility, waited?.At ?? call.Now, draft);
        if (received.Count > 0)
        {
            return new([.. received.Select(message => ReceivedMessage.Of(message, queue, request))]);
        }

        // A wait drops the draft: where messages were moved to the dead-letter queue, the call answers with none instead, and they stay moved.
        return wait == 0 || moved || waited is { IsOver: true } or { Times: >= MostWaits } ? new(null) : throw new NotPreparedException(SqsErrors.OverLimit("The call waited too often."));
    }

    private static int Within(string name, int value, int min, int max, string reason) => value >= min && value <= max ? value : throw SqsErrors.InvalidParameter(name, $"{value}", reason);
}
