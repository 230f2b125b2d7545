namespace ScsLabs.Services.Config;

/// <summary>Lists the tags of a rule or recorder.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidNextTokenException. Source: AWS Config API Reference, ListTagsForResource.</remarks>
[Operation<ConfigApi>]
public sealed record ListTagsForResource([Length(1, 1000)] string ResourceArn, [Range(0, 100)] int? Limit = null, string? NextToken = null)
{
    private const int Most = 100;

    /// <summary>A page of the tags, by key.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags, string? NextToken);

    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(ListTagsForResource request, Call call) => [TaggedResources.Ask(call, "config:ListTagsForResource", request.ResourceArn)];

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListTagsForResource request, Call call)
    {
        var page = Page.Of(TaggedResources.Find(call, request.ResourceArn).TagSet, request.NextToken, request.Limit is > 0 and { } limit ? limit : Most, tag => tag.Key, ConfigErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(tag => new Tag(tag.Key, tag.Value))], page.Next);
    }
}
