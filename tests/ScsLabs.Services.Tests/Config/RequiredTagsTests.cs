using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rule REQUIRED_TAGS. Source: AWS Config Developer Guide, required-tags.</summary>
public sealed class RequiredTagsTests : ConfigWorld
{
    [Fact]
    public async Task A_resource_complies_if_it_has_the_tags_with_one_of_their_values()
    {
        await RecordAsync();
        await PutRuleAsync("REQUIRED_TAGS", """{"tag1Key":"Team","tag1Value":"a, b","tag2Key":"CostCenter"}""");
        var vpc = await NewVpcAsync();
        (await OfAsync(vpc)).ShouldBe(ComplianceType.NonCompliant);

        foreach (var (team, expected) in ((string, ComplianceType)[])[("b", ComplianceType.Compliant), ("c", ComplianceType.NonCompliant), ("A", ComplianceType.NonCompliant), ("a", ComplianceType.Compliant)])
        {
            await Ec2.CreateTagsAsync(new() { Resources = [vpc], Tags = [new("Team", team), new("CostCenter", "1")] }, Token);
            (await OfAsync(vpc)).ShouldBe(expected);
        }

        await Ec2.DeleteTagsAsync(new() { Resources = [vpc], Tags = [new("CostCenter")] }, Token);
        (await OfAsync(vpc)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Fact]
    public async Task All_kinds_of_resources_are_judged_a_bucket_by_its_own_tags_too()
    {
        await RecordAsync();
        await PutRuleAsync("REQUIRED_TAGS", """{"tag1Key":"Team"}""");
        await NewGatewayAsync(await NewVpcAsync());
        await LaunchAsync();
        await Aws.A.Root.S3.PutBucketTaggingAsync("config", [new() { Key = "Team", Value = "a" }], Token);

        (await OfAsync("config")).ShouldBe(ComplianceType.Compliant);
        (await Config.GetComplianceDetailsByConfigRuleAsync(new("rule", [ComplianceType.NonCompliant]), Token)).EvaluationResults.Select(result => result.EvaluationResultIdentifier.EvaluationResultQualifier.ResourceType).Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "AWS::EC2::Instance", "AWS::EC2::InternetGateway", "AWS::EC2::NetworkAcl", "AWS::EC2::NetworkInterface", "AWS::EC2::RouteTable", "AWS::EC2::SecurityGroup", "AWS::EC2::Subnet", "AWS::EC2::VPC", "AWS::EC2::Volume",
        ]);
    }

    [Theory]
    [InlineData("""{"tag1Value":"a"}""", "The required parameter [tag1Key] is not present in the inputParameters")]
    [InlineData("""{"tag1Key":"Team","tag7Key":"More"}""", """Unknown parameters provided in the inputParameters: {"tag1Key":"Team","tag7Key":"More"}""")]
    public async Task Parameters_that_are_wrong_are_refused(string parameters, string text)
    {
        await RecordAsync();

        await ConfigRefusesAsync("InvalidParameterValueException", () => PutRuleAsync("REQUIRED_TAGS", parameters), text);
    }
}
