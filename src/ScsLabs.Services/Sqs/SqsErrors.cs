namespace ScsLabs.Services.Sqs;

/// <summary>SQS's errors. Sources: SQS API Reference; answers of SQS that users recorded.</summary>
internal static class SqsErrors
{
    public static AwsException QueueDoesNotExist() => new("QueueDoesNotExist", 400, "The specified queue does not exist.");

    public static AwsException QueueNameExists(string attribute) =>
        new("QueueNameExists", 400, $"A queue already exists with the same name and a different value for attribute {attribute}");

    public static AwsException QueueDeletedRecently() =>
        new("QueueDeletedRecently", 400, "You must wait 60 seconds after deleting a queue before you can create another with the same name.");

    public static AwsException PurgeQueueInProgress(string name) =>
        new("PurgeQueueInProgress", 400, $"Only one PurgeQueue operation on {name} is allowed every 60 seconds.");

    public static AwsException InvalidAddress(string url) => new("InvalidAddress", 400, $"The address {url} is not valid for this endpoint.");

    public static AwsException UnknownAttribute(string name) => new("InvalidAttributeName", 400, $"Unknown Attribute {name}.");

    public static AwsException InvalidAttribute(string name) => new("InvalidAttributeValue", 400, $"Invalid value for the parameter {name}.");

    public static AwsException InvalidAttribute(string name, string value, string reason) =>
        new("InvalidAttributeValue", 400, $"Value {value} for parameter {name} is invalid. Reason: {reason}");

    public static AwsException InvalidParameter(string name, string value, string reason) => InvalidParameter($"Value {value} for parameter {name} is invalid. Reason: {reason}");

    public static AwsException InvalidParameter(string message) => new("InvalidParameterValueException", 400, message);

    public static AwsException MissingParameter(string name) => new("MissingRequiredParameterException", 400, $"The request must contain the parameter {name}.");

    public static AwsException InvalidMessageContents() => new("InvalidMessageContents", 400, "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");

    public static AwsException InvalidReceiptHandle(string handle) => new("ReceiptHandleIsInvalid", 400, $"The input receipt handle \"{handle}\" is not a valid receipt handle.");

    public static AwsException MessageNotInflight() => new("MessageNotInflight", 400, "The specified message isn't in flight.");

    public static AwsException OverLimit(string message) => new("OverLimit", 400, message);

    public static AwsException EmptyBatch(string entry) => new("EmptyBatchRequest", 400, $"There should be at least one {entry} in the request.");

    public static AwsException TooManyEntries(int count) => new("TooManyEntriesInBatchRequest", 400, $"Maximum number of entries per request are 10. You have sent {count}.");

    public static AwsException IdsNotDistinct(string id) => new("BatchEntryIdsNotDistinct", 400, $"Id {id} repeated.");

    public static AwsException InvalidBatchEntryId() =>
        new("InvalidBatchEntryId", 400, "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");

    public static AwsException BatchTooLong(long size) => new("BatchRequestTooLong", 400, $"Batch requests cannot be longer than {Sending.MostBytes} bytes. You have sent {size} bytes.");
}
