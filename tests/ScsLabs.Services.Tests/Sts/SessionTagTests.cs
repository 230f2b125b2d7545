using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Tests.Sts;
/// <summary>Session tags, transitive tags and source identities.</summary>
public sealed class SessionTagTests
{
    private const string App = "arn:aws:iam::111111111111:role/app";
    private const string Next = "arn:aws:iam::111111111111:role/next";
    private const string All = "\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"";
    private static readonly string BlueOnly = Policies.When("StringEquals", "aws:PrincipalTag/Team", "blue");

    [Fact]
    public async Task Session_tags_are_principal_tags_and_win_over_the_roles()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA, actions: All), Policies.Allow("iam:ListUsers", "*", BlueOnly));
        await cloud.Root.Iam.TagRoleAsync(new("app", [new("team", "red")]));

        var red = await alice.AssumeAsync(App);
        var blue = await alice.AssumeAsync(new AssumeRole(App, "one", Tags: [new("Team", "blue")]));

        await blue.Iam.ListUsersAsync(new());
        await cloud.FailsAsync(() => red.Iam.ListUsersAsync(new()), "AccessDenied");
    }

    [Fact]
    public async Task Tagging_a_session_is_asked_of_the_role_too()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA));
        var tagged = new AssumeRole(App, "one", Tags: [new("Team", "blue")]);

        await cloud.FailsAsync(
            () => alice.AssumeAsync(tagged),
            "AccessDenied",
            $"User: arn:aws:iam::111111111111:user/alice is not authorized to perform: sts:TagSession on resource: {App}");

        await cloud.Root.Iam.UpdateAssumeRolePolicyAsync(new("app", Policies.Trust(Cloud.AccountA, Policies.When("StringEquals", "aws:RequestTag/Team", "blue"), All)));
        await alice.AssumeAsync(tagged);
        await cloud.FailsAsync(() => alice.AssumeAsync(tagged with { Tags = [new("Team", "red")] }), "AccessDenied");
    }

    [Fact]
    public async Task Transitive_tags_go_on_along_the_chain_and_others_do_not()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA, actions: All), Policies.Everything);
        await cloud.Root.CreateRoleAsync("next", Policies.Trust(App, actions: All), Policies.Allow("iam:ListUsers", "*", BlueOnly));
        var tagged = new AssumeRole(App, "one", Tags: [new("Team", "blue")]);

        var kept = await (await alice.AssumeAsync(tagged with { TransitiveTagKeys = ["team"] })).AssumeAsync(Next);
        var lost = await (await alice.AssumeAsync(tagged)).AssumeAsync(Next);

        await kept.Iam.ListUsersAsync(new());
        await cloud.FailsAsync(() => lost.Iam.ListUsersAsync(new()), "AccessDenied");
    }

    [Fact]
    public async Task Transitive_tags_can_neither_be_replaced_nor_come_from_nowhere()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA, actions: All), Policies.Everything);
        await cloud.Root.CreateRoleAsync("next", Policies.Trust(App, actions: All));
        var first = await alice.AssumeAsync(new AssumeRole(App, "one", Tags: [new("Team", "blue")], TransitiveTagKeys: ["Team"]));

        await cloud.FailsAsync(() => first.AssumeAsync(new AssumeRole(Next, "two", Tags: [new("team", "red")])), "InvalidParameterValue");
        await cloud.FailsAsync(
            () => alice.AssumeAsync(new AssumeRole(App, "one", TransitiveTagKeys: ["Team"])),
            "InvalidParameterValue",
            "The specified transitive tag key must be included in the requested tags.");
        await cloud.FailsAsync(() => alice.AssumeAsync(new AssumeRole(App, "one", Tags: [new("a", "1"), new("A", "2")])), "InvalidParameterValue");
    }

    [Fact]
    public async Task A_role_that_may_not_be_tagged_is_out_of_reach_for_a_session_with_transitive_tags()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA, actions: All), Policies.Everything);
        await cloud.Root.CreateRoleAsync("next", Policies.Trust(App));
        var tagged = await alice.AssumeAsync(new AssumeRole(App, "one", Tags: [new("Team", "blue")], TransitiveTagKeys: ["Team"]));

        await (await alice.AssumeAsync(App)).AssumeAsync(Next);
        await cloud.FailsAsync(() => tagged.AssumeAsync(Next), "AccessDenied");
    }

    [Fact]
    public async Task A_source_identity_sticks_and_cannot_be_changed()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA, actions: All), Policies.Everything);
        await cloud.Root.CreateRoleAsync("next", Policies.Trust(App, actions: All), Policies.Allow("iam:ListUsers", "*", Policies.When("StringEquals", "aws:SourceIdentity", "alice")));
        await cloud.Root.CreateRoleAsync("silent", Policies.Trust(App), Policies.Everything);
        var first = await alice.AssumeAsync(new AssumeRole(App, "one", SourceIdentity: "alice"));

        var answer = await first.Sts.AssumeRoleAsync(new(Next, "two"));

        answer.SourceIdentity.ShouldBe("alice");
        await cloud.With(answer.Credentials).Iam.ListUsersAsync(new());
        await cloud.FailsAsync(() => first.AssumeAsync(new AssumeRole(Next, "two", SourceIdentity: "mallory")), "AccessDenied");
        await cloud.FailsAsync(() => first.AssumeAsync("arn:aws:iam::111111111111:role/silent"), "AccessDenied");
    }
}
