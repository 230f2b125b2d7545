using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Tests.Sts;
/// <summary>GetFederationToken and the permissions of its sessions.</summary>
public sealed class FederationTokenTests
{
    [Fact]
    public async Task Without_a_policy_it_can_do_nothing()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        var answer = await alice.Sts.GetFederationTokenAsync(new("guest"));
        var guest = cloud.With(answer.Credentials);

        answer.FederatedUser.ShouldBe(new("111111111111:guest", "arn:aws:sts::111111111111:federated-user/guest"));
        answer.PackedPolicySize.ShouldBeNull();
        (await guest.Sts.GetCallerIdentityAsync(new())).Arn.ShouldBe(answer.FederatedUser.Arn);
        await cloud.FailsAsync(() => guest.Kms.CreateKeyAsync(new()), "AccessDeniedException");
    }

    [Fact]
    public async Task It_can_do_what_both_the_user_and_the_policy_allow()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:CreateKey","ssm:PutParameter","sts:*"],"Resource":"*"}]}""");

        var both = cloud.With((await alice.Sts.GetFederationTokenAsync(new("guest", Policies.Allow("kms:*")))).Credentials);
        await both.Kms.CreateKeyAsync(new());
        await cloud.FailsAsync(() => both.Ssm.PutParameterAsync(new("/a", "v", ScsLabs.Services.Ssm.ParameterType.String)), "AccessDeniedException");

        await cloud.Root.Iam.PutUserPolicyAsync(new("alice", "own", Policies.Allow("ssm:*")));
        await cloud.FailsAsync(() => both.Kms.CreateKeyAsync(new()), "AccessDeniedException");
    }

    [Fact]
    public async Task It_calls_no_IAM_and_of_STS_only_GetCallerIdentity()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Everything);
        await cloud.Root.CreateRoleAsync("app", Policies.Trust(Cloud.AccountA));
        var guest = cloud.With((await alice.Sts.GetFederationTokenAsync(new("guest", Policies.Everything))).Credentials);

        await cloud.FailsAsync(() => guest.Iam.ListUsersAsync(new()), "InvalidClientTokenId");
        await cloud.FailsAsync(() => guest.AssumeAsync("arn:aws:iam::111111111111:role/app"), "AccessDenied", "Cannot call AssumeRole with session credentials");
        await guest.Sts.GetCallerIdentityAsync(new());
    }

    [Fact]
    public async Task Its_tags_are_asked_for_and_count()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Allow("sts:GetFederationToken"));
        var request = new GetFederationToken("guest", Policies.Allow("kms:CreateKey", "*", Policies.When("StringEquals", "aws:PrincipalTag/Team", "blue")), Tags: [new("Team", "blue")]);

        await cloud.FailsAsync(() => alice.Sts.GetFederationTokenAsync(request), "AccessDenied");
        await cloud.Root.Iam.PutUserPolicyAsync(new("alice", "own", Policies.Everything));

        var blue = cloud.With((await alice.Sts.GetFederationTokenAsync(request)).Credentials);
        var plain = cloud.With((await alice.Sts.GetFederationTokenAsync(request with { Tags = null })).Credentials);
        await blue.Kms.CreateKeyAsync(new());
        await cloud.FailsAsync(() => plain.Kms.CreateKeyAsync(new()), "AccessDeniedException");
    }

    [Fact]
    public async Task A_root_users_token_has_what_its_policy_allows()
    {
        await using var cloud = await Cloud.StartAsync();

        var guest = cloud.With((await cloud.Root.Sts.GetFederationTokenAsync(new("guest", Policies.Allow("kms:CreateKey")))).Credentials);

        await guest.Kms.CreateKeyAsync(new());
        await cloud.FailsAsync(() => guest.Ssm.PutParameterAsync(new("/a", "v", ScsLabs.Services.Ssm.ParameterType.String)), "AccessDeniedException");
    }
}
