namespace ScsLabs.Services.Iam;

/// <summary>Renames a group or moves it to another path. Its members and policies are kept.</summary>
/// <remarks>Errors: NoSuchEntity, EntityAlreadyExists. Source: IAM API Reference, UpdateGroup.</remarks>
[Operation<IamApi>]
public sealed record UpdateGroup(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Length(1, 512), Pattern(Form.Path)] string? NewPath = null,
    [Length(1, 128), Pattern(Form.Name)] string? NewGroupName = null)
{
    /// <summary>Asks on the group's current ARN and on its new one.</summary>
    internal static IEnumerable<Ask> Asks(UpdateGroup request, Reference<Group> group, Call call)
    {
        yield return group.Ask("iam:UpdateGroup");
        if (Group.ArnOf(call.Account, request.NewPath ?? group.Row?.Path ?? "/", request.NewGroupName ?? request.GroupName) is var target && target != group.Arn)
        {
            yield return new("iam:UpdateGroup", target);
        }
    }

    /// <summary>Renames or moves the group.</summary>
    internal static void Handle(UpdateGroup request, Group group, Draft draft)
    {
        var renamed = group with { GroupName = request.NewGroupName ?? group.GroupName, Path = request.NewPath ?? group.Path };
        if (!renamed.GroupName.Equals(group.GroupName, StringComparison.OrdinalIgnoreCase))
        {
            Group.RequireNew(renamed.GroupName, draft, group.Account);
        }

        var members = group.Members(draft).ToList();
        draft.Remove(group);
        draft.Put(renamed);
        foreach (var user in members)
        {
            draft.Put(user with { Groups = user.Groups.Remove(group.GroupName).Add(renamed.GroupName) });
        }
    }
}
