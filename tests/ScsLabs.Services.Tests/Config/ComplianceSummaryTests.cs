using Amazon.EC2.Model;
using ScsLabs.Services.Config;
using Tag = ScsLabs.Services.Config.Tag;

namespace ScsLabs.Services.Tests.Config;

/// <summary>Operations that sum up what was recorded and evaluated, and the tags of rules. Source: AWS Config API Reference.</summary>
public sealed class ComplianceSummaryTests : ConfigWorld
{
    private const string Vpc = "AWS::EC2::VPC";

    [Fact]
    public async Task Rules_and_resources_are_counted_by_whether_they_comply()
    {
        var (good, bad) = await BeginAsync();

        var rules = (await Config.GetComplianceSummaryByConfigRuleAsync(new(), Token)).ComplianceSummary;
        (rules.CompliantResourceCount, rules.NonCompliantResourceCount).ShouldBe((new(0, false), new(1, false)));
        var types = (await Config.GetComplianceSummaryByResourceTypeAsync(new([Vpc, "AWS::S3::Bucket"]), Token)).ComplianceSummariesByResourceType;
        types.Select(type => (type.ResourceType, type.ComplianceSummary.CompliantResourceCount.CappedCount, type.ComplianceSummary.NonCompliantResourceCount.CappedCount)).ShouldBe([(Vpc, 1, 2), ("AWS::S3::Bucket", 0, 0)]);
        var all = (await Config.GetComplianceSummaryByResourceTypeAsync(new(), Token)).ComplianceSummariesByResourceType.Single();
        (all.ResourceType, all.ComplianceSummary.CompliantResourceCount.CappedCount).ShouldBe((null, 1));
        await ConfigRefusesAsync("InvalidParameterValueException", () => Config.GetComplianceSummaryByResourceTypeAsync(new(["AWS::EC2::Nothing"]), Token));

        (await Config.DescribeComplianceByResourceAsync(new(Vpc, ComplianceTypes: [ComplianceType.NonCompliant]), Token)).ComplianceByResources.ShouldContain(new ComplianceByResource(Vpc, bad, new(ComplianceType.NonCompliant, new(1, false))));
        (await Config.DescribeComplianceByResourceAsync(new(Vpc, ComplianceTypes: [ComplianceType.Compliant]), Token)).ComplianceByResources.Select(one => one.ResourceId).ShouldBe([good]);
        (await Config.DescribeComplianceByResourceAsync(new(Vpc, good), Token)).ComplianceByResources.Single().Compliance.ComplianceType.ShouldBe(ComplianceType.Compliant);
        await ConfigRefusesAsync("InvalidParameterValueException", () => Config.DescribeComplianceByResourceAsync(new(ResourceId: good), Token));
    }

    [Fact]
    public async Task Resources_come_in_pages()
    {
        await BeginAsync();

        var first = await Config.DescribeComplianceByResourceAsync(new(Vpc, Limit: 2), Token);
        var second = await Config.DescribeComplianceByResourceAsync(new(Vpc, Limit: 2, NextToken: first.NextToken), Token);

        (first.ComplianceByResources.Count, second.ComplianceByResources.Count, second.NextToken).ShouldBe((2, 1, null));
        first.ComplianceByResources.ShouldNotContain(second.ComplianceByResources[0]);
        await ConfigRefusesAsync("InvalidNextTokenException", () => Config.DescribeComplianceByResourceAsync(new(NextToken: "nonsense"), Token));
    }

