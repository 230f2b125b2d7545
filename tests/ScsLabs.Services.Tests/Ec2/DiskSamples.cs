using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Samples of the operations on volumes, snapshots and their encryption.</summary>
internal static class DiskSamples
{
    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreateVolumeOperation.Instance, new("us-east-1a") { Size = 8, TagSpecifications = Ec2Samples.Tagged(ResourceType.Volume) }),
        Sample.After(DeleteVolumeOperation.Instance, aws => new(NewVolume(aws))),
        Sample.After(AttachVolumeOperation.Instance, aws => new(NewVolume(aws, "us-east-1a"), Ec2Samples.NewInstance(aws), "/dev/sdf")) with { Later = Ec2Samples.Booted },
        Sample.After(DetachVolumeOperation.Instance, aws =>
        {
            var volume = aws.Call(new DescribeVolumes() { Which = new([new("status", ["available"])]) }).Volumes[0].VolumeId;
            aws.Call(new AttachVolume(volume, aws.Call(new DescribeInstances()).Reservations[0].Instances[0].InstanceId, "/dev/sdf"));
            return new(volume);
        }) with
        {
            Later = Ec2Samples.Booted,
            Begin = aws =>
            {
                Ec2Samples.NewInstance(aws);
                NewVolume(aws, "us-east-1a");
            },
        },
        Sample.After(ModifyVolumeOperation.Instance, aws => new(Root(aws, Ec2Samples.NewInstance(aws)), Size: 20)),
        Sample.Of(DescribeVolumesModificationsOperation.Instance, new()),
        Sample.After(CreateSnapshotOperation.Instance, aws => new(Root(aws, Ec2Samples.NewInstance(aws)), "daily", Ec2Samples.Tagged(ResourceType.Snapshot))),
        Sample.Of(DescribeSnapshotsOperation.Instance, new()),
        Sample.After(CopySnapshotOperation.Instance, aws => new("us-east-1", NewSnapshot(aws)) { TagSpecifications = Ec2Samples.Tagged(ResourceType.Snapshot) }) with { Later = Ec2Samples.Booted },
        Sample.After(DeleteSnapshotOperation.Instance, aws => new(NewSnapshot(aws))),
        Sample.After(ModifySnapshotAttributeOperation.Instance, aws => new(NewSnapshot(aws)) { CreateVolumePermission = new([new("222222222222")]) }),
        Sample.After(DescribeSnapshotAttributeOperation.Instance, aws => new(NewSnapshot(aws), SnapshotAttribute.CreateVolumePermission)),
        Sample.After(ResetSnapshotAttributeOperation.Instance, aws => new(NewSnapshot(aws), SnapshotAttribute.CreateVolumePermission)),
        Sample.Of(EnableEbsEncryptionByDefaultOperation.Instance, new()),
        Sample.Of(DisableEbsEncryptionByDefaultOperation.Instance, new()),
        Sample.Of(GetEbsEncryptionByDefaultOperation.Instance, new()),
        Sample.Of(GetEbsDefaultKmsKeyIdOperation.Instance, new()),
        Sample.Of(ModifyEbsDefaultKmsKeyIdOperation.Instance, new("alias/aws/ebs")),
        Sample.Of(ResetEbsDefaultKmsKeyIdOperation.Instance, new()),
    ];

    private static string NewVolume(AsCaller aws, string zone = "us-east-1b") => aws.Call(new CreateVolume(zone) { Size = 8 }).Volume.VolumeId;

    private static string Root(AsCaller aws, string instance) => aws.Call(new DescribeVolumes() { Which = new([new("attachment.instance-id", [instance])]) }).Volumes[0].VolumeId;

    internal static string NewSnapshot(AsCaller aws) => aws.Call(new CreateSnapshot(Root(aws, Ec2Samples.NewInstance(aws)))).Snapshot.SnapshotId;
}
