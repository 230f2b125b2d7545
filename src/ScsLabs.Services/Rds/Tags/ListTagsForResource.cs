namespace ScsLabs.Services.Rds;

/// <summary>Lists the tags of a DB instance or DB subnet group.</summary>
/// <remarks>Errors: DBInstanceNotFound, DBSubnetGroupNotFoundFault, InvalidParameterValue. Source: RDS API Reference, ListTagsForResource.</remarks>
[Operation<RdsApi>]
public sealed record ListTagsForResource(string ResourceName)
{
    /// <summary>The tags, by key.</summary>
    public sealed record Result([Wire("TagList", Item = "Tag")] IReadOnlyList<Tag> TagList);

    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(ListTagsForResource request, Call call) => [TaggedResources.Ask(call, "rds:ListTagsForResource", request.ResourceName)];

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListTagsForResource request, Call call) => new(TaggedResources.Find(call, request.ResourceName).TagSet.View());
}