    [Fact]
    public async Task Resources_that_are_there_are_counted_by_type_most_first()
    {
        var (_, bad) = await BeginAsync();
        await Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = bad }, Token);
        await Backend.Emulator.SettleAsync(Token);

        var counts = await Config.GetDiscoveredResourceCountsAsync(new([Vpc, "AWS::S3::Bucket", "AWS::EC2::Volume"]), Token);

        (counts.TotalDiscoveredResources, counts.NextToken).ShouldBe((3, null));
        counts.ResourceCounts.ShouldBe([new(Vpc, 2), new("AWS::S3::Bucket", 1)]);
        var all = await Config.GetDiscoveredResourceCountsAsync(new(Limit: 1), Token);
        (all.ResourceCounts.Count, all.NextToken is null).ShouldBe((1, false));
        (await Config.GetDiscoveredResourceCountsAsync(new(NextToken: all.NextToken), Token)).ResourceCounts.ShouldNotContain(all.ResourceCounts[0]);
        await ConfigRefusesAsync("ValidationException", () => Config.GetDiscoveredResourceCountsAsync(new(["AWS::EC2::Nothing"]), Token));
    }

    [Fact]
    public async Task The_last_items_of_several_resources_are_shown_at_once()
    {
        var (good, bad) = await BeginAsync();
        await Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = bad }, Token);
        await Backend.Emulator.SettleAsync(Token);

        var items = (await Config.BatchGetResourceConfigAsync(new([new(Vpc, good), new(Vpc, bad), new("AWS::S3::Bucket", "config")]), Token)).BaseConfigurationItems;

        items.Select(item => (item.ResourceType, item.ResourceId)).ShouldBe([(Vpc, good), ("AWS::S3::Bucket", "config")]);
        items[0].Configuration.ShouldNotBeNull().ShouldContain("10.0.0.0/16");
        await ConfigRefusesAsync("ValidationException", () => Config.BatchGetResourceConfigAsync(new([]), Token));
        await Config.StopConfigurationRecorderAsync(new(Recorder), Token);
        await Config.DeleteConfigurationRecorderAsync(new(Recorder), Token);
        await ConfigRefusesAsync("NoAvailableConfigurationRecorderException", () => Config.BatchGetResourceConfigAsync(new([new(Vpc, good)]), Token));
    }

    [Fact]
    public async Task A_rule_s_tags_decide_who_may_change_it()
    {
        await BeginAsync();
        var arn = (await Config.DescribeConfigRulesAsync(new(["rule"]), Token)).ConfigRules.Single().ConfigRuleArn!;
        var user = await UserAsync("admin", Allow("config:DeleteConfigRule", condition: """{"StringEquals":{"aws:ResourceTag/Team":"a"}}"""), Allow("config:TagResource", arn, """{"StringEquals":{"aws:RequestTag/Team":"b"}}"""));
        await ConfigRefusesAsync("AccessDeniedException", () => user.Config.DeleteConfigRuleAsync(new("rule"), Token));
        await ConfigRefusesAsync("AccessDeniedException", () => user.Config.TagResourceAsync(new(arn, [new("Team", "a")]), Token));

        await user.Config.TagResourceAsync(new(arn, [new("Team", "b")]), Token);
        await Config.TagResourceAsync(new(arn, [new("Team", "a"), new("More", "")]), Token);
        (await Config.ListTagsForResourceAsync(new(arn), Token)).Tags.ShouldBe([new("More", ""), new("Team", "a")]);
        await Config.UntagResourceAsync(new(arn, ["More", "Missing"]), Token);
        (await Config.ListTagsForResourceAsync(new(arn), Token)).Tags.ShouldBe([new("Team", "a")]);
        await user.Config.DeleteConfigRuleAsync(new("rule"), Token);
        await ConfigRefusesAsync("ResourceNotFoundException", () => Config.ListTagsForResourceAsync(new(arn), Token), $"ResourceArn '{arn}' does not exist");
    }

    [Fact]
    public async Task Fifty_tags_are_the_most_and_a_recorder_has_tags_too()
    {
        await RecordAsync();
        var arn = (await Config.DescribeConfigurationRecordersAsync(new(), Token)).ConfigurationRecorders.Single().Arn!;
        await Config.TagResourceAsync(new(arn, [.. Enumerable.Range(0, 50).Select(number => new Tag($"{number}", ""))]), Token);

        await ConfigRefusesAsync("TooManyTagsException", () => Config.TagResourceAsync(new(arn, [new("More", "")]), Token));
        await ConfigRefusesAsync("ValidationException", () => Config.TagResourceAsync(new(arn, [new("aws:more", "")]), Token));
        await ConfigRefusesAsync("ResourceNotFoundException", () => Config.TagResourceAsync(new("nonsense", [new("More", "")]), Token));
        (await Config.ListTagsForResourceAsync(new(arn, Limit: 20), Token)).Tags.Count.ShouldBe(20);
    }

    /// <summary>A VPC with a tag, one without beside the default VPC, and a rule that wants the tag.</summary>
    private async Task<(string Good, string Bad)> BeginAsync()
    {
        await RecordAsync();
        var (good, bad) = (await NewVpcAsync(), await NewVpcAsync());
        await Ec2.CreateTagsAsync(new() { Resources = [good], Tags = [new("Team", "a")] }, Token);
        await PutRuleAsync("REQUIRED_TAGS", """{"tag1Key":"Team"}""", new() { ComplianceResourceTypes = [Vpc] });
        await Backend.Emulator.SettleAsync(Token);
        return (good, bad);
    }
}
