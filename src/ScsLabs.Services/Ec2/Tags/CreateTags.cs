namespace ScsLabs.Services.Ec2;

/// <summary>Sets tags of resources of any kind.</summary>
/// <remarks>Errors: InvalidID, InvalidParameterValue, TagLimitExceeded, and the resources' not-found errors. Source: EC2 API Reference, CreateTags.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateTags([Wire("ResourceId"), Length(1, 1000)] IReadOnlyList<string> Resources, [Wire("Tag")] IReadOnlyList<Tag> Tags, bool DryRun = false)
{
    internal static IEnumerable<Ask> Asks(CreateTags request, Call call)
    {
        var conditions = new ConditionList();
        conditions.AddTags(request.Tags.Given());
        return request.Resources.Select(id => TaggedResources.Ask(call, "ec2:CreateTags", id, conditions.Conditions));
    }

    internal static void Handle(CreateTags request, Call call, Draft draft)
    {
        foreach (var id in request.Resources)
        {
            var resource = TaggedResources.Find(call, id);
            resource.Tag(draft, TagSets.Rules.Set(((Ec2Resource)resource).Tags, request.Tags.Given()));
        }
    }
}
