namespace ScsLabs.Services.Ec2;

/// <summary>Removes tags of resources of any kind: those with the given keys, and values where they are given; without tags, all.</summary>
/// <remarks>Errors: InvalidID, and the resources' not-found errors. Source: EC2 API Reference, DeleteTags.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteTags([Wire("resourceId"), Length(1, 1000)] IReadOnlyList<string> Resources, [Wire("tag"), Length(0, 1000)] IReadOnlyList<Tag>? Tags = null, bool DryRun = false)
{
    internal static IEnumerable<Ask> Asks(DeleteTags request, Call call)
    {
        var conditions = new ConditionList();
        conditions.AddTags(request.Tags.Given());
        return request.Resources.Select(id => TaggedResources.Ask(call, "ec2:DeleteTags", id, conditions.Conditions));
    }

    internal static void Handle(DeleteTags request, Call call, Draft draft)
    {
        if (request.Tags?.Select(static tag => tag.Key ?? "").FirstOrDefault(TagRules.IsReserved) is { } reserved)
        {
            throw TagSets.Rules.ReservedKey(reserved);
        }

        foreach (var id in request.Resources)
        {
            var resource = TaggedResources.Find(call, id);
            var tags = ((Ec2Resource)resource).Tags;
            resource.Tag(draft, request.Tags is { Count: > 0 } given
                ? tags.RemoveRange(given.Where(tag => tag.Value is null || tags.GetValueOrDefault(tag.Key ?? "") == tag.Value).Select(tag => tag.Key ?? ""))
                : tags.RemoveRange(tags.Keys.Where(key => !TagRules.IsReserved(key))));
        }
    }
}
