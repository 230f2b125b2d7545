using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Tests.Sts;

/// <summary>The end of sessions, and changes that reach those that live.</summary>
public sealed class SessionLifetimeTests
{
    private const string App = "arn:aws:iam::111111111111:role/app";

    [Fact]
    public async Task A_session_ends_by_the_worlds_clock()
    {
        await using var cloud = await Cloud.StartAsync();
        var session = await SessionAsync(cloud);

        await cloud.Emulator.AdvanceAsync(TimeSpan.FromMinutes(59), TestContext.Current.CancellationToken);
        await session.Iam.ListUsersAsync(new());

        await cloud.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await cloud.FailsAsync(() => session.Iam.ListUsersAsync(new()), "ExpiredToken", "The security token included in the request is expired");
    }

    [Fact]
    public async Task A_policy_change_reaches_live_sessions()
    {
        await using var cloud = await Cloud.StartAsync();
        var session = await SessionAsync(cloud);
        await session.Iam.ListUsersAsync(new());

        await cloud.Root.Iam.PutRolePolicyAsync(new("app", "own", Policies.Deny("iam:ListUsers")));

        (await cloud.FailsAsync(() => session.Iam.ListUsersAsync(new()), "AccessDenied")).Message.ShouldEndWith("with an explicit deny in an identity-based policy");
    }

    [Fact]
    public async Task Sessions_of_a_role_that_was_made_anew_are_dead()
    {
        await using var cloud = await Cloud.StartAsync();
        var session = await SessionAsync(cloud);
        await cloud.Root.Iam.DeleteRolePolicyAsync(new("app", "own"));
        await cloud.Root.Iam.DeleteRoleAsync(new("app"));
        await cloud.FailsAsync(() => session.Iam.ListUsersAsync(new()), "AccessDenied");

        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA), Policies.Everything);

        await cloud.FailsAsync(() => session.Iam.ListUsersAsync(new()), "AccessDenied");
        (await session.Sts.GetCallerIdentityAsync(new())).Arn.ShouldBe("arn:aws:sts::111111111111:assumed-role/app/session");
    }

    [Fact]
    public async Task No_key_policy_speaks_for_a_dead_session()
    {
        await using var cloud = await Cloud.StartAsync();
        var session = await SessionAsync(cloud);
        var key = (await cloud.Root.Kms.CreateKeyAsync(new(Policy:
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{"AWS":"arn:aws:sts::111111111111:assumed-role/app/session"},"Action":"kms:Encrypt","Resource":"*"}]}"""))).KeyMetadata.Arn!;
        await cloud.Root.Iam.DeleteRolePolicyAsync(new("app", "own"));
        await session.Kms.EncryptAsync(new(key, [1]));

        await cloud.Root.Iam.DeleteRoleAsync(new("app"));

        await cloud.FailsAsync(() => session.Kms.EncryptAsync(new(key, [1])), "AccessDeniedException");
    }

    [Theory]
    [InlineData("111111111111", false)]
    [InlineData("111111111111", true)]
    public void A_key_that_is_gone_from_the_world_speaks_for_nobody(string account, bool root)
    {
        // The signature was verified in an earlier world: another call, or the operator, took the session away since.
        var aws = new TestAws();
        var user = aws.User("alice", Policies.Everything, account);
        var caller = root ? aws.RootOf(account) : user;
        caller.Do(ListUsersOperation.Instance, new());

        (caller with { AccessKeyId = "ASIAGONE" }).Fails("AccessDenied", ListUsersOperation.Instance, new());
    }

    [Fact]
    public async Task Sessions_older_than_a_time_can_be_revoked()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA), Policies.Everything);
        var old = await alice.AssumeAsync(App);
        await cloud.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var revoked = cloud.Emulator.Now;

        await cloud.Root.Iam.PutRolePolicyAsync(new("app", "AWSRevokeOlderSessions", Policies.Deny("*", "*", Policies.When("DateLessThan", "aws:TokenIssueTime", $"{revoked:yyyy-MM-ddTHH:mm:ssZ}"))));
        await cloud.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var fresh = await alice.AssumeAsync(App);

        await fresh.Iam.ListUsersAsync(new());
        await cloud.FailsAsync(() => old.Iam.ListUsersAsync(new()), "AccessDenied");
    }

    [Fact]
    public async Task Turning_off_a_users_key_leaves_its_sessions_and_deleting_the_user_ends_them()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        var session = cloud.With((await alice.Sts.GetSessionTokenAsync(new())).Credentials);
        await cloud.Root.Iam.UpdateAccessKeyAsync(new(alice.AccessKeyId, AccessKeyStatus.Inactive, "alice"));
        await session.Kms.CreateKeyAsync(new());

        await cloud.Root.Iam.DeleteAccessKeyAsync(new(alice.AccessKeyId, "alice"));
        await cloud.Root.Iam.DeleteUserPolicyAsync(new("alice", "own"));
        await cloud.Root.Iam.DeleteUserAsync(new("alice"));
        await cloud.Root.CreateUserAsync("alice", Policies.Everything);

        await cloud.FailsAsync(() => session.Kms.CreateKeyAsync(new()), "AccessDeniedException");
    }

    private static async Task<Party> SessionAsync(Cloud cloud)
    {
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        return await alice.AssumeAsync(await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA), Policies.Everything));
    }
}
