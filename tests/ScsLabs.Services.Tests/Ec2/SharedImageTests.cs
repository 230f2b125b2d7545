using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Images that accounts share, and which of others' an account allows itself.</summary>
public sealed class SharedImageTests : InstanceWorld
{
    private IAmazonEC2 Other => Aws.B.Root.Ec2;

    [Fact]
    public async Task Another_account_launches_an_image_while_it_is_shared()
    {
        var (id, snapshot) = await NewImageAsync(null);
        await Ec2.CreateTagsAsync(new([id], [new("Team", "blue")]), Token);
        await RefusedAsync("AuthFailure", () => LaunchByOtherAsync(id), $"Not authorized for images: [{id}]");
        await RefusedAsync("InvalidAMIID.NotFound", () => ShowToOtherAsync(id));
        await ShareAsync(id, new LaunchPermission { UserId = Aws.B.Id });

        var shown = await ShowToOtherAsync(id);
        (shown.OwnerId, shown.Public, shown.Tags).ShouldBe((Aws.A.Id, false, null));
        (await Other.DescribeImagesAsync(new DescribeImagesRequest { ExecutableUsers = ["self"] }, Token)).Images.Single().ImageId.ShouldBe(id);
        (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { ExecutableUsers = [Aws.B.Id] }, Token)).Images.Single().ImageId.ShouldBe(id);
        (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { ExecutableUsers = ["self"] }, Token)).Images.ShouldBeNull();
        (await Ec2.DescribeImageAttributeAsync(new() { ImageId = id, Attribute = "launchPermission" }, Token)).ImageAttribute.LaunchPermissions.Single().UserId.ShouldBe(Aws.B.Id);
        var instance = await LaunchByOtherAsync(id);
        await LaterAsync();
        (await Other.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instance] }, Token)).Reservations.Single().Instances.Single().State.Name.Value.ShouldBe("running");

        await RefusedAsync("AuthFailure", () => Other.DeregisterImageAsync(new(id), Token));
        await RefusedAsync("AuthFailure", () => Other.ModifyImageAttributeAsync(new() { ImageId = id, OperationType = "add", UserIds = [Aws.B.Id] }, Token));
        await RefusedAsync("InvalidSnapshot.NotFound", () => Other.CopySnapshotAsync(new() { SourceRegion = "us-east-1", SourceSnapshotId = snapshot }, Token));
        await Ec2.ResetImageAttributeAsync(new() { ImageId = id, Attribute = "launchPermission" }, Token);
        await RefusedAsync("AuthFailure", () => LaunchByOtherAsync(id));
    }

    [Fact]
    public async Task Tags_of_another_account_open_no_image_and_no_snapshot()
    {
        var (id, snapshot) = await NewImageAsync(null);
        await Ec2.CreateTagsAsync(new([id, snapshot], [new("Approved", "yes")]), Token);
        await Ec2.ModifySnapshotAttributeAsync(new() { SnapshotId = snapshot, OperationType = "add", UserIds = [Aws.B.Id] }, Token);
        await ShareAsync(id, new LaunchPermission { UserId = Aws.B.Id });
        var user = await UserAsync(Aws.B, "careful", Allow("ec2:*"), """{"Effect":"Deny","Action":"ec2:*","Resource":["arn:aws:ec2:*::image/*","arn:aws:ec2:*::snapshot/*"],"Condition":{"StringNotEquals":{"ec2:ResourceTag/Approved":"yes"}}}""");

        await RefusedAsync("UnauthorizedOperation", () => LaunchByOtherAsync(id, user.Ec2));
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", SnapshotId = snapshot }, Token));
        var own = await UserAsync("careful", Allow("ec2:*", "*", """{"StringEqualsIfExists":{"ec2:ResourceTag/Approved":"yes"}}"""));
        await own.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", SnapshotId = snapshot }, Token);
    }

    [Fact]
    public async Task An_encrypted_image_needs_its_key_s_policy_too()
    {
        var key = (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;
        var (id, _) = await NewImageAsync(key);
        await ShareAsync(id, new LaunchPermission { UserId = Aws.B.Id });
        (await StateOfOthersAsync(await LaunchByOtherAsync(id))).ShouldBe("terminated");

        await AllowOtherAsync(key);
        var instance = await LaunchByOtherAsync(id);
        (await StateOfOthersAsync(instance)).ShouldBe("running");
        var volume = (await Other.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = [new("attachment.instance-id", [instance])] }, Token)).Volumes.Single();
        volume.KmsKeyId.ShouldBe((await Aws.B.Root.Kms.DescribeKeyAsync(new Amazon.KeyManagementService.Model.DescribeKeyRequest { KeyId = "alias/aws/ebs" }, Token)).KeyMetadata.Arn);

        async Task<string> StateOfOthersAsync(string one)
        {
            await LaterAsync();
            return (await Other.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [one] }, Token)).Reservations.Single().Instances.Single().State.Name.Value;
        }
    }

    [Fact]
    public async Task A_copy_by_another_account_needs_the_snapshot_as_well()
    {
        var key = (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;
        var (id, snapshot) = await NewImageAsync(key);
        await AllowOtherAsync(key);
        var copy = new CopyImageRequest { SourceRegion = "us-east-1", SourceImageId = id, Name = "copy" };
        await RefusedAsync("InvalidAMIID.NotFound", () => Other.CopyImageAsync(copy, Token));
        await ShareAsync(id, new LaunchPermission { UserId = Aws.B.Id });
        await RefusedAsync("InvalidRequest", () => Other.CopyImageAsync(copy, Token), "You do not have permission to access the storage of this ami");

        await Ec2.ModifySnapshotAttributeAsync(new() { SnapshotId = snapshot, OperationType = "add", UserIds = [Aws.B.Id] }, Token);
        var copied = (await Other.CopyImageAsync(copy, Token)).ImageId;
        await LaterAsync();
        var image = await ShowToOtherAsync(copied);
        (image.State.Value, image.OwnerId, image.BlockDeviceMappings.Single().Ebs.Encrypted).ShouldBe(("available", Aws.B.Id, true));
    }

    [Fact]
    public async Task An_image_becomes_public_only_where_the_account_does_not_block_that()
    {
        var (id, _) = await NewImageAsync(null);
        (await Ec2.GetImageBlockPublicAccessStateAsync(new(), Token)).ImageBlockPublicAccessState.ShouldBe("block-new-sharing");
        await RefusedAsync("OperationNotPermitted", () => ShareAsync(id, new LaunchPermission { Group = "all" }));
        await Ec2.DisableImageBlockPublicAccessAsync(new(), Token);
        await ShareAsync(id, new LaunchPermission { Group = "all" });

        await LaunchByOtherAsync(id);
        (await Other.DescribeImagesAsync(new DescribeImagesRequest { ExecutableUsers = ["all"], Owners = [Aws.A.Id] }, Token)).Images.Single().Public.ShouldBe(true);
        (await Other.DescribeImagesAsync(new DescribeImagesRequest { ExecutableUsers = ["self"] }, Token)).Images.ShouldBeNull();
        await Ec2.EnableImageBlockPublicAccessAsync(new() { ImageBlockPublicAccessState = "block-new-sharing" }, Token);
        await LaunchByOtherAsync(id);
        await Ec2.ModifyImageAttributeAsync(new() { ImageId = id, OperationType = "remove", UserGroups = ["all"] }, Token);
        await RefusedAsync("AuthFailure", () => LaunchByOtherAsync(id));
    }

    [Fact]
    public async Task Some_images_cannot_be_shared()
    {
        var (managed, own) = ((await NewImageAsync("alias/aws/ebs", "managed")).Id, (await NewImageAsync((await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn, "own")).Id);
        await Ec2.DisableImageBlockPublicAccessAsync(new(), Token);

        await RefusedAsync("OperationNotPermitted", () => ShareAsync(managed, new LaunchPermission { UserId = Aws.B.Id }));
        await RefusedAsync("OperationNotPermitted", () => ShareAsync(own, new LaunchPermission { Group = "all" }));
        await RefusedAsync("InvalidAMIAttributeItemValue", () => ShareAsync(own, new LaunchPermission { UserId = "somebody" }), "Invalid attribute item value \"somebody\" for userId item type.");
        await RefusedAsync("InvalidAMIAttributeItemValue", () => Ec2.ModifyImageAttributeAsync(new() { ImageId = own, OperationType = "add", UserGroups = ["some"] }, Token));
        await ShareAsync(own, new LaunchPermission { UserId = Aws.B.Id });
    }

    [Fact]
    public async Task Allowed_images_are_seen_and_launched_and_others_are_not()
    {
        var (amazons, ubuntus) = (await ImageAsync(), await ImageAsync("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"));
        var (id, _) = await NewImageAsync(null);
        await ShareAsync(id, new LaunchPermission { UserId = Aws.B.Id });
        (await Ec2.GetAllowedImagesSettingsAsync(new(), Token)).State.ShouldBe("disabled");
        await CriteriaAsync(new ImageCriterionRequest { ImageProviders = ["137112412989"], ImageNames = ["al2023-ami-*"] });
        (await ShowToOtherAsync(ubuntus)).ImageAllowed.ShouldBeNull();

        await Other.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = "audit-mode" }, Token);
        ((await ShowToOtherAsync(amazons)).ImageAllowed, (await ShowToOtherAsync(ubuntus)).ImageAllowed, (await ShowToOtherAsync(id)).ImageAllowed).ShouldBe((true, false, false));
        (await Other.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("image-allowed", ["false"])] }, Token)).Images.Select(image => image.ImageId).ShouldContain(id);
        await LaunchByOtherAsync(ubuntus);

        await Other.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = "enabled" }, Token);
        await LaunchByOtherAsync(amazons);
        await RefusedAsync("AuthFailure", () => LaunchByOtherAsync(ubuntus), $"Not authorized for images: [{ubuntus}]");
        await RefusedAsync("AuthFailure", () => LaunchByOtherAsync(id));
        await RefusedAsync("InvalidAMIID.NotFound", () => Other.CopyImageAsync(new() { SourceRegion = "us-east-1", SourceImageId = ubuntus, Name = "copy" }, Token));
        (await Other.DescribeImagesAsync(new DescribeImagesRequest(), Token)).Images.ShouldAllBe(image => image.ImageAllowed == true && image.Name.StartsWith("al2023-ami-"));
        await RefusedAsync("InvalidAMIID.NotFound", () => ShowToOtherAsync(ubuntus));
        await LaunchByOtherAsync(id, Ec2); // the settings are account B's
        var own = (await Other.CopyImageAsync(new() { SourceRegion = "us-east-1", SourceImageId = amazons, Name = "golden" }, Token)).ImageId;
        await LaterAsync();
        await CriteriaAsync();
        await RefusedAsync("AuthFailure", () => LaunchByOtherAsync(amazons));
        await LaunchByOtherAsync(own);

        (await Other.DisableAllowedImagesSettingsAsync(new(), Token)).AllowedImagesSettingsState.Value.ShouldBe("disabled");
        await LaunchByOtherAsync(ubuntus);
    }

    [Fact]
    public async Task Criteria_are_by_owner_by_name_and_by_age()
    {
        var (amazons, ubuntus) = (await ImageAsync(), await ImageAsync("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"));
        await Other.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = "audit-mode" }, Token);

        await AllowedAsync(true, true, new ImageCriterionRequest { ImageProviders = ["amazon"] });
        await AllowedAsync(false, true, new ImageCriterionRequest { ImageProviders = ["099720109477"] });
        await AllowedAsync(false, false, new ImageCriterionRequest { ImageProviders = ["none"] });
        await AllowedAsync(true, false, new ImageCriterionRequest { ImageNames = ["al2023-ami-????.*"] });
        await AllowedAsync(false, false, new ImageCriterionRequest { ImageNames = ["al2023-ami-*"], ImageProviders = ["099720109477"] });
        await AllowedAsync(true, true, new ImageCriterionRequest { ImageNames = ["al2023-ami-*"] }, new ImageCriterionRequest { ImageProviders = ["099720109477"] });
        await AllowedAsync(false, false, new ImageCriterionRequest { CreationDateCondition = new() { MaximumDaysSinceCreated = 1 } });
        await AllowedAsync(true, true, new ImageCriterionRequest { CreationDateCondition = new() { MaximumDaysSinceCreated = 100_000 } });
        await AllowedAsync(true, true, new ImageCriterionRequest { DeprecationTimeCondition = new() { MaximumDaysSinceDeprecated = 0 } });
        await AllowedAsync(false, false, new ImageCriterionRequest { MarketplaceProductCodes = ["abcdefghijklmnopqrstuvwxy"] });
        await AllowedAsync(false, false);
        await CriteriaAsync(new ImageCriterionRequest { ImageProviders = ["amazon"], CreationDateCondition = new() { MaximumDaysSinceCreated = 7 } });
        var shown = (await Other.GetAllowedImagesSettingsAsync(new(), Token)).ImageCriteria.Single();
        (shown.ImageProviders.Single(), shown.CreationDateCondition.MaximumDaysSinceCreated, shown.ImageNames).ShouldBe(("amazon", 7, null));

        async Task AllowedAsync(bool amazon, bool ubuntu, params List<ImageCriterionRequest> criteria)
        {
            await CriteriaAsync(criteria);
            ((await ShowToOtherAsync(amazons)).ImageAllowed, (await ShowToOtherAsync(ubuntus)).ImageAllowed).ShouldBe((amazon, ubuntu));
        }
    }

    [Fact]
    public async Task Criteria_that_cannot_be_are_refused()
    {
        await RefusedAsync("InvalidParameterValue", () => CriteriaAsync(new ImageCriterionRequest { ImageProviders = ["somebody"] }));
        await RefusedAsync("InvalidParameterValue", () => CriteriaAsync(new ImageCriterionRequest { ImageNames = [new('x', 129)] }));
        await RefusedAsync("InvalidParameterValue", () => CriteriaAsync(new ImageCriterionRequest { ImageNames = [.. Enumerable.Repeat("x", 51)] }));
        await RefusedAsync("InvalidParameterValue", () => CriteriaAsync([.. Enumerable.Repeat(new ImageCriterionRequest { ImageProviders = ["amazon"] }, 11)]));
        await RefusedAsync("InvalidParameterCombination", () => CriteriaAsync(new ImageCriterionRequest { ImageProviders = ["none", "amazon"] }));
    }

    private Task CriteriaAsync(params List<ImageCriterionRequest> criteria) => Other.ReplaceImageCriteriaInAllowedImagesSettingsAsync(new() { ImageCriteria = criteria }, Token);

    private Task ShareAsync(string image, LaunchPermission with) => Ec2.ModifyImageAttributeAsync(new() { ImageId = image, LaunchPermission = new() { Add = [with] } }, Token);

    private async Task<Image> ShowToOtherAsync(string id) => (await Other.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] }, Token)).Images.Single();

    private async Task<string> LaunchByOtherAsync(string image, IAmazonEC2? who = null) =>
        (await (who ?? Other).RunInstancesAsync(new() { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1 }, Token)).Reservation.Instances.Single().InstanceId;

    /// <summary>An available image of account A, encrypted under a key where one is given, and its snapshot.</summary>
    private async Task<(string Id, string Snapshot)> NewImageAsync(string? key, string name = "golden")
    {
        var id = (await Ec2.CopyImageAsync(new() { SourceRegion = "us-east-1", SourceImageId = await ImageAsync(), Name = name, Encrypted = key is null ? null : true, KmsKeyId = key }, Token)).ImageId;
        await LaterAsync();
        return (id, (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] }, Token)).Images.Single().BlockDeviceMappings.Single().Ebs.SnapshotId);
    }

    private Task AllowOtherAsync(string key) => Aws.A.Root.Kms.PutKeyPolicyAsync(
        new()
        {
            KeyId = key,
            Policy = $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Aws.A.Id}}:root"},"Action":"kms:*","Resource":"*"},
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Aws.B.Id}}:root"},"Action":["kms:ReEncrypt*","kms:DescribeKey"],"Resource":"*"}]}
            """,
        },
        Token);
}
