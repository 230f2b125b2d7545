using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Encrypted volumes and snapshots: which KMS key they get, who may use it, and how it shows that somebody may not.</summary>
public sealed class DiskEncryptionTests : InstanceWorld
{
    [Fact]
    public async Task A_volume_is_encrypted_under_the_key_that_the_request_names_or_the_AWS_managed_one()
    {
        var key = await NewKeyAsync();
        (await VolumeAsync(key)).KmsKeyId.ShouldBe(key);
        var managed = await VolumeAsync(null);
        managed.Encrypted.ShouldBe(true);
        (await Aws.A.Root.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "alias/aws/ebs" }, Token)).KeyMetadata.Arn.ShouldBe(managed.KmsKeyId);

        (await VolumeAsync(null, isEncrypted: null)).Encrypted.ShouldBe(false);
        await RefusedAsync("InvalidParameterDependency", () => VolumeAsync(key, isEncrypted: null));
    }

    [Fact]
    public async Task Encryption_by_default_encrypts_what_is_created_from_then_on()
    {
        var before = await VolumeAsync(null, isEncrypted: null);
        (await Ec2.GetEbsEncryptionByDefaultAsync(new(), Token)).EbsEncryptionByDefault.ShouldBe(false);
        (await Ec2.EnableEbsEncryptionByDefaultAsync(new(), Token)).EbsEncryptionByDefault.ShouldBe(true);

        (await VolumeAsync(null, isEncrypted: null)).Encrypted.ShouldBe(true);
        (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [before.VolumeId] }, Token)).Volumes.Single().Encrypted.ShouldBe(false);
        (await Aws.B.Root.Ec2.GetEbsEncryptionByDefaultAsync(new(), Token)).EbsEncryptionByDefault.ShouldBe(false);
        (await Aws.A.Root.In("eu-west-1").Ec2.GetEbsEncryptionByDefaultAsync(new(), Token)).EbsEncryptionByDefault.ShouldBe(false);

        var key = await NewKeyAsync();
        (await Ec2.GetEbsDefaultKmsKeyIdAsync(new(), Token)).KmsKeyId.ShouldBe("alias/aws/ebs");
        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyEbsDefaultKmsKeyIdAsync(new() { KmsKeyId = "alias/none" }, Token));
        (await Ec2.ModifyEbsDefaultKmsKeyIdAsync(new() { KmsKeyId = key }, Token)).KmsKeyId.ShouldBe(key);
        (await VolumeAsync(null, isEncrypted: null)).KmsKeyId.ShouldBe(key);
        (await Ec2.ResetEbsDefaultKmsKeyIdAsync(new(), Token)).KmsKeyId.ShouldBe("alias/aws/ebs");
        (await Ec2.DisableEbsEncryptionByDefaultAsync(new(), Token)).EbsEncryptionByDefault.ShouldBe(false);
        (await VolumeAsync(null, isEncrypted: null)).Encrypted.ShouldBe(false);
    }

    [Fact]
    public async Task The_key_is_symmetric()
    {
        var pair = (await Aws.A.Root.Kms.CreateKeyAsync(new() { KeySpec = "RSA_2048", KeyUsage = "ENCRYPT_DECRYPT" }, Token)).KeyMetadata.Arn;

        await RefusedAsync("InvalidParameterValue", () => Ec2.ModifyEbsDefaultKmsKeyIdAsync(new() { KmsKeyId = pair }, Token));
        var volume = (await VolumeAsync(pair)).VolumeId;
        await LaterAsync();
        await RefusedAsync("InvalidVolume.NotFound", () => StateOfAsync(volume));
    }

    [Fact]
    public async Task A_volume_whose_key_the_caller_may_not_use_vanishes()
    {
        var key = await NewKeyAsync();
        var user = await UserAsync("without-kms", Allow("ec2:*"));
        var created = (await user.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = 8, Encrypted = true, KmsKeyId = key }, Token)).Volume;
        (created.State.Value, created.KmsKeyId).ShouldBe(("creating", key));
        await LaterAsync();
        await RefusedAsync("InvalidVolume.NotFound", () => Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [created.VolumeId] }, Token));

        var other = await UserAsync("with-kms", Allow("ec2:*"), Allow("kms:GenerateDataKeyWithoutPlaintext", key, """{"StringEquals":{"kms:ViaService":"ec2.us-east-1.amazonaws.com"}}"""));
        var volume = (await other.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = 8, Encrypted = true, KmsKeyId = key }, Token)).Volume.VolumeId;
        await LaterAsync();
        (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] }, Token)).Volumes.Single().State.Value.ShouldBe("available");
    }

    [Fact]
    public async Task Attaching_an_encrypted_volume_needs_a_grant_and_leaves_none_behind()
    {
        var key = await NewKeyAsync();
        var instance = await RunningAsync();
        var volume = (await VolumeAsync(key, zone: instance.Placement.AvailabilityZone)).VolumeId;
        await LaterAsync();
        var user = await UserAsync("without-grants", Allow("ec2:*"));
        await user.Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = instance.InstanceId, Device = "/dev/sdf" }, Token);
        await LaterAsync();
        (await StateOfAsync(volume)).ShouldBe("available");
        (await GrantsAsync(key)).ShouldBeEmpty();

        var other = await UserAsync("with-grants", Allow("ec2:*"), Allow("kms:CreateGrant", key, """{"Bool":{"kms:GrantIsForAWSResource":"true"}}"""));
        await other.Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = instance.InstanceId, Device = "/dev/sdf" }, Token);
        await LaterAsync();
        (await StateOfAsync(volume)).ShouldBe("in-use");
        var grant = (await GrantsAsync(key)).Single();
        (grant.GranteePrincipal, grant.Operations.Single(), grant.Constraints.EncryptionContextEquals["aws:ebs:id"]).ShouldBe(($"arn:aws:sts::{Aws.A.Id}:assumed-role/aws:ec2-infrastructure/{instance.InstanceId}", "Decrypt", volume));

        await Ec2.DetachVolumeAsync(new() { VolumeId = volume }, Token);
        await LaterAsync();
        (await GrantsAsync(key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disabled_key_shows_at_the_instance()
    {
        var key = await NewKeyAsync();
        var instance = await RunningAsync();
        var volume = (await VolumeAsync(key, zone: instance.Placement.AvailabilityZone)).VolumeId;
        await LaterAsync();
        await Aws.A.Root.Kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key }, Token);
        await Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = instance.InstanceId, Device = "/dev/sdf" }, Token);
        await LaterAsync();
        (await StateOfAsync(volume)).ShouldBe("available");

        await Aws.A.Root.Kms.EnableKeyAsync(new EnableKeyRequest { KeyId = key }, Token);
        await Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = instance.InstanceId, Device = "/dev/sdf" }, Token);
        await LaterAsync();
        (await StateOfAsync(volume)).ShouldBe("in-use");
    }

    [Fact]
    public async Task A_policy_can_require_encrypted_volumes()
    {
        var user = await UserAsync("encrypts", Allow("ec2:CreateVolume", "*", """{"Bool":{"ec2:Encrypted":"true"}}"""));

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = 8 }, Token));
        await user.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = 8, Encrypted = true }, Token);
        await Ec2.EnableEbsEncryptionByDefaultAsync(new(), Token);
        await user.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = 8 }, Token);
    }

    [Fact]
    public async Task A_snapshot_has_its_volume_s_key_and_a_copy_another()
    {
        var (key, other) = (await NewKeyAsync(), await NewKeyAsync());
        var volume = await VolumeAsync(key);
        await RefusedAsync("IncorrectState", () => Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume.VolumeId }, Token));
        await LaterAsync();
        var snapshot = (await Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume.VolumeId, Description = "daily" }, Token)).Snapshot;
        (snapshot.State.Value, snapshot.Encrypted, snapshot.KmsKeyId, snapshot.VolumeSize).ShouldBe(("pending", true, key, 8));
        await RefusedAsync("IncorrectState", () => CopyAsync(snapshot.SnapshotId, other));
        await LaterAsync();

        var copy = await CopyAsync(snapshot.SnapshotId, other);
        (copy.State.Value, copy.KmsKeyId).ShouldBe(("completed", other));
        (await CopyAsync(snapshot.SnapshotId, null)).KmsKeyId.ShouldBe(key);
        var restored = (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", SnapshotId = copy.SnapshotId }, Token)).Volume;
        (restored.Encrypted, restored.KmsKeyId, restored.Size, restored.SnapshotId).ShouldBe((true, other, 8, copy.SnapshotId));
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", SnapshotId = copy.SnapshotId, Size = 7 }, Token));
    }

    [Fact]
    public async Task An_unencrypted_snapshot_is_encrypted_by_a_copy_also_in_another_Region()
    {
        var snapshot = await NewSnapshotAsync(null, isEncrypted: null);
        (await CopyAsync(snapshot, null)).Encrypted.ShouldBe(false);
        (await CopyAsync(snapshot, null, isEncrypted: true)).Encrypted.ShouldBe(true);
        await RefusedAsync("InvalidParameterValue", () => Ec2.CopySnapshotAsync(new() { SourceRegion = "us-east-1", SourceSnapshotId = snapshot, Encrypted = false }, Token));

        var (there, key) = (Aws.A.Root.In("eu-west-1"), await NewKeyAsync());
        var away = await NewSnapshotAsync(key);
        var copied = (await there.Ec2.CopySnapshotAsync(new() { SourceRegion = "us-east-1", SourceSnapshotId = away }, Token)).SnapshotId;
        await LaterAsync();
        var copy = (await there.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [copied] }, Token)).Snapshots.Single();
        (copy.State.Value, copy.KmsKeyId).ShouldBe(("completed", (await there.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "alias/aws/ebs" }, Token)).KeyMetadata.Arn));

        // A disabled key can't be read where the snapshot is.
        await Aws.A.Root.Kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key }, Token);
        copied = (await there.Ec2.CopySnapshotAsync(new() { SourceRegion = "us-east-1", SourceSnapshotId = away }, Token)).SnapshotId;
        await LaterAsync();
        copy = (await there.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [copied] }, Token)).Snapshots.Single();
        (copy.State.Value, copy.StateMessage).ShouldBe(("error", "Given key ID is not accessible"));
    }

    [Fact]
    public async Task A_shared_encrypted_snapshot_needs_its_key_s_policy_too()
    {
        var key = await NewKeyAsync();
        var snapshot = await NewSnapshotAsync(key);
        var other = Aws.B.Root.Ec2;
        await RefusedAsync("InvalidSnapshot.NotFound", () => other.CopySnapshotAsync(new() { SourceRegion = "us-east-1", SourceSnapshotId = snapshot, Encrypted = true }, Token));
        await ShareAsync(snapshot, new CreateVolumePermission { UserId = Aws.B.Id });

        (await other.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = [Aws.A.Id] }, Token)).Snapshots.Single().SnapshotId.ShouldBe(snapshot);
        (await CopyOfOtherAsync()).State.Value.ShouldBe("error");
        await Aws.A.Root.Kms.PutKeyPolicyAsync(
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
        (await CopyOfOtherAsync()).State.Value.ShouldBe("completed");
        await RefusedAsync("AuthFailure", () => other.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = snapshot }, Token));

        await Ec2.ResetSnapshotAttributeAsync(new() { SnapshotId = snapshot, Attribute = "createVolumePermission" }, Token);
        await RefusedAsync("InvalidSnapshot.NotFound", () => other.CopySnapshotAsync(new() { SourceRegion = "us-east-1", SourceSnapshotId = snapshot, Encrypted = true }, Token));

        async Task<Snapshot> CopyOfOtherAsync()
        {
            var id = (await other.CopySnapshotAsync(new() { SourceRegion = "us-east-1", SourceSnapshotId = snapshot, Encrypted = true }, Token)).SnapshotId;
            await LaterAsync();
            return (await other.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [id] }, Token)).Snapshots.Single();
        }
    }

    [Fact]
    public async Task Some_snapshots_cannot_be_shared()
    {
        var (managed, own, plain) = (await NewSnapshotAsync(null), await NewSnapshotAsync(await NewKeyAsync()), await NewSnapshotAsync(null, isEncrypted: null));

        await RefusedAsync("OperationNotPermitted", () => ShareAsync(managed, new CreateVolumePermission { UserId = Aws.B.Id }), "Encrypted snapshots with EBS default key cannot be shared");
        await RefusedAsync("OperationNotPermitted", () => ShareAsync(own, new CreateVolumePermission { Group = "all" }));
        await RefusedAsync("InvalidUserID.Malformed", () => ShareAsync(plain, new CreateVolumePermission { UserId = "somebody" }));
        await ShareAsync(plain, new CreateVolumePermission { Group = "all" });
        (await Aws.B.Root.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { RestorableByUserIds = ["all"] }, Token)).Snapshots.Single().SnapshotId.ShouldBe(plain);
        (await Ec2.DescribeSnapshotAttributeAsync(new() { SnapshotId = plain, Attribute = "createVolumePermission" }, Token)).CreateVolumePermissions.Single().Group.Value.ShouldBe("all");
        await Ec2.ModifySnapshotAttributeAsync(new() { SnapshotId = plain, OperationType = "remove", GroupNames = ["all"] }, Token);
        (await Aws.B.Root.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest(), Token)).Snapshots.ShouldBeNull();
    }

    private Task ShareAsync(string snapshot, CreateVolumePermission with) => Ec2.ModifySnapshotAttributeAsync(new() { SnapshotId = snapshot, CreateVolumePermission = new() { Add = [with] } }, Token);

    private async Task<string> NewKeyAsync() => (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn;

    private async Task<List<GrantListEntry>> GrantsAsync(string key) => (await Aws.A.Root.Kms.ListGrantsAsync(new() { KeyId = key }, Token)).Grants ?? [];

    private async Task<Volume> VolumeAsync(string? key, bool? isEncrypted = true, string zone = "us-east-1a") =>
        (await Ec2.CreateVolumeAsync(new() { AvailabilityZone = zone, Size = 8, Encrypted = isEncrypted, KmsKeyId = key }, Token)).Volume;

    private async Task<string> StateOfAsync(string volume) => (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [volume] }, Token)).Volumes.Single().State.Value;

    private async Task<string> NewSnapshotAsync(string? key, bool? isEncrypted = true)
    {
        var volume = (await VolumeAsync(key, isEncrypted)).VolumeId;
        await LaterAsync();
        var snapshot = (await Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume }, Token)).Snapshot.SnapshotId;
        await LaterAsync();
        return snapshot;
    }

    private async Task<Snapshot> CopyAsync(string snapshot, string? key, bool? isEncrypted = null)
    {
        var id = (await Ec2.CopySnapshotAsync(new() { SourceRegion = "us-east-1", SourceSnapshotId = snapshot, KmsKeyId = key, Encrypted = isEncrypted ?? (key is null ? null : true) }, Token)).SnapshotId;
        await LaterAsync();
        return (await Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [id] }, Token)).Snapshots.Single();
    }
}
