namespace ScsLabs.Services.Iam;

/// <summary>Makes a user a member of a group; 10 groups at most.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded. Source: IAM API Reference, AddUserToGroup.</remarks>
[Operation<IamApi>]
public sealed record AddUserToGroup(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName)
{
    private const int Most = 10;

    /// <summary>Asked on the group alone.</summary>
    public static IEnumerable<Ask> Asks(AddUserToGroup request, Call call) => [Group.Resolve(request.GroupName, call).Ask("iam:AddUserToGroup")];

    /// <summary>Adds it; a member already stays one.</summary>
    public static void Handle(AddUserToGroup request, Group group, User user, Draft draft)
    {
        var groups = user.Groups.Add(group.GroupName);
        draft.Put(groups.Count <= Most ? user with { Groups = groups } : throw IamErrors.QuotaExceeded("GroupsPerUser", Most));
    }
}
