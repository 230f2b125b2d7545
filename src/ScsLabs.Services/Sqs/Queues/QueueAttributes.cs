using System.Globalization;
using System.Text;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Sqs;

/// <summary>Sets and shows the attributes of queues.</summary>
/// <remarks>Source: SQS API Reference, SetQueueAttributes and GetQueueAttributes; SQS Developer Guide, "Amazon SQS quotas".</remarks>
internal static class QueueAttributes
{
    private const int MostPolicyBytes = 8192;
    private const int MostStatements = 20;

    /// <summary>The attributes that AWS has and the emulator doesn't.</summary>
    private static readonly string[] NotEmulated =
        ["FifoQueue", "ContentBasedDeduplication", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "DeduplicationScope", "FifoThroughputLimit"];

    /// <summary>Sets attributes of a queue, new or existing.</summary>
    /// <exception cref="AwsException">InvalidAttributeName, InvalidAttributeValue, InvalidParameterValueException, NotImplemented.</exception>
    public static Queue Set(Queue queue, IReadOnlyDictionary<string, string>? attributes, WorldView view) =>
        (attributes ?? ImmutableDictionary<string, string>.Empty).Aggregate(queue, (changed, attribute) => Set(changed, attribute.Key, attribute.Value, view));

    /// <summary>The attributes of those that were given in which two queues differ; null for none.</summary>
    public static string? Difference(Queue one, Queue other, IReadOnlyDictionary<string, string>? attributes, WorldView view) =>
        attributes?.Keys.FirstOrDefault(name => Value(one, name, view) != Value(other, name, view));

    /// <summary>Shows the attributes that a request names.</summary>
    public static IReadOnlyDictionary<string, string> Show(Queue queue, IReadOnlyList<QueueAttributeName>? names, WorldView view)
    {
        var all = names?.Contains(QueueAttributeName.All) == true ? Enum.GetValues<QueueAttributeName>() : names ?? [];
        return all.Distinct().Select(name => (Name: name.ToString(), Value: Value(queue, name.ToString(), view)))
            .Where(attribute => attribute.Value is not null)
            .ToDictionary(attribute => attribute.Name, attribute => attribute.Value!, StringComparer.Ordinal);
    }

    private static Queue Set(Queue queue, string name, string value, WorldView view) => name switch
    {
        "DelaySeconds" => queue with { DelaySeconds = Number(name, value, 0, 900) },
        "MaximumMessageSize" => queue with { MaximumMessageSize = Number(name, value, 1024, Sending.MostBytes) },
        "MessageRetentionPeriod" => queue with { MessageRetentionPeriod = Number(name, value, 60, 1_209_600) },
        "ReceiveMessageWaitTimeSeconds" => queue with { ReceiveMessageWaitTimeSeconds = Number(name, value, 0, 20) },
        "VisibilityTimeout" => queue with { VisibilityTimeout = Number(name, value, 0, 43_200) },
        "SqsManagedSseEnabled" => queue with { IsEncryptedBySqs = bool.TryParse(value, out var set) ? set : throw SqsErrors.InvalidAttribute(name) },
        "Policy" => queue with { Policy = value.Length == 0 ? null : PolicyOf(value, view) },
        "RedrivePolicy" => queue with { Redrive = RedrivePolicy.Parse(value, queue, view) },
        "RedriveAllowPolicy" => queue with { RedriveAllow = RedriveAllowPolicy.Parse(value) },
        _ when NotEmulated.Contains(name, StringComparer.Ordinal) => throw AwsException.NotEmulated($"the attribute {name} of queues"),
        _ => throw SqsErrors.UnknownAttribute(name),
    };

    private static string? Value(Queue queue, string name, WorldView view) => name switch
    {
        "DelaySeconds" => Text(queue.DelaySeconds),
        "MaximumMessageSize" => Text(queue.MaximumMessageSize),
        "MessageRetentionPeriod" => Text(queue.MessageRetentionPeriod),
        "ReceiveMessageWaitTimeSeconds" => Text(queue.ReceiveMessageWaitTimeSeconds),
        "VisibilityTimeout" => Text(queue.VisibilityTimeout),
        "SqsManagedSseEnabled" => queue.IsEncryptedBySqs ? "true" : "false",
        "Policy" => queue.Policy is { } policy ? StoredPrincipals.Show(policy, view).Json : null,
        "RedrivePolicy" => queue.Redrive?.Json,
        "RedriveAllowPolicy" => queue.RedriveAllow?.Json,
        "QueueArn" => queue.Arn,
        "CreatedTimestamp" => Text(queue.CreatedAt.ToUnixTimeSeconds()),
        "LastModifiedTimestamp" => Text(queue.ModifiedAt.ToUnixTimeSeconds()),
        "ApproximateNumberOfMessages" => Count(queue, MessageState.Available, view),
        "ApproximateNumberOfMessagesNotVisible" => Count(queue, MessageState.InFlight, view),
        "ApproximateNumberOfMessagesDelayed" => Count(queue, MessageState.Delayed, view),
        _ => null,
    };

    private static string Count(Queue queue, MessageState state, WorldView view) => Text(view.Count(Message.ByState, (queue.Messages, state)));

    private static int Number(string name, string value, int min, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : throw SqsErrors.InvalidAttribute(name);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static PolicyDocument PolicyOf(string json, WorldView view)
    {
        try
        {
            if (Encoding.UTF8.GetByteCount(json) > MostPolicyBytes)
            {
                throw Invalid();
            }

            var policy = StoredPrincipals.Store(PolicyDocument.Parse(json, PolicyKind.Resource), view, static _ => Invalid());
            return policy.Statements.Count <= MostStatements && policy.Statements.All(IsOfSqs) ? policy : throw Invalid();
        }
        catch (PolicyFormatException)
        {
            throw Invalid();
        }

        static AwsException Invalid() => SqsErrors.InvalidAttribute("Policy");
    }

    /// <summary>Whether the statement has only actions of SQS, which alone a queue's policy takes.</summary>
    private static bool IsOfSqs(PolicyStatement statement) =>
        statement.ActionTexts.All(action => action == "*" || action.StartsWith("sqs:", StringComparison.OrdinalIgnoreCase));
}
