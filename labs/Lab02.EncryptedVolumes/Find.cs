using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab02.EncryptedVolumes;

/// <summary>Finds the lab's resources, and waits for what becomes of them.</summary>
public static class Find
{
    /// <summary>The application's instance.</summary>
    public static async Task<Instance> InstanceAsync(Actor who) =>
        who.Only((await who.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new("tag:Name", [Names.App]), new("instance-state-name", ["pending", "running", "stopping", "stopped"])] })).Reservations?.SelectMany(reservation => reservation.Instances), $"instance '{Names.App}'");

    /// <summary>The application's data volume.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public static async Task<Volume> DataVolumeAsync(Actor who) => (await DataVolumesAsync(who)).Single();

    /// <summary>The volumes at the device of the application's data volume: one, or none.</summary>
    public static async Task<IReadOnlyList<Volume>> DataVolumesAsync(Actor who)
    {
        var instance = await InstanceAsync(who);
        return (await who.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = [new("attachment.instance-id", [instance.InstanceId]), new("attachment.device", [Names.DataDevice])] })).Volumes ?? [];
    }

    /// <summary>The ARN of a key.</summary>
    public static async Task<string> KeyAsync(Actor who, string alias) => (await who.Kms.DescribeKeyAsync(alias)).KeyMetadata.Arn;

    /// <summary>Waits until a snapshot is complete.</summary>
    public static Task UntilCompletedAsync(LabContext aws, Actor who, string snapshot) =>
        aws.UntilAsync(async () => (await who.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [snapshot] })).Snapshots.Single().State == SnapshotState.Completed);

    /// <summary>Waits until a volume has a state.</summary>
    public static Task UntilAsync(LabContext aws, Actor who, string volume, VolumeState state) =>
        aws.UntilAsync(async () => (await who.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] })).Volumes.Single() is var one && one.State == state && one.Attachments?.TrueForAll(attachment => attachment.State == VolumeAttachmentState.Attached) != false);

    /// <summary>Waits until the application's instance has a state.</summary>
    public static Task UntilAsync(LabContext aws, Actor who, InstanceStateName state) => aws.UntilAsync(async () => (await InstanceAsync(who)).State.Name == state);
}
