using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rule ENCRYPTED_VOLUMES. Source: AWS Config Developer Guide, encrypted-volumes.</summary>
public sealed class EncryptedVolumesTests : ConfigWorld
{
    [Fact]
    public async Task An_attached_volume_complies_if_it_is_encrypted()
    {
        await RecordAsync();
        await PutRuleAsync("ENCRYPTED_VOLUMES");
        (await ComplianceAsync()).ShouldBe(ComplianceType.InsufficientData);

        var plain = await LaunchAsync();
        (await ComplianceAsync()).ShouldBe(ComplianceType.NonCompliant);

        var encrypted = await LaunchAsync(Encrypted(null));
        (await ResultsAsync()).ShouldBe(new Dictionary<string, ComplianceType> { [await RootAsync(plain)] = ComplianceType.NonCompliant, [await RootAsync(encrypted)] = ComplianceType.Compliant }, ignoreOrder: true);
        await Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [plain] }, Token);
        await WaitAsync();
        (await ComplianceAsync()).ShouldBe(ComplianceType.Compliant);
    }

    [Fact]
    public async Task With_a_key_a_volume_under_another_one_does_not_comply()
    {
        var (wanted, other) = (await NewKeyAsync(), await NewKeyAsync());
        await RecordAsync();
        var (right, wrong) = (await LaunchAsync(Encrypted(wanted)), await LaunchAsync(Encrypted(other)));

        foreach (var id in (string[])[wanted, wanted.Split('/')[^1]])
        {
            await PutRuleAsync("ENCRYPTED_VOLUMES", $$"""{"kmsId":"{{id}}"}""");
            (await ResultsAsync()).ShouldBe(new Dictionary<string, ComplianceType> { [await RootAsync(right)] = ComplianceType.Compliant, [await RootAsync(wrong)] = ComplianceType.NonCompliant }, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task A_volume_that_is_attached_to_nothing_is_not_judged()
    {
        await RecordAsync();
        await PutRuleAsync("ENCRYPTED_VOLUMES");
        var volume = (await Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 }, Token)).Volume.VolumeId;
        await WaitAsync();

        (await ResultsAsync()).ShouldBeEmpty();
        (await ResultsAsync(ComplianceType.NotApplicable)).ShouldBe(new Dictionary<string, ComplianceType> { [volume] = ComplianceType.NotApplicable });
        (await ComplianceAsync()).ShouldBe(ComplianceType.InsufficientData);
    }

    private static Action<RunInstancesRequest> Encrypted(string? key) => request => request.BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { Encrypted = true, KmsKeyId = key } }];

    private async Task<string> NewKeyAsync() => (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;

    private async Task<string> RootAsync(string instance) =>
        (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = [new("attachment.instance-id", [instance])] }, Token)).Volumes.Single().VolumeId;
}
