namespace ScsLabs.Services.Sqs;

/// <summary>Sends a message to a queue.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidMessageContents, InvalidParameterValueException, MissingRequiredParameterException, InvalidAddress. Source: SQS API Reference, SendMessage.</remarks>
[Operation<SqsApi>]
internal sealed record SendMessage([Target<Queue>] string QueueUrl, string MessageBody)
{
    [Spread] public MessageSettings Settings { get; init; } = new();

    /// <summary>The message's id and digests.</summary>
    internal sealed record Result([Spread] SentMessage Message);

    /// <summary>Sends the message.</summary>
    internal static Result Handle(SendMessage request, Queue queue, Call call, Draft draft) => new(Sending.Send(queue, request.MessageBody, request.Settings, call, draft));
}
