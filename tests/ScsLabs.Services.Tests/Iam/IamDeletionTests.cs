using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;

/// <summary>A resource on which another depends can't be deleted, and can once that is gone.</summary>
public sealed class IamDeletionTests
{
    private const string ReadOnly = IamSamples.ReadOnly;

    [Fact]
    public async Task A_user_goes_when_policies_keys_and_groups_are_gone()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = cloud.Root.Iam;
        var alice = await cloud.Root.CreateUserAsync("alice", IamSamples.Policy);
        await iam.AttachUserPolicyAsync(new("alice", ReadOnly));
        await iam.CreateGroupAsync(new("readers"));
        await iam.AddUserToGroupAsync(new("readers", "alice"));

        await Conflict(cloud, "must detach all policies first.");
        await iam.DetachUserPolicyAsync(new("alice", ReadOnly));
        await Conflict(cloud, "must delete policies first.");
        await iam.DeleteUserPolicyAsync(new("alice", "own"));
        await Conflict(cloud, "must delete access keys first.");
        await iam.DeleteAccessKeyAsync(new(alice.AccessKeyId, "alice"));
        await Conflict(cloud, "must remove users from group first.");
        await iam.RemoveUserFromGroupAsync(new("readers", "alice"));

        await iam.DeleteUserAsync(new("alice"));
        await cloud.FailsAsync(() => iam.DeleteUserAsync(new("alice")), "NoSuchEntity", "The user with name alice cannot be found.");

        static Task Conflict(Cloud cloud, string reason) =>
            cloud.FailsAsync(() => cloud.Root.Iam.DeleteUserAsync(new("alice")), "DeleteConflict", $"Cannot delete entity, {reason}");
    }

    [Fact]
    public async Task A_group_goes_when_its_members_are_gone()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        await cloud.Root.Iam.CreateGroupAsync(new("readers"));
        await cloud.Root.Iam.AddUserToGroupAsync(new("readers", "alice"));

        await cloud.FailsAsync(() => cloud.Root.Iam.DeleteGroupAsync(new("readers")), "DeleteConflict", "Cannot delete entity, must remove users from group first.");
        await cloud.Root.Iam.RemoveUserFromGroupAsync(new("readers", "alice"));
        await cloud.Root.Iam.DeleteGroupAsync(new("readers"));
    }

    [Fact]
    public async Task A_role_goes_when_its_policies_and_profiles_are_gone()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = cloud.Root.Iam;
        await cloud.Root.CreateRoleAsync("app", IamSamples.Trust, IamSamples.Policy);
        await iam.CreateInstanceProfileAsync(new("web"));
        await iam.AddRoleToInstanceProfileAsync(new("web", "app"));

        await cloud.FailsAsync(() => iam.DeleteRoleAsync(new("app")), "DeleteConflict", "Cannot delete entity, must delete policies first.");
        await iam.DeleteRolePolicyAsync(new("app", "own"));
        await cloud.FailsAsync(() => iam.DeleteRoleAsync(new("app")), "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.");
        await cloud.FailsAsync(() => iam.DeleteInstanceProfileAsync(new("web")), "DeleteConflict");
        await iam.RemoveRoleFromInstanceProfileAsync(new("web", "app"));

        await iam.DeleteRoleAsync(new("app"));
        await iam.DeleteInstanceProfileAsync(new("web"));
    }

    [Fact]
    public async Task A_managed_policy_goes_when_it_is_used_nowhere_and_has_one_version()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = cloud.Root.Iam;
        var arn = (await iam.CreatePolicyAsync(new("reader", IamSamples.Policy))).Policy.Arn;
        await iam.CreateUserAsync(new("alice", PermissionsBoundary: arn));
        await iam.CreatePolicyVersionAsync(new(arn, IamSamples.Policy));

        await cloud.FailsAsync(() => iam.DeletePolicyAsync(new(arn)), "DeleteConflict", "Cannot delete a policy attached to entities.");
        await iam.DeleteUserPermissionsBoundaryAsync(new("alice"));
        (await cloud.FailsAsync(() => iam.DeletePolicyAsync(new(arn)), "DeleteConflict")).Message.ShouldStartWith("This policy has more than one version.");
        await cloud.FailsAsync(() => iam.DeletePolicyVersionAsync(new(arn, "v1")), "DeleteConflict", "Cannot delete the default version of a policy.");
        await iam.DeletePolicyVersionAsync(new(arn, "v2"));
        await iam.DeletePolicyAsync(new(arn));
    }
}
