namespace ScsLabs.Services.Sqs;

/// <summary>Deletes a message that was received. With an older receipt handle than the latest, nothing is deleted and the call works.</summary>
/// <remarks>Errors: QueueDoesNotExist, ReceiptHandleIsInvalid, InvalidAddress. Source: SQS API Reference, DeleteMessage.</remarks>
[Operation<SqsApi>]
internal sealed record DeleteMessage([Target<Queue>] string QueueUrl, string ReceiptHandle)
{
    /// <summary>Deletes the message.</summary>
    internal static void Handle(DeleteMessage request, Queue queue, Draft draft) => Delete(request.ReceiptHandle, queue, draft);

    /// <summary>Deletes the message of a receipt handle.</summary>
    /// <exception cref="AwsException">ReceiptHandleIsInvalid.</exception>
    internal static void Delete(string handle, Queue queue, Draft draft)
    {
        if (Sqs.ReceiptHandle.Parse(handle, queue).Find(queue, draft) is { } message)
        {
            draft.Remove(message);
        }
    }
}
