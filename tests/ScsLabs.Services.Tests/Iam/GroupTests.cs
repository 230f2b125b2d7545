using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;
/// <summary>Groups, their members and their policies.</summary>
public sealed class GroupTests
{
    [Fact]
    public async Task Members_have_their_groups_permissions_while_they_are_members()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");
        await cloud.Root.Iam.CreateGroupAsync(new("readers"));
        await cloud.Root.Iam.PutGroupPolicyAsync(new("readers", "list", Policies.Allow("iam:ListUsers")));

        await cloud.FailsAsync(() => alice.Iam.ListUsersAsync(new()), "AccessDenied");
        await cloud.Root.Iam.AddUserToGroupAsync(new("readers", "alice"));
        (await alice.Iam.ListUsersAsync(new())).Users.Count.ShouldBe(1);

        await cloud.Root.Iam.RemoveUserFromGroupAsync(new("readers", "alice"));
        await cloud.FailsAsync(() => alice.Iam.ListUsersAsync(new()), "AccessDenied");
    }

    [Fact]
    public async Task Managed_policies_of_a_group_count_for_its_members()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");
        await cloud.Root.Iam.CreateGroupAsync(new("admins"));
        await cloud.Root.Iam.AddUserToGroupAsync(new("admins", "alice"));

        await cloud.Root.Iam.AttachGroupPolicyAsync(new("admins", "arn:aws:iam::aws:policy/IAMFullAccess"));

        (await alice.Iam.GetGroupAsync(new("admins"))).Users.Select(user => user.UserName).ShouldBe(["alice"]);
    }

    [Fact]
    public async Task A_user_is_in_ten_groups_at_most()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        for (var i = 0; i <= 10; i++)
        {
            await cloud.Root.Iam.CreateGroupAsync(new($"g{i}"));
            if (i < 10)
            {
                await cloud.Root.Iam.AddUserToGroupAsync(new($"g{i}", "alice"));
            }
        }

        await cloud.FailsAsync(() => cloud.Root.Iam.AddUserToGroupAsync(new("g10", "alice")), "LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10");
        await cloud.Root.Iam.AddUserToGroupAsync(new("g9", "alice"));
    }

    [Fact]
    public async Task A_renamed_group_keeps_its_members()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        await cloud.Root.Iam.CreateGroupAsync(new("readers"));
        await cloud.Root.Iam.AddUserToGroupAsync(new("readers", "alice"));

        await cloud.Root.Iam.UpdateGroupAsync(new("readers", NewGroupName: "viewers"));

        (await cloud.Root.Iam.ListGroupsForUserAsync(new("alice"))).Groups.Select(group => group.GroupName).ShouldBe(["viewers"]);
    }

    [Fact]
    public async Task Who_is_not_a_member_cannot_be_removed()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        await cloud.Root.Iam.CreateGroupAsync(new("readers"));

        await cloud.FailsAsync(() => cloud.Root.Iam.RemoveUserFromGroupAsync(new("readers", "alice")), "NoSuchEntity");
    }
}
