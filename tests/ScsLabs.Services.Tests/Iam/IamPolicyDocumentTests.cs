using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;

/// <summary>Policy documents as IAM takes and returns them.</summary>
public sealed class IamPolicyDocumentTests
{
    [Theory]
    [InlineData("{", "This policy contains invalid Json")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"s3:*","Resource":"*"}]}""", "The policy failed legacy parsing")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}""", "Policy document should not specify a principal.")]
    public async Task A_document_that_is_none_is_refused_with_the_reason(string document, string reason)
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));

        await cloud.FailsAsync(() => cloud.Root.Iam.PutUserPolicyAsync(new("alice", "p", document)), "MalformedPolicyDocument", reason);
        await cloud.FailsAsync(() => cloud.Root.Iam.CreatePolicyAsync(new("p", document)), "MalformedPolicyDocument", reason);
    }

    [Fact]
    public async Task Documents_are_answered_percent_encoded()
    {
        await using var cloud = await Cloud.StartAsync();
        var arn = (await cloud.Root.Iam.CreatePolicyAsync(new("p", IamSamples.Policy))).Policy.Arn;
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        await cloud.Root.Iam.PutUserPolicyAsync(new("alice", "p", IamSamples.Policy));

        var inline = (await cloud.Root.Iam.GetUserPolicyAsync(new("alice", "p"))).PolicyDocument;

        inline.ShouldStartWith("%7B%22Version%22%3A%222012-10-17%22");
        Uri.UnescapeDataString(inline).ShouldBe(IamSamples.Policy);
        Uri.UnescapeDataString((await cloud.Root.Iam.GetPolicyVersionAsync(new(arn, "v1"))).PolicyVersion.Document!).ShouldBe(IamSamples.Policy);
    }

    [Fact]
    public async Task Inline_policies_share_a_quota_in_which_white_space_does_not_count()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        var half = Policies.Allow("ssm:GetParameter", $"arn:aws:ssm:us-east-1:111111111111:parameter/{new string('a', 1000)}");

        await cloud.Root.Iam.PutUserPolicyAsync(new("alice", "one", half + new string(' ', 4000)));

        await cloud.FailsAsync(() => cloud.Root.Iam.PutUserPolicyAsync(new("alice", "two", half)), "LimitExceeded", "Maximum policy size of 2048 bytes exceeded for user alice");
        await cloud.Root.Iam.PutUserPolicyAsync(new("alice", "one", half));
    }

    [Fact]
    public async Task A_managed_policy_has_6144_characters_at_most()
    {
        await using var cloud = await Cloud.StartAsync();
        var tooLong = Policies.Allow("ssm:GetParameter", $"arn:aws:ssm:us-east-1:111111111111:parameter/{new string('a', 6100)}");

        await cloud.FailsAsync(() => cloud.Root.Iam.CreatePolicyAsync(new("p", tooLong)), "LimitExceeded", "Cannot exceed quota for PolicySize: 6144");
    }

    [Fact]
    public async Task A_missing_inline_policy_is_named_by_its_kind()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.CreateRoleAsync("app", IamSamples.Trust);

        await cloud.FailsAsync(() => cloud.Root.Iam.GetRolePolicyAsync(new("app", "none")), "NoSuchEntity", "The role policy with name none cannot be found.");
        await cloud.FailsAsync(() => cloud.Root.Iam.DeleteRolePolicyAsync(new("app", "none")), "NoSuchEntity", "The role policy with name none cannot be found.");
    }
}
