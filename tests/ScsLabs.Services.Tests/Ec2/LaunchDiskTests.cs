using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>The volumes of a launch, and what happens to an instance whose encrypted volumes can't be read.</summary>
public sealed class LaunchDiskTests : InstanceWorld
{
    [Fact]
    public async Task A_launch_changes_the_root_volume_and_adds_others()
    {
        var instance = await LaunchAsync(
            new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new() { VolumeSize = 30, VolumeType = "gp3", DeleteOnTermination = false } },
            new BlockDeviceMapping { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 10, Encrypted = true } });
        await LaterAsync();

        var volumes = (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), Token)).Volumes.OrderBy(volume => volume.Size).ToList();
        volumes.Select(volume => (volume.Size, volume.Encrypted, volume.Attachments.Single().Device, volume.Attachments.Single().DeleteOnTermination)).ShouldBe([(10, true, "/dev/sdf", true), (30, false, "/dev/xvda", false)]);
        (await StateAsync(instance.InstanceId)).ShouldBe("running");

        await TerminateAsync(instance.InstanceId);
        await LaterAsync();
        (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), Token)).Volumes.Single().Size.ShouldBe(30);
    }

    [Fact]
    public async Task Contradictory_block_devices_are_refused()
    {
        await RefusedAsync("InvalidBlockDeviceMapping", () => LaunchAsync(new() { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 8 } }, new() { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 9 } }));
        await RefusedAsync("InvalidBlockDeviceMapping", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new() { VolumeSize = 1 } }));
        await RefusedAsync("InvalidBlockDeviceMapping", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new() { SnapshotId = "snap-0123456789abcdef0" } }));
        await RefusedAsync("InvalidBlockDeviceMapping", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/xvda", NoDevice = "" }));
        await RefusedAsync("InvalidBlockDeviceMapping", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/sdf", NoDevice = "", Ebs = new() { VolumeSize = 8 } }));
        await RefusedAsync("InvalidBlockDeviceMapping", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/sdf" }));
        await RefusedAsync("MissingParameter", () => LaunchAsync(new BlockDeviceMapping { Ebs = new() { VolumeSize = 8 } }));
        await RefusedAsync("NotImplemented", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/sdf", VirtualName = "ephemeral0" }));
        await RefusedAsync("InvalidSnapshot.NotFound", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/sdf", Ebs = new() { SnapshotId = "snap-0123456789abcdef0" } }));
        await RefusedAsync("InvalidParameterDependency", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 8, KmsKeyId = "alias/any" } }));
        await RefusedAsync("InvalidParameterValue", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "disk", Ebs = new() { VolumeSize = 8 } }));
        await RefusedAsync("MissingParameter", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/sdf", Ebs = new() { VolumeType = "gp3" } }));
        await RefusedAsync("InvalidParameterCombination", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 8, VolumeType = "gp2", Iops = 3000 } }));
    }

    [Fact]
    public async Task A_policy_can_require_that_all_volumes_of_a_launch_are_encrypted()
    {
        var user = await UserAsync("encrypts", Allow("ec2:*"), Allow("kms:*"), """{"Effect":"Deny","Action":"ec2:RunInstances","Resource":"arn:aws:ec2:*:*:volume/*","Condition":{"Bool":{"ec2:Encrypted":"false"}}}""");
        var root = new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new() { Encrypted = true } };

        await RefusedAsync("UnauthorizedOperation", () => LaunchAsAsync(user));
        await RefusedAsync("UnauthorizedOperation", () => LaunchAsAsync(user, root, new BlockDeviceMapping { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 8 } }));
        await LaunchAsAsync(user, root, new BlockDeviceMapping { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 8, Encrypted = true } });
        await Ec2.EnableEbsEncryptionByDefaultAsync(new(), Token);
        await LaunchAsAsync(user);
    }

    [Fact]
    public async Task An_instance_whose_key_the_caller_may_not_use_is_terminated()
    {
        var key = (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;
        var encrypted = new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new() { Encrypted = true, KmsKeyId = key } };
        var user = await UserAsync("without-kms", Allow("ec2:*"));
        var instance = await LaunchAsAsync(user, encrypted);
        instance.State.Name.Value.ShouldBe("pending");
        await LaterAsync();
        var ended = await ShowAsync(instance.InstanceId);
        (ended.State.Name.Value, ended.StateReason.Code, ended.StateReason.Message).ShouldBe(("terminated", "Client.InternalError", "Client.InternalError: Client error on launch"));
        (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), Token)).Volumes.ShouldBeNull();

        var other = await UserAsync("with-kms", Allow("ec2:*"), Allow("kms:GenerateDataKeyWithoutPlaintext", key), Allow("kms:CreateGrant", key));
        instance = await LaunchAsAsync(other, encrypted);
        await LaterAsync();
        (await StateAsync(instance.InstanceId)).ShouldBe("running");
    }

    [Fact]
    public async Task Nothing_is_made_of_a_volume_whose_key_the_caller_may_not_use()
    {
        var key = (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;
        var user = await UserAsync("without-kms", Allow("ec2:*"));
        await LaunchAsAsync(user, new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new() { Encrypted = true, KmsKeyId = key, DeleteOnTermination = false } });
        var volume = (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), Token)).Volumes.Single();
        (volume.State.Value, volume.Encrypted).ShouldBe(("creating", true));

        await RefusedAsync("IncorrectState", () => Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume.VolumeId }, Token));
        await LaterAsync();
        (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), Token)).Volumes.ShouldBeNull();
    }

    [Fact]
    public async Task A_stopped_instance_whose_key_is_disabled_does_not_start()
    {
        var key = (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;
        var instance = (await LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new() { Encrypted = true, KmsKeyId = key } })).InstanceId;
        await LaterAsync();
        await StopAsync(instance);
        await LaterAsync();
        await Aws.A.Root.Kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key }, Token);
        await StartAsync(instance);
        (await StateAsync(instance)).ShouldBe("pending");
        await LaterAsync();
        var stopped = await ShowAsync(instance);
        (stopped.State.Name.Value, stopped.StateReason.Code).ShouldBe(("stopped", "Client.InvalidKMSKey.InvalidState"));

        await Aws.A.Root.Kms.EnableKeyAsync(new EnableKeyRequest { KeyId = key }, Token);
        await StartAsync(instance);
        await LaterAsync();
        (await StateAsync(instance)).ShouldBe("running");
    }

    [Fact]
    public async Task A_volume_of_a_launch_is_made_from_a_snapshot()
    {
        var volume = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = 12, Encrypted = true }, Token)).Volume.VolumeId;
        await LaterAsync();
        var snapshot = (await Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume }, Token)).Snapshot.SnapshotId;
        var data = new BlockDeviceMapping { DeviceName = "/dev/sdf", Ebs = new() { SnapshotId = snapshot } };
        await RefusedAsync("IncorrectState", () => LaunchAsync(data));
        await LaterAsync();
        await RefusedAsync("InvalidBlockDeviceMapping", () => LaunchAsync(new BlockDeviceMapping { DeviceName = "/dev/sdf", Ebs = new() { SnapshotId = snapshot, VolumeSize = 11 } }));

        var instance = await LaunchAsync(data);
        var made = (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = [new("snapshot-id", [snapshot]), new("attachment.instance-id", [instance.InstanceId])] }, Token)).Volumes.Single();
        (made.Size, made.Encrypted).ShouldBe((12, true));
    }

    private Task<Instance> LaunchAsync(params List<BlockDeviceMapping> devices) => LaunchAsAsync(Aws.A.Root, devices);

    private async Task<Instance> LaunchAsAsync(Actor who, params List<BlockDeviceMapping> devices)
    {
        var request = await OneAsync();
        request.BlockDeviceMappings = devices;
        return (await who.Ec2.RunInstancesAsync(request, Token)).Reservation.Instances.Single();
    }
}
