using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Tests.Sts;
/// <summary>Assuming roles: trust, external ids, durations, chains.</summary>
public sealed class AssumeRoleTests
{
    private const string App = "arn:aws:iam::111111111111:role/app";
    private const string Refusal = "User: arn:aws:iam::111111111111:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111111111111:role/app";

    [Fact]
    public async Task The_trust_policy_decides_and_a_refusal_gives_no_reason()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);

        await cloud.FailsAsync(() => alice.AssumeAsync(App), "AccessDenied", Refusal);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountB));
        await cloud.FailsAsync(() => alice.AssumeAsync(App), "AccessDenied", Refusal);

        await cloud.Root.Iam.UpdateAssumeRolePolicyAsync(new("app", Policies.Trust(Cloud.AccountA)));
        var session = await alice.AssumeAsync(App, "one");

        var who = await session.Sts.GetCallerIdentityAsync(new());
        who.Arn.ShouldBe("arn:aws:sts::111111111111:assumed-role/app/one");
        who.UserId.ShouldBe($"{(await cloud.Root.Iam.GetRoleAsync(new("app"))).Role.RoleId}:one");
    }

    [Theory]
    [InlineData("arn:aws:iam::111111111111:user/alice")]
    [InlineData("arn:aws:iam::111111111111:Role/app-of-another-kind")]
    [InlineData("arn:aws:iam::not-an-account:role/app")]
    [InlineData("what is no ARN at all")]
    public async Task What_names_no_role_is_told_so_whatever_the_caller_may_do(string arn)
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);

        await cloud.FailsAsync(() => alice.AssumeAsync(arn), "ValidationError", "Request ARN is invalid");
    }

    [Fact]
    public async Task Trust_in_an_account_needs_the_callers_own_permission_and_trust_in_a_user_does_not()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA));

        await cloud.FailsAsync(() => alice.AssumeAsync(App), "AccessDenied", Refusal);

        await cloud.Root.Iam.UpdateAssumeRolePolicyAsync(new("app", Policies.Trust("arn:aws:iam::111111111111:user/alice")));
        await alice.AssumeAsync(App);
    }

    [Fact]
    public async Task Across_accounts_both_sides_must_allow()
    {
        await using var cloud = await Cloud.StartAsync();
        var bob = await cloud.RootOf(Cloud.AccountB).CreateUserAsync("bob");
        await cloud.Root.CreateRoleAsync("app", Policies.Trust("arn:aws:iam::222222222222:user/bob"));

        await cloud.FailsAsync(() => bob.AssumeAsync(App), "AccessDenied");
        await cloud.RootOf(Cloud.AccountB).Iam.PutUserPolicyAsync(new("bob", "assume", Policies.Allow("sts:AssumeRole", App)));
        await bob.AssumeAsync(App);

        await cloud.Root.Iam.UpdateAssumeRolePolicyAsync(new("app", Policies.Trust(Cloud.AccountA)));
        await cloud.FailsAsync(() => bob.AssumeAsync(App), "AccessDenied");
    }

    [Fact]
    public async Task Root_users_assume_no_roles()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA));

        await cloud.FailsAsync(() => cloud.Root.AssumeAsync(App), "AccessDenied", "Roles may not be assumed by root accounts.");
    }

    [Fact]
    public async Task The_external_id_must_be_the_agreed_one()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA, Policies.When("StringEquals", "sts:ExternalId", "agreed")));

        await cloud.FailsAsync(() => alice.AssumeAsync(App), "AccessDenied");
        await cloud.FailsAsync(() => alice.AssumeAsync(new AssumeRole(App, "one", ExternalId: "guessed")), "AccessDenied");
        await alice.AssumeAsync(new AssumeRole(App, "one", ExternalId: "agreed"));
    }

    [Fact]
    public async Task A_boundary_limits_which_roles_a_user_assumes_though_the_trust_policy_names_it()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");
        await cloud.Root.CreateRoleAsync("app", Policies.Trust("arn:aws:iam::111111111111:user/alice"));
        await alice.AssumeAsync(App);

        await cloud.Root.Iam.PutUserPermissionsBoundaryAsync(new("alice", IamSamplesReadOnly));

        await cloud.FailsAsync(() => alice.AssumeAsync(App), "AccessDenied", Refusal);
    }

    [Fact]
    public async Task The_roles_longest_session_is_the_limit()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA));

        await cloud.FailsAsync(
            () => alice.AssumeAsync(new AssumeRole(App, "one", 7200)),
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        await cloud.Root.Iam.UpdateRoleAsync(new("app", MaxSessionDuration: 7200));
        await alice.AssumeAsync(new AssumeRole(App, "one", 7200));
    }

    [Fact]
    public async Task A_chained_session_lasts_an_hour_at_most()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA), Policies.Everything);
        await cloud.Root.Iam.CreateRoleAsync(new("next", Policies.Trust(App), MaxSessionDuration: 43200));
        var first = await alice.AssumeAsync(App);

        await cloud.FailsAsync(
            () => first.AssumeAsync(new AssumeRole("arn:aws:iam::111111111111:role/next", "two", 3601)),
            "ValidationError",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        var second = await first.AssumeAsync(new AssumeRole("arn:aws:iam::111111111111:role/next", "two", 3600));
        (await second.Sts.GetCallerIdentityAsync(new())).Arn.ShouldBe("arn:aws:sts::111111111111:assumed-role/next/two");
    }

    [Fact]
    public async Task A_role_assumes_itself_only_where_it_trusts_itself()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust("arn:aws:iam::111111111111:user/alice"), Policies.Everything);
        var session = await alice.AssumeAsync(App);

        await cloud.FailsAsync(() => session.AssumeAsync(App), "AccessDenied");
        await cloud.Root.Iam.UpdateAssumeRolePolicyAsync(new("app", Policies.Trust(App)));
        await session.AssumeAsync(App);
    }

    private const string IamSamplesReadOnly = Tests.Iam.IamSamples.ReadOnly;
}
