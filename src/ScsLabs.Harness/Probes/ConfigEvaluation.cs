using Amazon.EC2.Model;
using ScsLabs.Harness.Telling;
using ScsLabs.Services.Config;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether the backend evaluates the managed rules of AWS Config.</summary>
internal static class ConfigEvaluation
{
    private const string Name = "scslabs-probe-config";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:DescribeInstances","s3:PutObject"],"Resource":"*"}]}""";

    /// <summary>A running instance: of two rules about the images of instances, the one that names its image must find it compliant, and the one that names another must not.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        var root = aws.A.Root;
        var bucket = $"{Name}-{aws.A.Id}";
        await root.S3.PutBucketAsync(bucket).ConfigureAwait(false);
        undo.Add(() => root.S3.DeleteBucketAsync(bucket));
        await root.Iam.CreateRoleAsync(new(Name, Trust)).ConfigureAwait(false);
        undo.Add(() => root.Iam.DeleteRoleAsync(new(Name)));
        await root.Iam.PutRolePolicyAsync(new(Name, "own", Policy)).ConfigureAwait(false);
        undo.Add(() => root.Iam.DeleteRolePolicyAsync(new(Name, "own")));
        await root.Config.PutConfigurationRecorderAsync(new(new() { Name = "default", RoleArn = $"arn:aws:iam::{aws.A.Id}:role/{Name}", RecordingGroup = new() { AllSupported = false, ResourceTypes = ["AWS::EC2::Instance"] } })).ConfigureAwait(false);
        undo.Add(() => root.Config.DeleteConfigurationRecorderAsync(new("default")));
        await root.Config.PutDeliveryChannelAsync(new(new() { Name = "default", S3BucketName = bucket })).ConfigureAwait(false);
        undo.Add(() => root.S3.DeleteObjectAsync(bucket, $"AWSLogs/{aws.A.Id}/Config/ConfigWritabilityCheckFile"));
        undo.Add(() => root.Config.DeleteDeliveryChannelAsync(new("default")));
        await root.Config.StartConfigurationRecorderAsync(new("default")).ConfigureAwait(false);
        undo.Add(() => root.Config.StopConfigurationRecorderAsync(new("default")));

        var image = (await root.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("name", ["al2023-ami-2023.*-x86_64"])] }).ConfigureAwait(false)).Images[0].ImageId;
        await PutRuleAsync("same", image).ConfigureAwait(false);
        await PutRuleAsync("other", "ami-00000000000000000").ConfigureAwait(false);
        var id = (await root.Ec2.RunInstancesAsync(new() { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1 }).ConfigureAwait(false)).Reservation.Instances[0].InstanceId;
        undo.Add(() => root.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] }));
        try
        {
            await aws.UntilAsync(async () => await OfAsync("same").ConfigureAwait(false) is not null && await OfAsync("other").ConfigureAwait(false) is not null).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new(false, Texts.RuleHadNoResult.ToString());
        }

        return (await OfAsync("same").ConfigureAwait(false), await OfAsync("other").ConfigureAwait(false)) is (ComplianceType.Compliant, ComplianceType.NonCompliant)
            ? new(true, Texts.RulesEvaluate.ToString())
            : new(false, Texts.RulesFindTheSame.ToString());

        async Task PutRuleAsync(string name, string images)
        {
            await root.Config.PutConfigRuleAsync(new(new() { ConfigRuleName = Name + name, Source = new(SourceOwner.Aws, "APPROVED_AMIS_BY_ID"), InputParameters = $$"""{"amiIds":"{{images}}"}""" })).ConfigureAwait(false);
            undo.Add(() => root.Config.DeleteConfigRuleAsync(new(Name + name)));
        }

        async Task<ComplianceType?> OfAsync(string name)
        {
            var results = await root.Config.GetComplianceDetailsByConfigRuleAsync(new(Name + name)).ConfigureAwait(false);
            return results.EvaluationResults.FirstOrDefault(result => result.EvaluationResultIdentifier.EvaluationResultQualifier.ResourceId == id)?.ComplianceType;
        }
    }
}
