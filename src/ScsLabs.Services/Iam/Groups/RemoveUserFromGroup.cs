namespace ScsLabs.Services.Iam;

/// <summary>Removes a user from a group.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, RemoveUserFromGroup.</remarks>
[Operation<IamApi>]
public sealed record RemoveUserFromGroup(
    [Target<Group>, Length(1, 128), Pattern(Form.Name)] string GroupName,
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName)
{
    /// <summary>Asks on the group only.</summary>
    internal static IEnumerable<Ask> Asks(RemoveUserFromGroup request, Reference<Group> group) => [group.Ask("iam:RemoveUserFromGroup")];

    /// <summary>Removes the user from the group.</summary>
    internal static void Handle(RemoveUserFromGroup request, Group group, User user, Draft draft) =>
        draft.Put(user.Groups.Contains(group.GroupName)
            ? user with { Groups = user.Groups.Remove(group.GroupName) }
            : throw IamErrors.NoSuchEntity($"User {user.UserName} not in group {group.GroupName}"));
}
