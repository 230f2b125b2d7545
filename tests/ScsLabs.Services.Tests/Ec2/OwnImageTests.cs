using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Images that accounts make, and what is launched of them.</summary>
public sealed class OwnImageTests : InstanceWorld
{
    [Fact]
    public async Task An_image_of_an_instance_has_snapshots_of_its_volumes_and_launches_the_like()
    {
        var request = await OneAsync();
        request.BlockDeviceMappings = [new() { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 12, Encrypted = true, DeleteOnTermination = false } }];
        var source = await LaunchAsync(request);
        await RefusedAsync("IncorrectState", () => CreateAsync(source.InstanceId));
        await LaterAsync();
        var id = await CreateAsync(source.InstanceId);
        (await ShowImageAsync(id)).State.Value.ShouldBe("pending");
        await RefusedAsync("InvalidAMIID.Unavailable", () => LaunchOfAsync(id));
        await LaterAsync();

        var image = await ShowImageAsync(id);
        (image.State.Value, image.Name, image.OwnerId, image.SourceInstanceId, image.SourceImageId, image.ImdsSupport.Value).ShouldBe(("available", "web", Aws.A.Id, source.InstanceId, request.ImageId, "v2.0"));
        var devices = image.BlockDeviceMappings.OrderBy(device => device.Ebs.VolumeSize).ToList();
        devices.Select(device => (device.DeviceName, device.Ebs.VolumeSize, device.Ebs.Encrypted, device.Ebs.DeleteOnTermination)).ShouldBe([("/dev/xvda", 8, false, true), ("/dev/sdf", 12, true, false)]);
        var snapshots = (await Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"] }, Token)).Snapshots;
        snapshots.Select(snapshot => snapshot.SnapshotId).ShouldBe(devices.Select(device => device.Ebs.SnapshotId), ignoreOrder: true);
        snapshots.ShouldAllBe(snapshot => snapshot.State == SnapshotState.Completed);

        var like = await LaunchOfAsync(id);
        await LaterAsync();
        (await StateAsync(like.InstanceId)).ShouldBe("running");
        var volumes = (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = [new("attachment.instance-id", [like.InstanceId])] }, Token)).Volumes;
        volumes.Select(volume => (volume.Size, volume.Encrypted, volume.Attachments.Single().DeleteOnTermination)).ShouldBe([(8, false, true), (12, true, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_request_leaves_devices_out_keeps_them_and_adds_others()
    {
        var request = await OneAsync();
        request.BlockDeviceMappings = [new() { DeviceName = "/dev/sdf", Ebs = new() { VolumeSize = 12 } }];
        var source = (await LaunchAsync(request)).InstanceId;
        await LaterAsync();
        await RefusedAsync("InvalidBlockDeviceMapping", () => CreateAsync(source, new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new() { VolumeSize = 20 } }));
        await RefusedAsync("InvalidBlockDeviceMapping", () => CreateAsync(source, new BlockDeviceMapping { DeviceName = "/dev/sdh", Ebs = new() { VolumeSize = 5 } }, new BlockDeviceMapping { DeviceName = "/dev/sdh", Ebs = new() { VolumeSize = 6 } }));
        await RefusedAsync("InvalidSnapshot.NotFound", () => CreateAsync(source, new BlockDeviceMapping { DeviceName = "/dev/sdh", Ebs = new() { SnapshotId = "snap-0123456789abcdef0" } }));
        await RefusedAsync("InvalidParameterCombination", () => CreateAsync(source, new BlockDeviceMapping { DeviceName = "/dev/sdh", Ebs = new() { VolumeSize = 5, Encrypted = true, KmsKeyId = "alias/aws/ebs" } }));
        await RefusedAsync("InvalidParameterValue", () => CreateAsync(source, new BlockDeviceMapping { DeviceName = "disk", Ebs = new() { VolumeSize = 5 } }));
        var image = await ShowImageAsync(await CreateAsync(
            source,
            new BlockDeviceMapping { DeviceName = "/dev/sdf", NoDevice = "" },
            new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new() { DeleteOnTermination = false } },
            new BlockDeviceMapping { DeviceName = "/dev/sdg", Ebs = new() { VolumeSize = 5, Encrypted = true } }));

        image.BlockDeviceMappings.Select(device => (device.DeviceName, device.Ebs.SnapshotId is null, device.Ebs.DeleteOnTermination)).ShouldBe([("/dev/xvda", false, false), ("/dev/sdg", true, true)]);
        await LaterAsync();
        request.ImageId = image.ImageId;
        request.BlockDeviceMappings = [new() { DeviceName = "/dev/sdg", NoDevice = "" }];
        (await LaunchAsync(request)).BlockDeviceMappings.Select(device => device.DeviceName).ShouldBe(["/dev/xvda"]);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("web:1")]
    [InlineData("wéb")]
    public async Task A_name_has_its_form_and_is_one_image_s(string name)
    {
        var source = (await RunningAsync()).InstanceId;
        await RefusedAsync("InvalidAMIName.Malformed", () => Ec2.CreateImageAsync(new() { InstanceId = source, Name = name }, Token));
        await RefusedAsync("InvalidAMIName.Malformed", () => Ec2.CreateImageAsync(new() { InstanceId = source, Name = new('x', 129) }, Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateImageAsync(new() { InstanceId = source, Name = "web", Description = new('x', 256) }, Token));
        var id = await CreateAsync(source);
        await RefusedAsync("InvalidAMIName.Duplicate", () => CreateAsync(source), $"AMI name web is already in use by AMI {id}");
    }

    [Fact]
    public async Task A_snapshot_is_not_deleted_while_an_image_needs_it_and_instances_outlive_their_image()
    {
        var id = await CreateAsync((await RunningAsync()).InstanceId);
        await LaterAsync();
        var snapshot = (await ShowImageAsync(id)).BlockDeviceMappings.Single().Ebs.SnapshotId;
        await RefusedAsync("InvalidSnapshot.InUse", () => Ec2.DeleteSnapshotAsync(new(snapshot), Token), $"The snapshot {snapshot} is currently in use by {id}");
        var instance = (await LaunchOfAsync(id)).InstanceId;
        await LaterAsync();

        await Ec2.DeregisterImageAsync(new(id), Token);
        await RefusedAsync("InvalidAMIID.NotFound", () => LaunchOfAsync(id), $"The image id '[{id}]' does not exist");
        await RefusedAsync("InvalidAMIID.NotFound", () => ShowImageAsync(id));
        (await ShowAsync(instance)).ImageId.ShouldBe(id);
        await StopAsync(instance);
        await LaterAsync();
        await StartAsync(instance);
        await LaterAsync();
        (await StateAsync(instance)).ShouldBe("running");
        await Ec2.DeleteSnapshotAsync(new(snapshot), Token);
    }

    [Fact]
    public async Task Snapshots_go_with_their_image_where_the_caller_may_and_no_other_needs_them()
    {
        var source = (await RunningAsync()).InstanceId;
        var (one, other) = (await CreateAsync(source), (await Ec2.CreateImageAsync(new() { InstanceId = source, Name = "other" }, Token)).ImageId);
        await LaterAsync();
        var snapshot = (await ShowImageAsync(one)).BlockDeviceMappings.Single().Ebs.SnapshotId;
        var twice = await RegisterAsync("twice", snapshot);
        var user = await UserAsync("deregisters", Allow("ec2:DeregisterImage"));

        await CodeAsync(Ec2, one, "skipped");
        await CodeAsync(user.Ec2, other, "missing-permissions");
        await CodeAsync(Ec2, twice, "success");
        (await Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"] }, Token)).Snapshots.Single().SnapshotId.ShouldNotBe(snapshot);

        async Task CodeAsync(IAmazonEC2 who, string image, string code) =>
            (await who.DeregisterImageAsync(new() { ImageId = image, DeleteAssociatedSnapshots = true }, Token)).DeleteSnapshotResults.Single().ReturnCode.Value.ShouldBe(code);
    }

    [Fact]
    public async Task An_image_is_registered_from_a_completed_snapshot_of_one_s_own()
    {
        var volume = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = 9 }, Token)).Volume.VolumeId;
        await LaterAsync();
        var snapshot = (await Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume }, Token)).Snapshot.SnapshotId;
        await RefusedAsync("IncorrectState", () => RegisterAsync("early", snapshot));
        await LaterAsync();
        await RefusedAsync("InvalidSnapshot.NotFound", () => RegisterAsync("none", "snap-0123456789abcdef0"));
        await RefusedAsync("InvalidSnapshotID.Malformed", () => RegisterAsync("malformed", "snap-1"));
        await RefusedAsync("InvalidBlockDeviceMapping", () => Ec2.RegisterImageAsync(Registration("other", snapshot, root: "/dev/sda1"), Token));
        var encrypts = Registration("encrypts", snapshot);
        encrypts.BlockDeviceMappings[0].Ebs.Encrypted = true;
        await RefusedAsync("InvalidBlockDeviceMapping", () => Ec2.RegisterImageAsync(encrypts, Token));
        var old = Registration("old", snapshot);
        old.VirtualizationType = null;
        await RefusedAsync("NotImplemented", () => Ec2.RegisterImageAsync(old, Token));

        var stored = Registration("stored", snapshot);
        stored.ImageLocation = "bucket/manifest";
        await RefusedAsync("NotImplemented", () => Ec2.RegisterImageAsync(stored, Token));

        await Ec2.ModifySnapshotAttributeAsync(new() { SnapshotId = snapshot, OperationType = "add", UserIds = [Aws.B.Id] }, Token);
        await RefusedAsync("AuthFailure", () => Aws.B.Root.Ec2.RegisterImageAsync(Registration("stolen", snapshot), Token));
        var id = await RegisterAsync("fine", snapshot);
        await LaterAsync();
        var instance = await LaunchOfAsync(id);
        await LaterAsync();
        ((await StateAsync(instance.InstanceId)), (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = [new("snapshot-id", [snapshot])] }, Token)).Volumes.Single().Size).ShouldBe(("running", 9));
    }

    [Fact]
    public async Task A_policy_can_say_what_is_made_an_image_of()
    {
        var (web, other) = ((await RunningAsync()).InstanceId, (await RunningAsync()).InstanceId);
        var user = await UserAsync("imager", Allow("ec2:CreateImage", Arn("instance", web)), Allow("ec2:CreateImage", "arn:aws:ec2:us-east-1::image/*"), Allow("ec2:CreateImage", "arn:aws:ec2:us-east-1::snapshot/*"));

        await user.Ec2.CreateImageAsync(new() { InstanceId = web, Name = "web" }, Token);
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateImageAsync(new() { InstanceId = other, Name = "other" }, Token));
        var tagged = new CreateImageRequest { InstanceId = web, Name = "tagged", TagSpecifications = [new() { ResourceType = "snapshot", Tags = [new("Team", "blue")] }] };
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateImageAsync(tagged, Token));
        tagged.TagSpecifications[0].ResourceType = "instance";
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateImageAsync(tagged, Token));
    }

    [Fact]
    public async Task A_copy_of_a_public_image_is_one_s_own_also_encrypted_and_in_another_Region()
    {
        var there = Aws.A.Root.In("eu-west-1").Ec2;
        var source = await ImageAsync();
        var key = (await Aws.A.Root.In("eu-west-1").Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;
        var id = (await there.CopyImageAsync(new() { SourceRegion = "us-east-1", SourceImageId = source, Name = "golden", Encrypted = true, KmsKeyId = key }, Token)).ImageId;
        await LaterAsync();

        var image = (await there.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"] }, Token)).Images.Single();
        (image.ImageId, image.State.Value, image.Public, image.SourceImageId, image.SourceImageRegion, image.BlockDeviceMappings.Single().Ebs.Encrypted).ShouldBe((id, "available", false, source, "us-east-1", true));
        (await there.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"] }, Token)).Snapshots.Single().KmsKeyId.ShouldBe(key);
        await RefusedAsync("InvalidAMIID.NotFound", () => Ec2.CopyImageAsync(new() { SourceRegion = "eu-west-1", SourceImageId = source, Name = "wrong" }, Token));
        await RefusedAsync("InvalidParameterDependency", () => Ec2.CopyImageAsync(new() { SourceRegion = "us-east-1", SourceImageId = source, Name = "wrong", KmsKeyId = "alias/aws/ebs" }, Token));
    }

    [Fact]
    public async Task A_copy_under_a_key_that_cannot_be_used_fails()
    {
        var key = (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;
        await Aws.A.Root.Kms.DisableKeyAsync(new Amazon.KeyManagementService.Model.DisableKeyRequest { KeyId = key }, Token);
        var id = (await Ec2.CopyImageAsync(new() { SourceRegion = "us-east-1", SourceImageId = await ImageAsync(), Name = "golden", Encrypted = true, KmsKeyId = key }, Token)).ImageId;
        await LaterAsync();

        var image = await ShowImageAsync(id);
        (image.State.Value, image.StateReason.Code).ShouldBe(("failed", "Client.InternalError"));
        await RefusedAsync("InvalidAMIID.Unavailable", () => LaunchOfAsync(id));
    }

    [Fact]
    public async Task An_instance_of_an_image_whose_key_is_disabled_is_terminated()
    {
        var key = (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;
        var request = await OneAsync();
        request.BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { Encrypted = true, KmsKeyId = key } }];
        var source = await LaunchAsync(request);
        await LaterAsync();
        var id = await CreateAsync(source.InstanceId);
        await LaterAsync();
        var fine = await LaunchOfAsync(id);
        await Aws.A.Root.Kms.DisableKeyAsync(new Amazon.KeyManagementService.Model.DisableKeyRequest { KeyId = key }, Token);
        var broken = await LaunchOfAsync(id);
        await LaterAsync();

        (await StateAsync(fine.InstanceId)).ShouldBe("running");
        var ended = await ShowAsync(broken.InstanceId);
        (ended.State.Name.Value, ended.StateReason.Code).ShouldBe(("terminated", "Client.InvalidKMSKey.InvalidState"));
    }

    [Fact]
    public async Task Attributes_are_changed_one_at_a_time_by_the_owner()
    {
        var id = (await Ec2.CopyImageAsync(new() { SourceRegion = "us-east-1", SourceImageId = await ImageAsync("amzn2-ami-hvm-*-x86_64-gp2"), Name = "golden" }, Token)).ImageId;
        await Ec2.ModifyImageAttributeAsync(new() { ImageId = id, Description = "for web servers" }, Token);
        await Ec2.ModifyImageAttributeAsync(new() { ImageId = id, ImdsSupport = "v2.0" }, Token);

        (await Ec2.DescribeImageAttributeAsync(new() { ImageId = id, Attribute = "description" }, Token)).ImageAttribute.Description.ShouldBe("for web servers");
        (await ShowImageAsync(id)).ImdsSupport.Value.ShouldBe("v2.0");
        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyImageAttributeAsync(new() { ImageId = id, ImdsSupport = "v1.0" }, Token));
        await RefusedAsync("InvalidParameterCombination", () => Ec2.ModifyImageAttributeAsync(new() { ImageId = id, Description = "both", ImdsSupport = "v2.0" }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.ModifyImageAttributeAsync(new() { ImageId = id }, Token));
        await RefusedAsync("AuthFailure", async () => await Ec2.ModifyImageAttributeAsync(new() { ImageId = await ImageAsync(), Description = "mine" }, Token));
        await RefusedAsync("AuthFailure", async () => await Ec2.DeregisterImageAsync(new(await ImageAsync()), Token));
    }

    private async Task<string> CreateAsync(string instance, params List<BlockDeviceMapping> devices) => (await Ec2.CreateImageAsync(new() { InstanceId = instance, Name = "web", BlockDeviceMappings = devices }, Token)).ImageId;

    private async Task<string> RegisterAsync(string name, string snapshot) => (await Ec2.RegisterImageAsync(Registration(name, snapshot), Token)).ImageId;

    private static RegisterImageRequest Registration(string name, string snapshot, string root = "/dev/xvda") => new()
    {
        Name = name,
        Architecture = "x86_64",
        VirtualizationType = "hvm",
        RootDeviceName = root,
        BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { SnapshotId = snapshot } }],
    };

    private async Task<Image> ShowImageAsync(string id) => (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] }, Token)).Images.Single();

    private async Task<Instance> LaunchOfAsync(string image)
    {
        var request = await OneAsync();
        request.ImageId = image;
        return await LaunchAsync(request);
    }
}
