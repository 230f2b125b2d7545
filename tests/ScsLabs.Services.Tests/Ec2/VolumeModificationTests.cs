using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Changes of volumes' types, sizes and speeds.</summary>
public sealed class VolumeModificationTests : InstanceWorld
{
    [Fact]
    public async Task A_volume_in_use_is_changed_while_the_time_passes()
    {
        var volume = (await RunningAsync()).BlockDeviceMappings.Single().Ebs.VolumeId;
        var started = (await Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = 20, Iops = 4000 }, Token)).VolumeModification;
        (started.ModificationState.Value, started.OriginalSize, started.TargetSize, started.OriginalIops, started.TargetIops, started.TargetVolumeType.Value, started.TargetThroughput).ShouldBe(("modifying", 8, 20, 3000, 4000, "gp3", 125));
        (await SizeAsync(volume)).ShouldBe(8);

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromSeconds(6), Token);
        ((await StateOfAsync(volume)), await SizeAsync(volume)).ShouldBe(("optimizing", 20));
        await LaterAsync();
        var done = (await Ec2.DescribeVolumesModificationsAsync(new() { VolumeIds = [volume] }, Token)).VolumesModifications.Single();
        (done.ModificationState.Value, done.Progress, done.EndTime > done.StartTime).ShouldBe(("completed", 100, true));
        (await Ec2.DescribeVolumesModificationsAsync(new() { Filters = [new("target-size", ["20"]), new("modification-state", ["completed"])] }, Token)).VolumesModifications.Single().VolumeId.ShouldBe(volume);
        (await Ec2.DescribeVolumesModificationsAsync(new() { Filters = [new("original-size", ["20"])] }, Token)).VolumesModifications.ShouldBeNull();
    }

    [Fact]
    public async Task One_change_ends_before_the_next_and_four_are_made_in_a_day()
    {
        var volume = await NewVolumeAsync("gp3", 8);
        for (var size = 9; size < 13; size++)
        {
            await Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = size }, Token);
            await RefusedAsync("IncorrectModificationState", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = 100 }, Token), $"Volume {volume} cannot be modified in modification state MODIFYING");
            await Backend.Emulator.AdvanceAsync(TimeSpan.FromSeconds(10), Token);
            await RefusedAsync("IncorrectModificationState", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = 100 }, Token), $"Volume {volume} cannot be modified in modification state OPTIMIZING");
            await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        }

        await RefusedAsync("VolumeModificationRateExceeded", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = 100 }, Token));
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(20), Token);
        await Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = 100 }, Token);
        await LaterAsync();
        (await SizeAsync(volume)).ShouldBe(100);
    }

    [Theory]
    [InlineData("gp2", "gp3", 3000, 125)]
    [InlineData("gp2", "io1", 3000, null)]
    [InlineData("gp3", "gp2", 300, null)]
    [InlineData("io1", "io2", 3000, null)]
    [InlineData("gp3", "st1", null, null)]
    public async Task Another_type_has_its_own_speeds(string before, string after, int? iops, int? throughput)
    {
        var target = (await Ec2.ModifyVolumeAsync(new() { VolumeId = await NewVolumeAsync(before, 100), VolumeType = after, Size = after == "st1" ? 125 : null }, Token)).VolumeModification;

        (target.OriginalVolumeType.Value, target.TargetVolumeType.Value, target.TargetIops, target.TargetThroughput).ShouldBe((before, after, iops, throughput));
    }

    [Fact]
    public async Task What_a_volume_cannot_become_is_refused()
    {
        var volume = await NewVolumeAsync("gp3", 8);
        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = 7 }, Token), "New size cannot be smaller than existing size");
        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = 65_537 }, Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, VolumeType = "st1" }, Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, VolumeType = "io1" }, Token), "Iops to volume size ratio of 375.000000 is too high; maximum is 50");
        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Throughput = 751 }, Token));
        await RefusedAsync("InvalidParameterCombination", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, VolumeType = "gp2", Iops = 3000 }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume }, Token));
        await RefusedAsync("NotImplemented", () => Ec2.ModifyVolumeAsync(new() { VolumeId = volume, MultiAttachEnabled = true }, Token));
        await RefusedAsync("InvalidVolume.NotFound", () => Ec2.ModifyVolumeAsync(new() { VolumeId = "vol-0123456789abcdef0", Size = 9 }, Token));
        await RefusedAsync("InvalidVolumeID.Malformed", () => Ec2.ModifyVolumeAsync(new() { VolumeId = "vol-1", Size = 9 }, Token));
        await RefusedAsync("InvalidVolumeModification.NotFound", () => Ec2.DescribeVolumesModificationsAsync(new() { VolumeIds = [volume] }, Token), $"Modification for volume '{volume}' does not exist.");
        await RefusedAsync("InvalidVolume.NotFound", () => Ec2.DescribeVolumesModificationsAsync(new() { VolumeIds = ["vol-0123456789abcdef0"] }, Token));
        var young = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = 8 }, Token)).Volume.VolumeId;
        await RefusedAsync("IncorrectState", () => Ec2.ModifyVolumeAsync(new() { VolumeId = young, Size = 9 }, Token));
    }

    [Fact]
    public async Task A_volume_is_changed_detached_and_attached_at_the_same_time()
    {
        var instance = await RunningAsync();
        var volume = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = instance.Placement.AvailabilityZone, Size = 8 }, Token)).Volume.VolumeId;
        await LaterAsync();
        await Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = instance.InstanceId, Device = "/dev/sdf" }, Token);
        await Ec2.ModifyVolumeAsync(new() { VolumeId = volume, Size = 9 }, Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromSeconds(5), Token);
        var shown = (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] }, Token)).Volumes.Single();
        (shown.Size, shown.Attachments.Single().State.Value, await StateOfAsync(volume)).ShouldBe((9, "attached", "optimizing"));

        await Ec2.DetachVolumeAsync(new() { VolumeId = volume }, Token);
        await LaterAsync();
        (await StateOfAsync(volume)).ShouldBe("completed");
        (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] }, Token)).Volumes.Single().State.Value.ShouldBe("available");
    }

    private async Task<string> NewVolumeAsync(string type, int size)
    {
        var id = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = size, VolumeType = type, Iops = type == "io1" ? 1000 : null }, Token)).Volume.VolumeId;
        await LaterAsync();
        return id;
    }

    private async Task<int?> SizeAsync(string volume) => (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] }, Token)).Volumes.Single().Size;

    private async Task<string> StateOfAsync(string volume) => (await Ec2.DescribeVolumesModificationsAsync(new() { VolumeIds = [volume] }, Token)).VolumesModifications.Single().ModificationState.Value;
}
