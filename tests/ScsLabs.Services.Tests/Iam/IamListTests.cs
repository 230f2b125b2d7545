using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;
/// <summary>IAM's lists: pages, path prefixes and order.</summary>
public sealed class IamListTests
{
    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        await using var cloud = await Cloud.StartAsync();
        foreach (var name in new[] { "c", "a", "d", "b" })
        {
            await cloud.Root.Iam.CreateUserAsync(new(name));
        }

        var first = await cloud.Root.Iam.ListUsersAsync(new() { Page = new() { MaxItems = 3 } });
        await cloud.Root.Iam.DeleteUserAsync(new("b"));
        var second = await cloud.Root.Iam.ListUsersAsync(new() { Page = new() { Marker = first.Page.Marker } });

        first.Users.Select(user => user.UserName).ShouldBe(["a", "b", "c"]);
        (first.Page.IsTruncated, second.Page.IsTruncated, second.Page.Marker).ShouldBe((true, false, null));
        second.Users.Select(user => user.UserName).ShouldBe(["d"]);
        await cloud.FailsAsync(() => cloud.Root.Iam.ListUsersAsync(new() { Page = new() { Marker = "***" } }), "ValidationError");
    }

    [Fact]
    public async Task A_path_prefix_restricts_a_list()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateRoleAsync(new("one", IamSamples.Trust, "/team/blue/"));
        await cloud.Root.Iam.CreateRoleAsync(new("two", IamSamples.Trust, "/team/red/"));
        await cloud.Root.Iam.CreateRoleAsync(new("three", IamSamples.Trust));

        (await cloud.Root.Iam.ListRolesAsync(new("/team/"))).Roles.Select(role => role.RoleName).ShouldBe(["one", "two"]);
        (await cloud.Root.Iam.ListRolesAsync(new("/team/red"))).Roles.Select(role => role.RoleName).ShouldBe(["two"]);
    }

    [Fact]
    public async Task Accounts_see_only_their_own()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));

        (await cloud.RootOf(Cloud.AccountB).Iam.ListUsersAsync(new())).Users.ShouldBeEmpty();
        await cloud.FailsAsync(() => cloud.RootOf(Cloud.AccountB).Iam.GetUserAsync(new("alice")), "NoSuchEntity");
    }
}
