namespace ScsLabs.Services.Rds;

/// <summary>Removes tags from a DB instance or DB subnet group; keys without a tag are ignored.</summary>
/// <remarks>Errors: DBInstanceNotFound, DBSubnetGroupNotFoundFault, InvalidParameterValue. Source: RDS API Reference, RemoveTagsFromResource.</remarks>
[Operation<RdsApi>]
public sealed record RemoveTagsFromResource(string ResourceName, IReadOnlyList<string> TagKeys)
{
    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(RemoveTagsFromResource request, Call call)
    {
        var conditions = new ConditionList();
        conditions.AddTags(request.TagKeys);
        return [TaggedResources.Ask(call, "rds:RemoveTagsFromResource", request.ResourceName, conditions.Conditions)];
    }

    /// <summary>Removes the tags.</summary>
    internal static void Handle(RemoveTagsFromResource request, Call call, Draft draft)
    {
        var resource = TaggedResources.Find(call, request.ResourceName);
        resource.Tag(draft, resource.TagSet.RemoveRange(request.TagKeys));
    }
}
