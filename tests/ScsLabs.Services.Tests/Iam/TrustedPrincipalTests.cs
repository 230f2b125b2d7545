using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;

/// <summary>A trust policy keeps its principals by unique id.</summary>
public sealed class TrustedPrincipalTests
{
    private const string NotAssumeRole = "AssumeRole policy may only specify STS AssumeRole actions.";

    [Fact]
    public async Task A_user_made_anew_is_not_trusted_any_more()
    {
        await using var cloud = await Cloud.StartAsync();
        var first = await cloud.Root.CreateUserAsync("alice");
        var role = await cloud.Root.CreateRoleAsync("app", Policies.Trust("arn:aws:iam::111111111111:user/alice"));
        await first.AssumeAsync(role);

        await cloud.Root.Iam.DeleteAccessKeyAsync(new(first.AccessKeyId, "alice"));
        await cloud.Root.Iam.DeleteUserAsync(new("alice"));
        var second = await cloud.Root.CreateUserAsync("alice");

        await cloud.FailsAsync(() => second.AssumeAsync(role), "AccessDenied");
        await cloud.Root.Iam.UpdateAssumeRolePolicyAsync(new("app", Policies.Trust("arn:aws:iam::111111111111:user/alice")));
        await second.AssumeAsync(role);
    }

    [Fact]
    public async Task A_principal_is_shown_as_its_ARN_while_it_exists_and_as_its_id_afterwards()
    {
        await using var cloud = await Cloud.StartAsync();
        var user = (await cloud.Root.Iam.CreateUserAsync(new("alice"))).User;
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(user.Arn));

        (await TrustOf(cloud)).ShouldContain(user.Arn);
        await cloud.Root.Iam.UpdateUserAsync(new("alice", NewUserName: "alicia"));
        (await TrustOf(cloud)).ShouldContain("arn:aws:iam::111111111111:user/alicia");
        await cloud.Root.Iam.DeleteUserAsync(new("alicia"));
        (await TrustOf(cloud)).ShouldContain($"\"{user.UserId}\"");
    }

    [Theory]
    [InlineData("arn:aws:iam::111111111111:user/nobody")]
    [InlineData("arn:aws:iam::222222222222:role/nobody")]
    [InlineData("AIDAAAAAAAAAAAAAAAAAA")]
    public async Task Who_does_not_exist_cannot_be_trusted(string principal)
    {
        await using var cloud = await Cloud.StartAsync();

        await cloud.FailsAsync(
            () => cloud.Root.Iam.CreateRoleAsync(new("app", Policies.Trust(principal))),
            "MalformedPolicyDocument",
            $"Invalid principal in policy: \"AWS\":\"{principal}\"");
    }

    [Fact]
    public async Task Account_ids_become_root_ARNs_and_sessions_stay()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.CreateRoleAsync("app", Policies.Trust("222222222222"));

        (await TrustOf(cloud)).ShouldContain("arn:aws:iam::222222222222:root");

        await cloud.Root.Iam.UpdateAssumeRolePolicyAsync(new("app", Policies.Trust("arn:aws:sts::111111111111:assumed-role/x/y")));
        (await TrustOf(cloud)).ShouldContain("arn:aws:sts::111111111111:assumed-role/x/y");
    }

    [Fact]
    public async Task A_user_of_another_account_is_looked_up_there()
    {
        await using var cloud = await Cloud.StartAsync();
        var role = "arn:aws:iam::111111111111:role/app";
        var theirs = await cloud.RootOf(Cloud.AccountB).CreateUserAsync("alice", Policies.Allow("sts:AssumeRole", role));

        await cloud.Root.CreateRoleAsync("app", Policies.Trust("arn:aws:iam::222222222222:user/alice"));

        await theirs.AssumeAsync(role);
    }

    [Theory]
    [InlineData("\"*\"", "sts:AssumeRole", "AssumeRolepolicy contained an invalid principal: \"STAR\":\"*\".")]
    [InlineData("{\"Service\":\"tagging.amazonaws.com\"}", "sts:AssumeRole", "Invalid principal in policy: \"SERVICE\":\"tagging.amazonaws.com\"")]
    [InlineData("{\"Service\":[\"lambda.amazonaws.com\",\"bogus.amazonaws.com\"]}", "sts:AssumeRole", "Invalid principal in policy: \"SERVICE\":\"bogus.amazonaws.com\"")]
    [InlineData("{\"AWS\":\"*\"}", "sts:GetCallerIdentity", NotAssumeRole)]
    [InlineData("{\"AWS\":\"*\"}", "sts:*", NotAssumeRole)]
    [InlineData("{\"AWS\":\"*\"}", "s3:GetObject", NotAssumeRole)]
    public async Task A_trust_policy_names_who_can_be_trusted_with_what_can_be_granted(string principal, string action, string reason)
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.CreateRoleAsync("app", Trust("{\"Service\":[\"lambda.amazonaws.com\",\"states.us-east-1.amazonaws.com\"],\"AWS\":\"*\"}", "sts:AssumeRole"));

        await cloud.FailsAsync(() => cloud.Root.Iam.CreateRoleAsync(new("other", Trust(principal, action))), "MalformedPolicyDocument", reason);
        await cloud.FailsAsync(() => cloud.Root.Iam.UpdateAssumeRolePolicyAsync(new("app", Trust(principal, action))), "MalformedPolicyDocument", reason);
    }

    private static string Trust(string principal, string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"{{action}}"}]}""";

    private static async Task<string> TrustOf(Cloud cloud) =>
        Uri.UnescapeDataString((await cloud.Root.Iam.GetRoleAsync(new("app"))).Role.AssumeRolePolicyDocument);
}
