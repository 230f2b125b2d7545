using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Tests.Sts;
/// <summary>GetSessionToken and the permissions of its sessions.</summary>
public sealed class SessionTokenTests
{
    [Fact]
    public async Task A_session_token_is_the_user_itself()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Allow("kms:CreateKey"));
        var session = cloud.With((await alice.Sts.GetSessionTokenAsync(new())).Credentials);

        (await session.Sts.GetCallerIdentityAsync(new())).Arn.ShouldBe("arn:aws:iam::111111111111:user/alice");
        await session.Kms.CreateKeyAsync(new());
        await cloud.Root.Iam.DeleteUserPolicyAsync(new("alice", "own"));
        await cloud.FailsAsync(() => session.Kms.CreateKeyAsync(new()), "AccessDeniedException");
    }

    [Fact]
    public async Task Without_MFA_it_calls_no_IAM_and_of_STS_only_two_operations()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA));
        var session = cloud.With((await alice.Sts.GetSessionTokenAsync(new())).Credentials);

        await cloud.FailsAsync(() => session.Iam.ListUsersAsync(new()), "InvalidClientTokenId");
        await cloud.FailsAsync(() => session.Sts.GetSessionTokenAsync(new()), "AccessDenied", "Cannot call GetSessionToken with session credentials");
        await cloud.FailsAsync(() => session.Sts.GetFederationTokenAsync(new("bob")), "AccessDenied", "Cannot call GetFederationToken with session credentials");
        await session.AssumeAsync("arn:aws:iam::111111111111:role/app");
    }

    [Fact]
    public async Task Policies_see_that_no_MFA_was_used()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Allow("kms:CreateKey", "*", Policies.When("Bool", "aws:MultiFactorAuthPresent", "false")));
        var session = cloud.With((await alice.Sts.GetSessionTokenAsync(new())).Credentials);

        await session.Kms.CreateKeyAsync(new());
        await cloud.FailsAsync(() => alice.Kms.CreateKeyAsync(new()), "AccessDeniedException");
    }

    [Fact]
    public async Task A_role_session_gets_neither_kind_of_token()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        var role = await alice.AssumeAsync(await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA), Policies.Everything));

        await cloud.FailsAsync(() => role.Sts.GetSessionTokenAsync(new()), "AccessDenied", "Cannot call GetSessionToken with session credentials");
        await cloud.FailsAsync(() => role.Sts.GetFederationTokenAsync(new("bob")), "AccessDenied");
    }

    [Fact]
    public async Task A_users_token_lasts_twelve_hours_and_a_root_users_one()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");
        var now = cloud.Emulator.Now;

        Hours((await alice.Sts.GetSessionTokenAsync(new())).Credentials).ShouldBe(12);
        Hours((await alice.Sts.GetSessionTokenAsync(new(129600))).Credentials).ShouldBe(36);
        Hours((await cloud.Root.Sts.GetSessionTokenAsync(new(7200))).Credentials).ShouldBe(1);
        await cloud.FailsAsync(() => alice.Sts.GetSessionTokenAsync(new(899)), "ValidationError");

        double Hours(Credentials credentials) => Math.Round((credentials.Expiration - now).TotalHours, 1);
    }

    [Fact]
    public async Task The_token_must_come_with_its_key()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");
        var one = (await alice.Sts.GetSessionTokenAsync(new())).Credentials;
        var other = (await alice.Sts.GetSessionTokenAsync(new())).Credentials;

        await cloud.With(one).Sts.GetCallerIdentityAsync(new());
        await cloud.FailsAsync(() => cloud.With(one with { SessionToken = other.SessionToken }).Sts.GetCallerIdentityAsync(new()), "InvalidClientTokenId");
        (await cloud.Root.Sts.GetAccessKeyInfoAsync(new(one.AccessKeyId))).Account.ShouldBe(Cloud.AccountA);
        await cloud.FailsAsync(() => cloud.Root.Sts.GetAccessKeyInfoAsync(new("AKIAAAAAAAAAAAAAAAAA")), "ValidationError");
    }
}
