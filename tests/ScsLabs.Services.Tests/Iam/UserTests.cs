using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;
/// <summary>Users and their access keys.</summary>
public sealed class UserTests
{
    [Fact]
    public async Task A_user_is_made_once_whatever_the_case_of_its_name()
    {
        await using var cloud = await Cloud.StartAsync();

        var user = (await cloud.Root.Iam.CreateUserAsync(new("Alice", "/team/"))).User;

        user.Arn.ShouldBe("arn:aws:iam::111111111111:user/team/Alice");
        user.UserId.ShouldStartWith("AIDA");
        await cloud.FailsAsync(() => cloud.Root.Iam.CreateUserAsync(new("alice")), "EntityAlreadyExists", "User with name alice already exists.");
    }

    [Fact]
    public async Task A_user_without_a_name_is_the_caller()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);

        (await alice.Iam.GetUserAsync(new())).User.UserName.ShouldBe("alice");
        (await alice.Iam.CreateAccessKeyAsync(new())).AccessKey.UserName.ShouldBe("alice");
        (await alice.Iam.ListAccessKeysAsync(new())).AccessKeyMetadata.Count.ShouldBe(2);
        (await cloud.Root.Iam.GetUserAsync(new())).User.Arn.ShouldBe("arn:aws:iam::111111111111:root");
    }

    [Fact]
    public async Task A_role_session_must_name_the_user()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        var role = await alice.AssumeAsync(await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA), Policies.Everything));

        await cloud.FailsAsync(() => role.Iam.GetUserAsync(new()), "ValidationError", "Must specify userName when calling with non-User credentials");
        (await role.Iam.GetUserAsync(new("alice"))).User.UserName.ShouldBe("alice");
    }

    [Fact]
    public async Task A_third_access_key_is_one_too_many()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.CreateUserAsync("alice");
        await cloud.Root.Iam.CreateAccessKeyAsync(new("alice"));

        await cloud.FailsAsync(() => cloud.Root.Iam.CreateAccessKeyAsync(new("alice")), "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2");
    }

    [Fact]
    public async Task A_key_that_was_turned_off_works_again_once_it_is_turned_on()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");

        await cloud.Root.Iam.UpdateAccessKeyAsync(new(alice.AccessKeyId, AccessKeyStatus.Inactive, "alice"));
        await cloud.FailsAsync(() => alice.Sts.GetCallerIdentityAsync(new()), "InvalidClientTokenId");

        await cloud.Root.Iam.UpdateAccessKeyAsync(new(alice.AccessKeyId, AccessKeyStatus.Active, "alice"));
        (await alice.Sts.GetCallerIdentityAsync(new())).Arn.ShouldBe("arn:aws:iam::111111111111:user/alice");
    }

    [Fact]
    public async Task A_deleted_key_is_refused()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");

        await cloud.Root.Iam.DeleteAccessKeyAsync(new(alice.AccessKeyId, "alice"));

        await cloud.FailsAsync(() => alice.Sts.GetCallerIdentityAsync(new()), "InvalidClientTokenId");
    }

    [Fact]
    public async Task A_key_can_only_be_changed_as_its_own_users()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");
        await cloud.Root.CreateUserAsync("bob");

        await cloud.FailsAsync(
            () => cloud.Root.Iam.DeleteAccessKeyAsync(new(alice.AccessKeyId, "bob")),
            "NoSuchEntity",
            $"The Access Key with id {alice.AccessKeyId} cannot be found.");
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_told()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");

        (await cloud.Root.Iam.GetAccessKeyLastUsedAsync(new(alice.AccessKeyId))).AccessKeyLastUsed.ServiceName.ShouldBe("N/A");
        await alice.Sts.GetCallerIdentityAsync(new());

        var use = await cloud.Root.Iam.GetAccessKeyLastUsedAsync(new(alice.AccessKeyId));
        (use.UserName, use.AccessKeyLastUsed.ServiceName, use.AccessKeyLastUsed.Region).ShouldBe(("alice", "sts", "us-east-1"));
    }

    [Fact]
    public async Task A_renamed_user_keeps_its_keys_sessions_policies_and_id()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Allow("ssm:DescribeParameters"));
        var session = cloud.With((await alice.Sts.GetSessionTokenAsync(new())).Credentials);
        var before = (await cloud.Root.Iam.GetUserAsync(new("alice"))).User;

        await cloud.Root.Iam.UpdateUserAsync(new("alice", "/team/", "alicia"));

        var after = (await cloud.Root.Iam.GetUserAsync(new("alicia"))).User;
        (after.UserId, after.Arn).ShouldBe((before.UserId, "arn:aws:iam::111111111111:user/team/alicia"));
        (await alice.Sts.GetCallerIdentityAsync(new())).Arn.ShouldBe(after.Arn);
        (await session.Sts.GetCallerIdentityAsync(new())).Arn.ShouldBe(after.Arn);
        (await cloud.Root.Iam.ListUserPoliciesAsync(new("alicia"))).PolicyNames.ShouldBe(["own"]);
        await cloud.FailsAsync(() => cloud.Root.Iam.GetUserAsync(new("alice")), "NoSuchEntity", "The user with name alice cannot be found.");
    }

    [Fact]
    public async Task Renaming_needs_the_permission_on_both_names()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("bob"));
        var half = await cloud.Root.CreateUserAsync("half", Policies.Allow("iam:UpdateUser", "arn:aws:iam::111111111111:user/bob"));
        var full = await cloud.Root.CreateUserAsync("full", Policies.Allow("iam:UpdateUser", "arn:aws:iam::111111111111:user/*"));

        await cloud.FailsAsync(() => half.Iam.UpdateUserAsync(new("bob", NewUserName: "robert")), "AccessDenied");
        await full.Iam.UpdateUserAsync(new("bob", NewUserName: "robert"));
    }
}
