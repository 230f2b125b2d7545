using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Volumes: their sizes and speeds, their states, and their attachments to instances.</summary>
public sealed class VolumeTests : InstanceWorld
{
    [Fact]
    public async Task A_volume_is_created_attached_detached_and_deleted()
    {
        var instance = await RunningAsync();
        var created = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = instance.Placement.AvailabilityZone, Size = 100, VolumeType = VolumeType.Gp3 }, Token)).Volume;
        (created.State.Value, created.Iops, created.Throughput, created.Encrypted).ShouldBe(("creating", 3000, 125, false));
        await RefusedAsync("IncorrectState", () => AttachAsync(created.VolumeId, instance.InstanceId));
        await LaterAsync();

        (await AttachAsync(created.VolumeId, instance.InstanceId)).State.Value.ShouldBe("attaching");
        await RefusedAsync("VolumeInUse", () => AttachAsync(created.VolumeId, instance.InstanceId));
        await LaterAsync();
        var attached = await VolumeAsync(created.VolumeId);
        (attached.State.Value, attached.Attachments.Single().State.Value).ShouldBe(("in-use", "attached"));
        (await ShowAsync(instance.InstanceId)).BlockDeviceMappings.Select(device => device.DeviceName).ShouldContain("/dev/sdf");
        await RefusedAsync("VolumeInUse", () => Ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = created.VolumeId }, Token));

        (await Ec2.DetachVolumeAsync(new() { VolumeId = created.VolumeId }, Token)).Attachment.State.Value.ShouldBe("detaching");
        await LaterAsync();
        (await VolumeAsync(created.VolumeId)).State.Value.ShouldBe("available");
        await RefusedAsync("IncorrectState", () => Ec2.DetachVolumeAsync(new() { VolumeId = created.VolumeId }, Token));
        await Ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = created.VolumeId }, Token);
        await RefusedAsync("InvalidVolume.NotFound", () => VolumeAsync(created.VolumeId));
    }

    [Fact]
    public async Task An_instance_takes_volumes_of_its_zone_under_free_device_names()
    {
        var instance = await RunningAsync();
        var (here, there) = (await NewVolumeAsync(instance.Placement.AvailabilityZone), await NewVolumeAsync("us-east-1f"));

        await RefusedAsync("InvalidVolume.ZoneMismatch", () => AttachAsync(there, instance.InstanceId));
        await RefusedAsync("InvalidParameterValue", () => AttachAsync(here, instance.InstanceId, instance.RootDeviceName));
        await RefusedAsync("InvalidParameterValue", () => AttachAsync(here, instance.InstanceId, "disk"));
        await AttachAsync(here, instance.InstanceId);
    }

    [Fact]
    public async Task An_instance_takes_volumes_while_it_runs_or_is_stopped()
    {
        var instance = await LaunchAsync();
        var volume = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = instance.Placement.AvailabilityZone, Size = 8 }, Token)).Volume.VolumeId;
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromSeconds(5), Token);
        await StopAsync(instance.InstanceId);
        await RefusedAsync("IncorrectState", () => AttachAsync(volume, instance.InstanceId));
        await LaterAsync();
        await AttachAsync(volume, instance.InstanceId);
        await TerminateAsync(instance.InstanceId);
        await LaterAsync();
        (await VolumeAsync(volume)).State.Value.ShouldBe("available");
        await RefusedAsync("IncorrectState", () => AttachAsync(volume, instance.InstanceId));
        await RefusedAsync("InvalidInstanceID.NotFound", () => AttachAsync(volume, "i-0123456789abcdef0"));
        await RefusedAsync("InvalidVolume.NotFound", () => AttachAsync("vol-0123456789abcdef0", instance.InstanceId));
        await RefusedAsync("InvalidVolume.NotFound", () => Aws.B.Root.Ec2.DeleteVolumeAsync(new(volume), Token));
    }

    [Fact]
    public async Task The_root_volume_is_detached_of_a_stopped_instance_only()
    {
        var instance = await RunningAsync();
        var root = instance.BlockDeviceMappings.Single().Ebs.VolumeId;
        await RefusedAsync("OperationNotPermitted", () => Ec2.DetachVolumeAsync(new() { VolumeId = root }, Token));
        await RefusedAsync("InvalidAttachment.NotFound", () => Ec2.DetachVolumeAsync(new() { VolumeId = root, Device = "/dev/sdz" }, Token));

        await StopAsync(instance.InstanceId);
        await LaterAsync();
        await Ec2.DetachVolumeAsync(new() { VolumeId = root }, Token);
        await LaterAsync();
        (await VolumeAsync(root)).Attachments.ShouldBeNull();
    }

    [Theory]
    [InlineData("gp3", 100, 3000, 125)]
    [InlineData("gp3", 1, 3000, 750)]
    [InlineData("gp3", 160, 80_000, 2000)]
    [InlineData("io1", 4, 200, null)]
    [InlineData("io2", 65_536, 256_000, null)]
    [InlineData("gp2", 16_384, null, null)]
    [InlineData("st1", 125, null, null)]
    [InlineData("standard", 1024, null, null)]
    public async Task A_type_has_sizes_and_speeds(string type, int size, int? iops, int? throughput)
    {
        var volume = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = size, VolumeType = type, Iops = iops, Throughput = throughput }, Token)).Volume;

        (volume.VolumeType.Value, volume.Size, volume.Iops ?? iops).ShouldBe((type, size, iops ?? volume.Iops));
    }

    [Theory]
    [InlineData("gp3", 0, null, null, "InvalidParameterValue", "Volume of 0GiB is too small for volume type gp3; minimum is 1GiB.")]
    [InlineData("st1", 124, null, null, "InvalidParameterValue", "Volume of 124GiB is too small for volume type st1; minimum is 125GiB.")]
    [InlineData("gp2", 16_385, null, null, "InvalidParameterValue", "Volume of 16385GiB is too large for volume type gp2; maximum is 16384GiB.")]
    [InlineData("gp2", 8, 100, null, "InvalidParameterCombination", "The parameter iops is not supported for gp2 volumes.")]
    [InlineData("gp2", 8, null, 125, "InvalidParameterCombination", "The parameter throughput is not supported for gp2 volumes.")]
    [InlineData("io1", 8, null, null, "InvalidParameterCombination", "The parameter iops must be specified for io1 volumes.")]
    [InlineData("io1", 8, 401, null, "InvalidParameterValue", "Iops to volume size ratio of 50.125000 is too high; maximum is 50")]
    [InlineData("gp3", 20, 15_000, null, "InvalidParameterValue", "Iops to volume size ratio of 750.000000 is too high; maximum is 500")]
    [InlineData("gp3", 8, 2999, null, "InvalidParameterValue", "Volume iops of 2999 is too low; minimum is 3000.")]
    [InlineData("gp3", 8, null, 124, "InvalidParameterValue", "Throughput of 124 MiBps is too low; minimum is 125 MiBps.")]
    [InlineData("gp3", 8, 3000, 751, "InvalidParameterValue", "Throughput (MiBps) to iops ratio of 0.250333 is too high; maximum is 0.250000 MiBps per iops.")]
    public async Task Other_sizes_and_speeds_are_refused(string type, int size, int? iops, int? throughput, string code, string message)
    {
        await RefusedAsync(code, () => Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = size, VolumeType = type, Iops = iops, Throughput = throughput }, Token), message);
        (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), Token)).Volumes.ShouldBeNull();
    }

    [Fact]
    public async Task A_volume_needs_a_zone_that_exists_and_a_size()
    {
        await RefusedAsync("InvalidZone.NotFound", () => Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1z", Size = 8 }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a" }, Token));
        await RefusedAsync("InvalidSnapshot.NotFound", () => Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", SnapshotId = "snap-0123456789abcdef0" }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.CreateVolumeAsync(new() { Size = 8 }, Token));
    }

    private async Task<string> NewVolumeAsync(string zone)
    {
        var id = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = zone, Size = 8 }, Token)).Volume.VolumeId;
        await LaterAsync();
        return id;
    }

    private async Task<VolumeAttachment> AttachAsync(string volume, string instance, string device = "/dev/sdf") =>
        (await Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = instance, Device = device }, Token)).Attachment;

    private async Task<Volume> VolumeAsync(string id) => (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [id] }, Token)).Volumes.Single();
}
