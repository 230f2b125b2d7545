namespace ScsLabs.Services.Sqs;

/// <summary>Lists the account's queues in the Region whose names begin with a text: up to 1,000, or page by page.</summary>
/// <remarks>Errors: InvalidParameterValueException. Source: SQS API Reference, ListQueues.</remarks>
[Operation<SqsApi>, AnyResource]
internal sealed record ListQueues(string? QueueNamePrefix = null, string? NextToken = null, int? MaxResults = null)
{
    /// <summary>The URLs; none rather than an empty list.</summary>
    internal sealed record Result(IReadOnlyList<string>? QueueUrls, string? NextToken);

    /// <summary>Lists the queues.</summary>
    internal static Result Handle(ListQueues request, Call call)
    {
        var prefix = request.QueueNamePrefix ?? "";
        var page = QueuePages.Of(
            from => call.View.From<Queue>(call.Place, string.CompareOrdinal(from, prefix) > 0 ? from : prefix).TakeWhile(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal)),
            request.NextToken,
            request.MaxResults);
        return new(page.Items is [] ? null : [.. page.Items.Select(queue => QueueUrl.Of(queue, call))], page.Next);
    }
}

/// <summary>Pages of queues, in the order of their names.</summary>
internal static class QueuePages
{
    private const int Most = 1000;

    /// <summary>Takes a page. Without a size there are no further pages.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException.</exception>
    public static Page<Queue> Of(Func<string, IEnumerable<Queue>> from, string? token, int? size)
    {
        if (size is < 1 or > Most)
        {
            throw SqsErrors.InvalidParameter("MaxResults", $"{size}", $"MaxResults must be an integer between 1 and {Most}.");
        }

        var page = Page.Of(from, token, size ?? Most, queue => queue.Name, static () => SqsErrors.InvalidParameter("Invalid or expired next token."));
        return size is null ? page with { Next = null } : page;
    }
}
