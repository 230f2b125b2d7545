using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace Lab02.EncryptedVolumes;

/// <summary>Your file. The starting code encrypts, but under a key that the account doesn't control, and leaves copies behind: change every task so that it passes its checks.</summary>
/// <remarks>あなたのファイルです。最初のコードでも暗号化はされますが、アカウントが管理できないキーが使われ、暗号化されていないコピーも残ります。どの課題もチェックに成功するように書き換えてください。</remarks>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws) =>
        // Task 1: the rule must also find volumes under another key than alias/app-data.
        // 課題 1: このルールが、alias/app-data 以外のキーで暗号化されたボリュームも見つけるようにします。
        await aws.A.User(Names.Admin).Config.PutConfigRuleAsync(new(new() { ConfigRuleName = Names.Rule, Source = new(SourceOwner.Aws, "ENCRYPTED_VOLUMES") }));

    /// <inheritdoc />
    public async Task EncryptDataAsync(LabContext aws)
    {
        // Task 2: encrypt under alias/app-data, and leave no unencrypted copy of the data.
        // 課題 2: alias/app-data で暗号化し、暗号化されていないコピーを残さないようにします。
        var admin = aws.A.User(Names.Admin);
        var (instance, old) = (await Find.InstanceAsync(admin), await Find.DataVolumeAsync(admin));
        var plain = (await admin.Ec2.CreateSnapshotAsync(new() { VolumeId = old.VolumeId })).Snapshot.SnapshotId;
        await Find.UntilCompletedAsync(aws, admin, plain);
        var volume = (await admin.Ec2.CreateVolumeAsync(new() { SnapshotId = plain, AvailabilityZone = old.AvailabilityZone, VolumeType = VolumeType.Gp3, Encrypted = true })).Volume.VolumeId;
        await Find.UntilAsync(aws, admin, volume, VolumeState.Available);

        await admin.Ec2.DetachVolumeAsync(new() { VolumeId = old.VolumeId });
        await Find.UntilAsync(aws, admin, old.VolumeId, VolumeState.Available);
        await admin.Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = instance.InstanceId, Device = Names.DataDevice });
        await Find.UntilAsync(aws, admin, volume, VolumeState.InUse);
    }

    /// <inheritdoc />
    public async Task EncryptByDefaultAsync(LabContext aws) =>
        // Task 3: new volumes must be encrypted under alias/app-data.
        // 課題 3: 新しいボリュームが alias/app-data で暗号化されるようにします。
        await aws.A.User(Names.Admin).Ec2.EnableEbsEncryptionByDefaultAsync(new());
}
