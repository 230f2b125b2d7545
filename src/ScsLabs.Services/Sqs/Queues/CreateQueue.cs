using System.Text.RegularExpressions;

namespace ScsLabs.Services.Sqs;

/// <summary>Creates a standard queue. A queue that has the name and the given attributes already is answered as it is.</summary>
/// <remarks>Errors: QueueNameExists, QueueDeletedRecently, InvalidAttributeName, InvalidAttributeValue, InvalidParameterValueException. Source: SQS API Reference, CreateQueue.</remarks>
[Operation<SqsApi>]
internal sealed partial record CreateQueue(
    [Target<Queue>(By = nameof(Queue.Named))] string QueueName,
    IReadOnlyDictionary<string, string>? Attributes = null,
    [Wire("tags")] IReadOnlyDictionary<string, string>? Tags = null)
{
    /// <summary>The queue's URL.</summary>
    internal sealed record Result(string QueueUrl);

    /// <summary>Asks to create the queue, and to tag it where there are tags.</summary>
    internal static IEnumerable<Ask> Asks(CreateQueue request, Call call)
    {
        var queue = Queue.Named(request.QueueName, call);
        var tags = QueueTags.Conditions(request.Tags);
        yield return queue.Ask("sqs:CreateQueue", tags);
        if (tags.Count > 0)
        {
            yield return queue.Ask("sqs:TagQueue", tags);
        }
    }

    /// <summary>Creates the queue.</summary>
    internal static Result Handle(CreateQueue request, Queue? there, Call call, Draft draft)
    {
        if (request.QueueName.EndsWith(".fifo", StringComparison.Ordinal))
        {
            throw AwsException.NotEmulated("FIFO queues");
        }

        if (!Form().IsMatch(request.QueueName))
        {
            throw SqsErrors.InvalidParameter("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }

        var wanted = QueueAttributes.Set(
            new()
            {
                Account = call.Account,
                Region = call.Region,
                Name = request.QueueName,
                CreatedAt = call.Timestamp,
                ModifiedAt = call.Timestamp,
                TagSet = QueueTags.Rules.Set(QueueTags.Rules.None, QueueTags.Of(request.Tags)),
            },
            request.Attributes,
            draft);
        if (there is not null)
        {
            return QueueAttributes.Difference(there, wanted, request.Attributes, draft) is { } different
                ? throw SqsErrors.QueueNameExists(different)
                : new(QueueUrl.Of(there, call));
        }

        if (draft.Find<DeletedQueue>(call.Place, request.QueueName) is not null)
        {
            throw SqsErrors.QueueDeletedRecently();
        }

        draft.Put(wanted);
        return new(QueueUrl.Of(wanted, call));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
