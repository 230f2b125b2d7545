using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rule APPROVED_AMIS_BY_ID. Source: AWS Config Developer Guide, approved-amis-by-id.</summary>
public sealed class ApprovedAmisByIdTests : ConfigWorld
{
    [Fact]
    public async Task A_running_instance_complies_if_its_image_is_on_the_list()
    {
        var (approved, other) = (await ImageAsync(), await ImageAsync("amzn2-ami-hvm-*-x86_64-gp2"));
        await RecordAsync();
        await PutRuleAsync("APPROVED_AMIS_BY_ID", $$"""{"amiIds":"{{approved}}"}""");
        var (right, wrong) = (await LaunchAsync(), await LaunchAsync(request => request.ImageId = other));
        (await ResultsAsync()).ShouldBe(new Dictionary<string, ComplianceType> { [right] = ComplianceType.Compliant, [wrong] = ComplianceType.NonCompliant }, ignoreOrder: true);

        await PutRuleAsync("APPROVED_AMIS_BY_ID", $$"""{"amiIds":"{{other}}, {{approved}}"}""");
        (await ComplianceAsync()).ShouldBe(ComplianceType.Compliant);
        await PutRuleAsync("APPROVED_AMIS_BY_ID", $$"""{"amiIds":"{{other}}"}""");
        (await ResultsAsync()).ShouldBe(new Dictionary<string, ComplianceType> { [right] = ComplianceType.NonCompliant, [wrong] = ComplianceType.Compliant }, ignoreOrder: true);
    }

    [Fact]
    public async Task An_instance_that_is_stopped_is_not_judged()
    {
        var other = await ImageAsync("amzn2-ami-hvm-*-x86_64-gp2");
        await RecordAsync();
        await PutRuleAsync("APPROVED_AMIS_BY_ID", $$"""{"amiIds":"{{other}}"}""");
        var instance = await LaunchAsync();
        (await ComplianceAsync()).ShouldBe(ComplianceType.NonCompliant);

        await Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [instance] }, Token);
        await WaitAsync();

        (await ResultsAsync()).ShouldBeEmpty();
        await Ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = [instance] }, Token);
        await WaitAsync();
        (await ComplianceAsync()).ShouldBe(ComplianceType.NonCompliant);
    }

    [Theory]
    [InlineData(null, "The required parameter [amiIds] is not present in the inputParameters")]
    [InlineData("""{"amiId":"ami-0123456789abcdef0"}""", null)]
    [InlineData("""{"amiIds":""}""", null)]
    [InlineData("""{"amiIds":"i-0123456789abcdef0"}""", null)]
    [InlineData("""{"amiIds":["ami-0123456789abcdef0"]}""", null)]
    [InlineData("""{"amiIds":5}""", null)]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    public async Task Parameters_that_are_wrong_are_refused(string? parameters, string? text)
    {
        await RecordAsync();

        await ConfigRefusesAsync("InvalidParameterValueException", () => PutRuleAsync("APPROVED_AMIS_BY_ID", parameters), text);
    }

    [Fact]
    public async Task Twenty_one_images_are_the_most()
    {
        string List(int count) => string.Join(',', Enumerable.Range(0, count).Select(number => $"ami-{number:x17}"));
        await RecordAsync();

        await ConfigRefusesAsync("InvalidParameterValueException", () => PutRuleAsync("APPROVED_AMIS_BY_ID", $$"""{"amiIds":"{{List(22)}}"}"""));
        await PutRuleAsync("APPROVED_AMIS_BY_ID", $$"""{"amiIds":"{{List(21)}}"}""");
        (await Config.DescribeConfigRulesAsync(new(), Token)).ConfigRules.Single().Source.SourceIdentifier.ShouldBe("APPROVED_AMIS_BY_ID");
    }
}
