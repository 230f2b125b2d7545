using Amazon.EC2.Model;
using ScsLabs.Services.Config;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Tests.Ec2;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rule ENCRYPTED_VOLUMES.</summary>
public sealed class EncryptedVolumesTests : NetworkWorld
{
    private ConfigClient Config => Aws.A.Root.Config;

    [Fact]
    public async Task An_attached_volume_that_is_not_encrypted_does_not_comply()
    {
        await Aws.A.Root.S3.PutBucketAsync("config", Token);
        await Aws.A.Root.Iam.CreateRoleAsync(new("config", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""), Token);
        await Aws.A.Root.Iam.PutRolePolicyAsync(new("config", "read", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}]}"""), Token);
        await Config.PutConfigurationRecorderAsync(new(new() { RoleArn = $"arn:aws:iam::{Aws.A.Id}:role/config" }), Token);
        await Config.PutDeliveryChannelAsync(new(new() { S3BucketName = "config" }), Token);
        await Config.StartConfigurationRecorderAsync(new("default"), Token);
        await Config.PutConfigRuleAsync(new(new() { ConfigRuleName = "encrypted", Source = new(SourceOwner.Aws, "ENCRYPTED_VOLUMES") }), Token);
        (await ComplianceAsync()).ShouldBe(ComplianceType.InsufficientData);

        var image = (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["amazon"] }, Token)).Images[0].ImageId;
        var instance = (await Ec2.RunInstancesAsync(new() { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1 }, Token)).Reservation.Instances.Single().InstanceId;
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        (await ComplianceAsync()).ShouldBe(ComplianceType.NonCompliant);
        var result = (await Config.GetComplianceDetailsByConfigRuleAsync(new("encrypted"), Token)).EvaluationResults.Single();
        result.EvaluationResultIdentifier.EvaluationResultQualifier.ResourceType.ShouldBe("AWS::EC2::Volume");

        await Ec2.TerminateInstancesAsync(new() { InstanceIds = [instance] }, Token);
        await Ec2.RunInstancesAsync(new() { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1, BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { Encrypted = true } }] }, Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        (await ComplianceAsync()).ShouldBe(ComplianceType.Compliant);
    }

    private async Task<ComplianceType> ComplianceAsync()
    {
        await Backend.Emulator.SettleAsync(Token);
        return (await Config.DescribeComplianceByConfigRuleAsync(new(["encrypted"]), Token)).ComplianceByConfigRules.Single().Compliance.ComplianceType;
    }
}
