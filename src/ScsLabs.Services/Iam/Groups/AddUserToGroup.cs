namespace ScsLabs.Services.Iam;

/// <summary>Adds a user to a group; a user is in 10 groups at most.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded. Source: IAM API Reference, AddUserToGroup.</remarks>
[Operation<IamApi>]
public sealed record AddUserToGroup(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName)
{
    /// <summary>Asks on the group only.</summary>
    internal static IEnumerable<Ask> Asks(AddUserToGroup request, Reference<Group> group) => [group.Ask("iam:AddUserToGroup")];

    /// <summary>Adds the user to the group; no error where it is a member already.</summary>
    internal static void Handle(AddUserToGroup request, Group group, User user, Draft draft)
    {
        var groups = user.Groups.Add(group.GroupName);
        draft.Put(groups.Count <= Quotas.GroupsPerUser ? user with { Groups = groups } : throw IamErrors.QuotaExceeded("GroupsPerUser", Quotas.GroupsPerUser));
    }
}
