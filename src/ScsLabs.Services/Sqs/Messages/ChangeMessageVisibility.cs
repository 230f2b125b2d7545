namespace ScsLabs.Services.Sqs;

/// <summary>Sets how long a message in flight stays hidden from now on: up to 12 hours since it was received.</summary>
/// <remarks>Errors: QueueDoesNotExist, ReceiptHandleIsInvalid, MessageNotInflight, InvalidParameterValueException, InvalidAddress. Source: SQS API Reference, ChangeMessageVisibility.</remarks>
[Operation<SqsApi>]
internal sealed record ChangeMessageVisibility([Target<Queue>] string QueueUrl, string ReceiptHandle, int VisibilityTimeout)
{
    private const int Most = 43_200;

    /// <summary>Sets the timeout.</summary>
    internal static void Handle(ChangeMessageVisibility request, Queue queue, Call call, Draft draft) => Change(request.ReceiptHandle, request.VisibilityTimeout, queue, call, draft);

    /// <summary>Sets the timeout of the message of a receipt handle.</summary>
    /// <exception cref="AwsException">ReceiptHandleIsInvalid, MessageNotInflight, InvalidParameterValueException.</exception>
    internal static void Change(string handle, int seconds, Queue queue, Call call, Draft draft)
    {
        if (seconds is < 0 or > Most)
        {
            throw SqsErrors.InvalidParameter(nameof(VisibilityTimeout), $"{seconds}", "VisibilityTimeout must be between 0 and 43200.");
        }

        var message = Sqs.ReceiptHandle.Parse(handle, queue).Find(queue, draft)
            ?? throw SqsErrors.InvalidParameter(nameof(ReceiptHandle), handle, "Message does not exist or is not available for visibility timeout change.");
        if (message.State != MessageState.InFlight)
        {
            throw SqsErrors.MessageNotInflight();
        }

        if (call.Now.AddSeconds(seconds) > message.ReceivedAt?.AddSeconds(Most))
        {
            throw SqsErrors.InvalidParameter(nameof(VisibilityTimeout), $"{seconds}", $"Total VisibilityTimeout for the message is beyond the limit [{Most} seconds].");
        }

        draft.Put(message.Hidden(call.Now, seconds));
    }
}
