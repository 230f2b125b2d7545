using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace Lab02.EncryptedVolumes;

/// <summary>A right answer that encrypts as it makes the volume, without a copy of the snapshot, and names the key by its id.</summary>
public sealed class WithoutCopy : ITasks
{
    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var key = (await admin.Kms.DescribeKeyAsync(Names.DataKey)).KeyMetadata.KeyId;
        await admin.Config.PutConfigRuleAsync(new(new()
        {
            ConfigRuleName = Names.Rule,
            Scope = new() { ComplianceResourceTypes = ["AWS::EC2::Volume"] },
            Source = new(SourceOwner.Aws, "ENCRYPTED_VOLUMES"),
            InputParameters = $$"""{"kmsId":"{{key}}"}""",
        }));
    }

    /// <inheritdoc />
    public async Task EncryptDataAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var (instance, old) = (await Find.InstanceAsync(admin), await Find.DataVolumeAsync(admin));
        await admin.Ec2.StopInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        await Find.UntilAsync(aws, admin, InstanceStateName.Stopped);
        var plain = (await admin.Ec2.CreateSnapshotAsync(new() { VolumeId = old.VolumeId })).Snapshot.SnapshotId;
        await Find.UntilCompletedAsync(aws, admin, plain);
        var volume = (await admin.Ec2.CreateVolumeAsync(new() { SnapshotId = plain, AvailabilityZone = old.AvailabilityZone, VolumeType = VolumeType.Gp3, Encrypted = true, KmsKeyId = Names.DataKey })).Volume.VolumeId;
        await Find.UntilAsync(aws, admin, volume, VolumeState.Available);
        await admin.Ec2.DetachVolumeAsync(new() { VolumeId = old.VolumeId });
        await Find.UntilAsync(aws, admin, old.VolumeId, VolumeState.Available);
        await admin.Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = instance.InstanceId, Device = Names.DataDevice });
        await Find.UntilAsync(aws, admin, volume, VolumeState.InUse);
        await admin.Ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = old.VolumeId });
        await admin.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = plain });
        await admin.Ec2.StartInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        await Find.UntilAsync(aws, admin, InstanceStateName.Running);
    }

    /// <inheritdoc />
    public async Task EncryptByDefaultAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Ec2.ModifyEbsDefaultKmsKeyIdAsync(new() { KmsKeyId = Names.DataKey });
        await admin.Ec2.EnableEbsEncryptionByDefaultAsync(new());
    }
}

/// <summary>A right answer that launches another instance with the data, and terminates the old one.</summary>
public sealed class NewInstance : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public Task CreateRuleAsync(LabContext aws) => reference.CreateRuleAsync(aws);

    /// <inheritdoc />
    public async Task EncryptDataAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var (instance, old, key) = (await Find.InstanceAsync(admin), await Find.DataVolumeAsync(admin), await Find.KeyAsync(admin, Names.DataKey));
        var plain = (await admin.Ec2.CreateSnapshotAsync(new() { VolumeId = old.VolumeId })).Snapshot.SnapshotId;
        await Find.UntilCompletedAsync(aws, admin, plain);
        await admin.Ec2.TerminateInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        await admin.Ec2.RunInstancesAsync(new()
        {
            ImageId = instance.ImageId,
            InstanceType = instance.InstanceType,
            MinCount = 1,
            MaxCount = 1,
            BlockDeviceMappings =
            [
                new() { DeviceName = instance.RootDeviceName, Ebs = new() { Encrypted = true, KmsKeyId = key } },
                new() { DeviceName = Names.DataDevice, Ebs = new() { SnapshotId = plain, VolumeType = VolumeType.Gp3, Encrypted = true, KmsKeyId = key } },
            ],
            TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = instance.Tags }],
        });
        await aws.UntilAsync(async () => (await admin.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes.TrueForAll(volume => volume.Encrypted == true));
        await Find.UntilAsync(aws, admin, InstanceStateName.Running);
        await admin.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = plain });
    }

    /// <inheritdoc />
    public Task EncryptByDefaultAsync(LabContext aws) => reference.EncryptByDefaultAsync(aws);
}
