using ScsLabs.Services.Iam;
using Tag = ScsLabs.Services.Iam.Tag;

namespace ScsLabs.Services.Tests.Iam;
/// <summary>Tags of IAM's resources.</summary>
public sealed class IamTagTests
{
    [Fact]
    public async Task The_keys_of_users_and_roles_are_the_same_whatever_their_case()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = cloud.Root.Iam;
        await iam.CreateRoleAsync(new("app", IamSamples.Trust, Tags: [new("Team", "blue")]));

        await iam.TagRoleAsync(new("app", [new("team", "red")]));
        (await iam.ListRoleTagsAsync(new("app"))).Tags.ShouldBe([new("team", "red")]);

        await iam.UntagRoleAsync(new("app", ["TEAM", "never-there"]));
        (await iam.ListRoleTagsAsync(new("app"))).Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keys_of_policies_and_profiles_differ_by_case()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = cloud.Root.Iam;
        await iam.CreateInstanceProfileAsync(new("web", Tags: [new("Team", "blue"), new("team", "red")]));

        (await iam.ListInstanceProfileTagsAsync(new("web"))).Tags.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Twice_the_same_key_reserved_keys_and_a_fifty_first_tag_are_refused()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = cloud.Root.Iam;
        await iam.CreateUserAsync(new("alice", Tags: [.. Enumerable.Range(0, 50).Select(i => new Tag($"k{i}", ""))]));

        await cloud.FailsAsync(() => iam.TagUserAsync(new("alice", [new("a", "1"), new("A", "2")])), "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        await cloud.FailsAsync(() => iam.TagUserAsync(new("alice", [new("aws:x", "1")])), "InvalidInput");
        await cloud.FailsAsync(() => iam.TagUserAsync(new("alice", [new("k50", "1")])), "LimitExceeded", "Cannot exceed quota for TagsPerUser: 50");
        await iam.TagUserAsync(new("alice", [new("k49", "new")]));
    }

    [Theory]
    [InlineData("aws:ResourceTag/Team")]
    [InlineData("iam:ResourceTag/Team")]
    public async Task Tags_of_the_user_decide_who_may_touch_it(string key)
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("ours", Tags: [new("Team", "blue")]));
        await cloud.Root.Iam.CreateUserAsync(new("theirs", Tags: [new("Team", "red")]));
        var blue = await cloud.Root.CreateUserAsync("blue", Policies.Allow("iam:GetUser", "*", Policies.When("StringEquals", key, "blue")));

        await blue.Iam.GetUserAsync(new("ours"));
        await cloud.FailsAsync(() => blue.Iam.GetUserAsync(new("theirs")), "AccessDenied");
    }

    [Fact]
    public async Task Tags_of_the_request_decide_what_may_be_set()
    {
        await using var cloud = await Cloud.StartAsync();
        var blue = await cloud.Root.CreateUserAsync("blue", Policies.Allow("iam:*User", "*", """{"StringEquals":{"aws:RequestTag/Team":"blue"},"ForAllValues:StringEquals":{"aws:TagKeys":["Team"]}}"""));

        await blue.Iam.CreateUserAsync(new("ours", Tags: [new("Team", "blue")]));
        await cloud.FailsAsync(() => blue.Iam.CreateUserAsync(new("theirs", Tags: [new("Team", "red")])), "AccessDenied");
        await cloud.FailsAsync(() => blue.Iam.TagUserAsync(new("ours", [new("Team", "blue"), new("Cost", "1")])), "AccessDenied");
    }

    [Fact]
    public async Task Tags_and_boundaries_are_told_by_reading_and_not_by_listing()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice", PermissionsBoundary: IamSamples.ReadOnly, Tags: [new("Team", "blue")]));

        var read = (await cloud.Root.Iam.GetUserAsync(new("alice"))).User;
        read.Tags.ShouldBe([new("Team", "blue")]);
        read.PermissionsBoundary!.PermissionsBoundaryArn.ShouldBe(IamSamples.ReadOnly);
        var listed = (await cloud.Root.Iam.ListUsersAsync(new())).Users.Single();
        (listed.Tags, listed.PermissionsBoundary).ShouldBe((null, null));
    }
}
