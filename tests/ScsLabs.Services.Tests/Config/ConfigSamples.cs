using ScsLabs.Services.Config;
using ScsLabs.Services.Iam;
using ScsLabs.Services.S3;
using Tag = ScsLabs.Services.Config.Tag;

namespace ScsLabs.Services.Tests.Config;

internal static class ConfigSamples
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.After(PutConfigurationRecorderOperation.Instance, aws => new(new() { RoleArn = NewRole(aws) }, [new Tag("Team", "a")])),
        Sample.After(DescribeConfigurationRecordersOperation.Instance, aws => new([NewRecorder(aws)])),
        Sample.After(DescribeConfigurationRecorderStatusOperation.Instance, aws => new([NewRecorder(aws)])),
        Sample.After(StartConfigurationRecorderOperation.Instance, aws =>
        {
            NewChannel(aws);
            return new("default");
        }),
        Sample.After(StopConfigurationRecorderOperation.Instance, aws => new(NewRecorder(aws))),
        Sample.After(DeleteConfigurationRecorderOperation.Instance, aws => new(NewRecorder(aws))),
        Sample.After(PutDeliveryChannelOperation.Instance, aws =>
        {
            NewRecorder(aws);
            return new(new() { S3BucketName = NewBucket(aws) });
        }),
        Sample.After(DescribeDeliveryChannelsOperation.Instance, aws => new([NewChannel(aws)])),
        Sample.After(DeleteDeliveryChannelOperation.Instance, aws => new(NewChannel(aws))),
        Sample.After(PutConfigRuleOperation.Instance, aws =>
        {
            NewRecorder(aws);
            return new(Rule, [new Tag("Team", "a")]);
        }),
        Sample.After(DescribeConfigRulesOperation.Instance, aws => new([NewRule(aws)])),
        Sample.After(DeleteConfigRuleOperation.Instance, aws => new(NewRule(aws))),
        Sample.After(StartConfigRulesEvaluationOperation.Instance, aws => new([NewRule(aws)])),
        Sample.After(DescribeConfigRuleEvaluationStatusOperation.Instance, aws => new([NewRule(aws)])),
        Sample.After(DescribeComplianceByConfigRuleOperation.Instance, aws => new([NewRule(aws)])),
        Sample.After(GetComplianceDetailsByConfigRuleOperation.Instance, aws => new(NewRule(aws))),
        Sample.Of(DescribeComplianceByResourceOperation.Instance, new("AWS::EC2::Volume", "vol-0123456789abcdef0")),
        Sample.Of(GetComplianceSummaryByConfigRuleOperation.Instance, new()),
        Sample.Of(GetComplianceSummaryByResourceTypeOperation.Instance, new(["AWS::EC2::Volume"])),
        Sample.Of(PutEvaluationsOperation.Instance, new("a token", [new("AWS::EC2::Volume", "vol-0123456789abcdef0", ComplianceType.Compliant, DateTimeOffset.UnixEpoch)], TestMode: true)),
        Sample.After(TagResourceOperation.Instance, aws => new(RuleArn(aws), [new Tag("Team", "a")])),
        Sample.After(UntagResourceOperation.Instance, aws => new(RuleArn(aws), ["Team"])),
        Sample.After(ListTagsForResourceOperation.Instance, aws => new(RuleArn(aws))),
        Sample.After(DescribeDeliveryChannelStatusOperation.Instance, aws => new([NewChannel(aws)])),
        Sample.After(DeliverConfigSnapshotOperation.Instance, aws =>
        {
            NewChannel(aws);
            aws.Call(new PutConfigurationRecorder(new() { RoleArn = aws.Call(new GetRole("config")).Role.Arn, RecordingGroup = new() { AllSupported = false, ResourceTypes = ["AWS::EC2::Volume"] } }));
            aws.Call(new StartConfigurationRecorder("default"));
            return new("default");
        }),
        Sample.Of(GetDiscoveredResourceCountsOperation.Instance, new(["AWS::EC2::Volume"])),
        Sample.After(BatchGetResourceConfigOperation.Instance, aws =>
        {
            NewRecorder(aws);
            return new([new("AWS::EC2::Volume", "vol-0123456789abcdef0")]);
        }),
        Sample.Of(GetComplianceDetailsByResourceOperation.Instance, new("AWS::EC2::Volume", "vol-0123456789abcdef0")),
        Sample.After(GetResourceConfigHistoryOperation.Instance, aws =>
        {
            NewRecorder(aws);
            return new("AWS::EC2::Volume", "vol-0123456789abcdef0");
        }) with { Error = "ResourceNotDiscoveredException" },
        Sample.After(ListDiscoveredResourcesOperation.Instance, aws =>
        {
            NewRecorder(aws);
            return new("AWS::EC2::Volume");
        }),
    ];

    private static ConfigRule Rule => new() { ConfigRuleName = "encrypted", Source = new(SourceOwner.Aws, "ENCRYPTED_VOLUMES") };

    private static string NewRole(AsCaller aws) => aws.Call(new CreateRole("config", Trust)).Role.Arn;

    private static string NewRecorder(AsCaller aws)
    {
        aws.Call(new PutConfigurationRecorder(new() { RoleArn = NewRole(aws) }));
        return "default";
    }

    private static string NewBucket(AsCaller aws)
    {
        aws.Call(new CreateBucket("config"));
        return "config";
    }

    private static string NewChannel(AsCaller aws)
    {
        NewRecorder(aws);
        aws.Call(new PutDeliveryChannel(new() { S3BucketName = NewBucket(aws) }));
        return "default";
    }

    private static string NewRule(AsCaller aws)
    {
        NewRecorder(aws);
        aws.Call(new PutConfigRule(Rule));
        return "encrypted";
    }

    private static string RuleArn(AsCaller aws) => aws.Call(new DescribeConfigRules([NewRule(aws)])).ConfigRules[0].ConfigRuleArn!;
}
