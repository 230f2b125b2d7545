namespace ScsLabs.Services.Rds;

/// <summary>Adds tags to a DB instance or DB subnet group, or replaces their values; 50 at most.</summary>
/// <remarks>Errors: DBInstanceNotFound, DBSubnetGroupNotFoundFault, InvalidParameterValue. Source: RDS API Reference, AddTagsToResource.</remarks>
[Operation<RdsApi>]
public sealed record AddTagsToResource(string ResourceName, [Wire("Tags", Item = "Tag")] IReadOnlyList<Tag> Tags)
{
    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(AddTagsToResource request, Call call) =>
        [TaggedResources.Ask(call, "rds:AddTagsToResource", request.ResourceName, [.. TagSets.Conditions(request.Tags), new("rds:TagsFromRequest", "true")])];

    /// <summary>Adds the tags.</summary>
    internal static void Handle(AddTagsToResource request, Call call, Draft draft)
    {
        var resource = TaggedResources.Find(call, request.ResourceName);
        resource.Tag(draft, TagSets.Rules.Set(resource.TagSet, request.Tags.Given()));
    }
}
