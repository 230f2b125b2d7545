using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace Lab02.EncryptedVolumes;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Config.PutConfigRuleAsync(new(new()
        {
            ConfigRuleName = Names.Rule,
            Source = new(SourceOwner.Aws, "ENCRYPTED_VOLUMES"),
            InputParameters = $$"""{ "kmsId": "{{await Find.KeyAsync(admin, Names.DataKey)}}" }""",
        }));
    }

    /// <inheritdoc />
    public async Task EncryptDataAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var (instance, old) = (await Find.InstanceAsync(admin), await Find.DataVolumeAsync(admin));

        // A volume can't be encrypted in place: a snapshot, an encrypted copy of it, and a volume made from that.
        var plain = (await admin.Ec2.CreateSnapshotAsync(new() { VolumeId = old.VolumeId })).Snapshot.SnapshotId;
        await Find.UntilCompletedAsync(aws, admin, plain);
        var copy = (await admin.Ec2.CopySnapshotAsync(new() { SourceSnapshotId = plain, SourceRegion = aws.Region, Encrypted = true, KmsKeyId = await Find.KeyAsync(admin, Names.DataKey) })).SnapshotId;
        await Find.UntilCompletedAsync(aws, admin, copy);
        var volume = (await admin.Ec2.CreateVolumeAsync(new() { SnapshotId = copy, AvailabilityZone = old.AvailabilityZone, VolumeType = VolumeType.Gp3 })).Volume.VolumeId;
        await Find.UntilAsync(aws, admin, volume, VolumeState.Available);

        await admin.Ec2.DetachVolumeAsync(new() { VolumeId = old.VolumeId });
        await Find.UntilAsync(aws, admin, old.VolumeId, VolumeState.Available);
        await admin.Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = instance.InstanceId, Device = Names.DataDevice });
        await Find.UntilAsync(aws, admin, volume, VolumeState.InUse);

        await admin.Ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = old.VolumeId });
        await admin.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = plain });
        await admin.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = copy });
    }

    /// <inheritdoc />
    public async Task EncryptByDefaultAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Ec2.EnableEbsEncryptionByDefaultAsync(new());
        await admin.Ec2.ModifyEbsDefaultKmsKeyIdAsync(new() { KmsKeyId = await Find.KeyAsync(admin, Names.DataKey) });
    }
}
