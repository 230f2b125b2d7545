using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Tests.Sts;
/// <summary>Session policies limit, and never widen.</summary>
public sealed class SessionPolicyTests
{
    private const string App = "arn:aws:iam::111111111111:role/app";

    [Fact]
    public async Task A_session_policy_lets_through_what_the_role_has_and_nothing_more()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await AliceAsync(cloud, Policies.Allow("iam:List*"));

        var answer = await alice.Sts.AssumeRoleAsync(new(App, "one", Policy: Policies.Allow("iam:*Users")));
        var session = cloud.With(answer.Credentials);

        answer.PackedPolicySize.ShouldNotBeNull().ShouldBeInRange(1, 100);
        await session.Iam.ListUsersAsync(new());
        (await cloud.FailsAsync(() => session.Iam.ListRolesAsync(new()), "AccessDenied")).Message.ShouldEndWith("because no session policy allows the iam:ListRoles action");
    }

    [Fact]
    public async Task Managed_session_policies_add_up()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await AliceAsync(cloud, Policies.Allow("iam:*"));
        var users = (await cloud.Root.Iam.CreatePolicyAsync(new("users", Policies.Allow("iam:ListUsers")))).Policy.Arn;
        var roles = (await cloud.Root.Iam.CreatePolicyAsync(new("roles", Policies.Allow("iam:ListRoles")))).Policy.Arn;

        var session = await alice.AssumeAsync(new AssumeRole(App, "one", PolicyArns: [new(users), new(roles)]));

        await session.Iam.ListUsersAsync(new());
        await session.Iam.ListRolesAsync(new());
        await cloud.FailsAsync(() => session.Iam.ListGroupsAsync(new()), "AccessDenied");
    }

    [Fact]
    public async Task A_session_outlives_none_of_its_managed_policies()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await AliceAsync(cloud, Policies.Allow("iam:*"));
        var all = (await cloud.Root.Iam.CreatePolicyAsync(new("all", Policies.Everything))).Policy.Arn;
        var no = (await cloud.Root.Iam.CreatePolicyAsync(new("no", Policies.Deny("iam:ListRoles")))).Policy.Arn;
        var session = await alice.AssumeAsync(new AssumeRole(App, "one", PolicyArns: [new(all), new(no)]));
        await session.Iam.ListUsersAsync(new());
        await cloud.FailsAsync(() => session.Iam.ListRolesAsync(new()), "AccessDenied");

        await cloud.Root.Iam.DeletePolicyAsync(new(no));

        await cloud.FailsAsync(() => session.Iam.ListRolesAsync(new()), "AccessDenied");
        await cloud.FailsAsync(() => session.Iam.ListUsersAsync(new()), "AccessDenied");
    }

    [Fact]
    public async Task What_is_no_policy_or_too_large_is_refused()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await AliceAsync(cloud, Policies.Everything);

        await cloud.FailsAsync(() => alice.AssumeAsync(new AssumeRole(App, "one", Policy: "{")), "MalformedPolicyDocument", "This policy contains invalid Json");
        await cloud.FailsAsync(() => alice.AssumeAsync(new AssumeRole(App, "one", PolicyArns: [new("arn:aws:iam::111111111111:policy/none")])), "ValidationError");
        await cloud.FailsAsync(
            () => alice.AssumeAsync(new AssumeRole(App, "one", Policy: Policies.Allow("s3:GetObject", $"arn:aws:s3:::{new string('a', 2048)}"))),
            "PackedPolicyTooLarge");
    }

    private static async Task<Party> AliceAsync(Cloud cloud, string rolePolicy)
    {
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA), rolePolicy);
        return await cloud.Root.CreateUserAsync("alice", Policies.Everything);
    }
}
