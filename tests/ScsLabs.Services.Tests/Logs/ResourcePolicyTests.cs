namespace ScsLabs.Services.Tests.Logs;

public sealed class ResourcePolicyTests : LogsWorld
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}]}""";

    [Fact]
    public async Task A_policy_is_put_shown_and_deleted()
    {
        var put = (await Logs.PutResourcePolicyAsync(new("events", Policy), Token)).ResourcePolicy;
        (put.PolicyName, put.PolicyDocument).ShouldBe(("events", Policy));
        (await Logs.DescribeResourcePoliciesAsync(new(), Token)).ResourcePolicies.ShouldHaveSingleItem().ShouldBe(put);

        await Logs.DeleteResourcePolicyAsync(new("events"), Token);
        (await Logs.DescribeResourcePoliciesAsync(new(), Token)).ResourcePolicies.ShouldBeEmpty();
        await RefusedAsync("ResourceNotFoundException", () => Logs.DeleteResourcePolicyAsync(new("events"), Token), "Policy with name [events] does not exist");
    }

    [Fact]
    public async Task An_account_has_ten_policies_in_a_Region()
    {
        for (var number = 0; number < 10; number++)
        {
            await Logs.PutResourcePolicyAsync(new($"policy{number}", Policy), Token);
        }

        await RefusedAsync("LimitExceededException", () => Logs.PutResourcePolicyAsync(new("policy10", Policy), Token), "Resource limit exceeded.");
        await Logs.PutResourcePolicyAsync(new("policy9", Policy), Token);
        await Aws.A.Root.In("eu-west-1").Logs.PutResourcePolicyAsync(new("policy10", Policy), Token);
        (await Logs.DescribeResourcePoliciesAsync(new(Limit: 4), Token)).ResourcePolicies.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:PutLogEvents","Resource":"*"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/nobody"},"Action":"logs:PutLogEvents","Resource":"*"}]}""")]
    public async Task A_malformed_policy_is_refused(string policy) => await RefusedAsync("InvalidParameterException", () => Logs.PutResourcePolicyAsync(new("events", policy), Token));
}
