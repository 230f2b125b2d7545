namespace ScsLabs.Services.Logs;

/// <summary>Lists the tags of a log group.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: CloudWatch Logs API Reference, ListTagsForResource.</remarks>
[Operation<LogsApi>]
public sealed record ListTagsForResource([Wire("resourceArn"), Length(1, 1011), Pattern(@"[\w+=/:,.@-]*")] string ResourceArn)
{
    /// <summary>The tags.</summary>
    public sealed record Result([Wire("tags")] IReadOnlyDictionary<string, string> Tags);

    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(ListTagsForResource request, Call call) => [TaggedGroup.Ask("logs:ListTagsForResource", request.ResourceArn, call)];

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListTagsForResource request, Call call) => new(TaggedGroup.Existing(request.ResourceArn, call).TagSet);
}
