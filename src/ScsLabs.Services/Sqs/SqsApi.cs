using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Sqs;

/// <summary>Amazon Simple Queue Service: standard queues.</summary>
/// <remarks>Source: SQS API Reference, Smithy model 2012-11-05. The query protocol, which SQS had before, isn't served.</remarks>
internal sealed class SqsApi : IApi
{
    private const string OfSqs = "AWS.SimpleQueueService.";

    private static string[] MessageOperations => ["SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage", "DeleteMessageBatch", "ChangeMessageVisibility", "ChangeMessageVisibilityBatch"];

    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "sqs",
        Protocol = WireProtocol.Json10,
        Version = "2012-11-05",
        TargetPrefix = "AmazonSQS",
        ErrorNamespace = "com.amazonaws.sqs",
        QueryCodes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccessDeniedException"] = "AccessDenied",
            ["InvalidParameterValueException"] = "InvalidParameterValue",
            ["MissingRequiredParameterException"] = "MissingParameter",
            ["QueueDoesNotExist"] = OfSqs + "NonExistentQueue",
            ["QueueNameExists"] = "QueueAlreadyExists",
            ["QueueDeletedRecently"] = OfSqs + "QueueDeletedRecently",
            ["PurgeQueueInProgress"] = OfSqs + "PurgeQueueInProgress",
            ["MessageNotInflight"] = OfSqs + "MessageNotInflight",
            ["EmptyBatchRequest"] = OfSqs + "EmptyBatchRequest",
            ["TooManyEntriesInBatchRequest"] = OfSqs + "TooManyEntriesInBatchRequest",
            ["BatchEntryIdsNotDistinct"] = OfSqs + "BatchEntryIdsNotDistinct",
            ["BatchRequestTooLong"] = OfSqs + "BatchRequestTooLong",
            ["InvalidBatchEntryId"] = OfSqs + "InvalidBatchEntryId",
        },
        TakesAnonymous = true,
        AccessDenied = static text => new("AccessDeniedException", 403, text),
        Invalid = Invalid,
        Trail = new()
        {
            DataEvents = MessageOperations.ToDictionary(static operation => operation, static _ => "AWS::SQS::Queue", StringComparer.Ordinal),
            ReadOnly = new HashSet<string>(StringComparer.Ordinal) { "ReceiveMessage" },
            Hidden = new HashSet<string>(StringComparer.Ordinal) { "MessageBody", "MessageAttributes" },
            TellsOwner = true,
        },
        AwsOperations = OperationList.NamesOf("sqs"),
    };

    private static AwsException Invalid(Violations violations)
    {
        var first = violations.Told.FirstOrDefault(violation => violation.Rule == ViolatedRule.Required) ?? violations.Told[0];
        return first.Rule == ViolatedRule.Required ? SqsErrors.MissingParameter(char.ToUpperInvariant(first.Name[0]) + first.Name[1..]) : SqsErrors.UnknownAttribute(first.Value ?? "");
    }
}
