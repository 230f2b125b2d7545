using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;
/// <summary>Permissions boundaries of users and roles.</summary>
public sealed class PermissionsBoundaryTests
{
    private const string Boundary = "arn:aws:iam::111111111111:policy/boundary";

    [Fact]
    public async Task A_boundary_takes_away_and_gives_nothing()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreatePolicyAsync(new("boundary", Policies.Allow("iam:List*")));
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Allow("iam:*"));
        var bob = await cloud.Root.CreateUserAsync("bob");

        await cloud.Root.Iam.PutUserPermissionsBoundaryAsync(new("alice", Boundary));
        await cloud.Root.Iam.PutUserPermissionsBoundaryAsync(new("bob", Boundary));

        await alice.Iam.ListUsersAsync(new());
        (await cloud.FailsAsync(() => alice.Iam.CreateUserAsync(new("x")), "AccessDenied")).Message.ShouldEndWith("because no permissions boundary allows the iam:CreateUser action");
        await cloud.FailsAsync(() => bob.Iam.ListUsersAsync(new()), "AccessDenied");

        await cloud.Root.Iam.DeleteUserPermissionsBoundaryAsync(new("alice"));
        await alice.Iam.CreateUserAsync(new("x"));
    }

    [Fact]
    public async Task A_boundary_that_is_not_there_cannot_be_set()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.CreateRoleAsync("app", IamSamples.Trust);

        await cloud.FailsAsync(() => cloud.Root.Iam.PutRolePermissionsBoundaryAsync(new("app", Boundary)), "NoSuchEntity", $"Scope ARN: {Boundary} does not exist or is not attachable.");
        await cloud.FailsAsync(() => cloud.Root.Iam.CreateUserAsync(new("alice", PermissionsBoundary: Boundary)), "NoSuchEntity");
        await cloud.FailsAsync(() => cloud.Root.Iam.DeleteRolePermissionsBoundaryAsync(new("app")), "NoSuchEntity");
    }

    [Fact]
    public async Task Delegated_administrators_can_be_held_to_setting_a_boundary()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreatePolicyAsync(new("boundary", IamSamples.Policy));
        var delegated = await cloud.Root.CreateUserAsync("delegated", Policies.Allow("iam:*", "*", Policies.When("StringEquals", "iam:PermissionsBoundary", Boundary)));

        await cloud.FailsAsync(() => delegated.Iam.CreateUserAsync(new("free")), "AccessDenied");
        await cloud.FailsAsync(() => delegated.Iam.CreateUserAsync(new("free", PermissionsBoundary: IamSamples.ReadOnly)), "AccessDenied");
        await delegated.Iam.CreateUserAsync(new("bound", PermissionsBoundary: Boundary));

        await cloud.Root.Iam.CreateUserAsync(new("other"));
        await delegated.Iam.PutUserPolicyAsync(new("bound", "p", IamSamples.Policy));
        await cloud.FailsAsync(() => delegated.Iam.PutUserPolicyAsync(new("other", "p", IamSamples.Policy)), "AccessDenied");
    }

    [Fact]
    public async Task A_boundary_whose_policy_is_gone_allows_nothing()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreatePolicyAsync(new("boundary", Policies.Everything));
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.Iam.PutUserPermissionsBoundaryAsync(new("alice", Boundary));
        await alice.Iam.ListUsersAsync(new());

        cloud.Emulator.Store.Write(draft =>
        {
            draft.Remove(draft.Everywhere<ManagedPolicy>().Single(policy => policy.Arn == Boundary));
            return true;
        });

        (await cloud.FailsAsync(() => alice.Iam.ListUsersAsync(new()), "AccessDenied")).Message.ShouldEndWith("because no permissions boundary allows the iam:ListUsers action");
    }

    [Fact]
    public async Task Actions_that_do_not_know_the_boundary_see_none()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreatePolicyAsync(new("boundary", IamSamples.Policy));
        await cloud.Root.Iam.CreateUserAsync(new("bound", PermissionsBoundary: Boundary));
        var delegated = await cloud.Root.CreateUserAsync("delegated", Policies.Allow("iam:*", "*", Policies.When("StringEquals", "iam:PermissionsBoundary", Boundary)));

        await cloud.FailsAsync(() => delegated.Iam.DeleteUserAsync(new("bound")), "AccessDenied");
        await delegated.Iam.DeleteUserPermissionsBoundaryAsync(new("bound"));
    }
}
