using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace Lab02.EncryptedVolumes;

/// <summary>The checks of the tasks: what isn't encrypted under the right key is found, repaired and prevented.</summary>
public sealed class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor Admin => Aws.A.User(Names.Admin);

    [Check(1, "The rule finds attached volumes that aren't encrypted, or are under another key", Ja = "暗号化されていないボリュームと、別のキーで暗号化されたボリュームを、ルールが見つける"), Needs(Capability.ConfigEvaluation)]
    public async Task The_rule_finds_attached_volumes_that_are_not_encrypted_or_under_another_key()
    {
        // Task 3 would encrypt what this check creates.
        await Admin.Ec2.DisableEbsEncryptionByDefaultAsync(new());
        var plain = await AttachAsync("/dev/sdg", null);
        var other = await AttachAsync("/dev/sdh", Names.OtherKey);
        var right = await AttachAsync("/dev/sdi", Names.DataKey);

        var found = await ResultsAsync(results => new[] { plain, other, right }.All(results.ContainsKey), [plain, other, right]);

        Has(found, plain, ComplianceType.NonCompliant, "isn't encrypted", "暗号化されていない");
        Has(found, other, ComplianceType.NonCompliant, $"is encrypted under {Names.OtherKey}", $"{Names.OtherKey} で暗号化された");
        Has(found, right, ComplianceType.Compliant, $"is encrypted under {Names.DataKey}", $"{Names.DataKey} で暗号化された");
    }

    [Check(1, "The rule doesn't judge a volume that is attached to nothing", Ja = "どこにもアタッチされていないボリュームは、ルールの対象にならない"), Needs(Capability.ConfigEvaluation)]
    public async Task The_rule_does_not_judge_a_volume_that_is_attached_to_nothing()
    {
        await Admin.Ec2.DisableEbsEncryptionByDefaultAsync(new());
        var (attached, detached) = (await AttachAsync("/dev/sdg", null), await CreateAsync(null));

        var found = await ResultsAsync(results => results.ContainsKey(attached), [attached]);

        Has(found, attached, ComplianceType.NonCompliant, "isn't encrypted", "暗号化されていない");
        Expect(!found.ContainsKey(detached), $"{Names.Rule} judges {detached}, which is attached to nothing", $"{Names.Rule} が、どこにもアタッチされていない {detached} を評価しています");
    }

    [Check(2, "The application's data volume is encrypted under the right key", Ja = "アプリケーションのデータボリュームが、正しいキーで暗号化されている"), Needs(Capability.ConfigEvaluation)]
    public async Task The_data_volume_of_the_application_is_encrypted_under_the_right_key()
    {
        var (volume, key) = (await DataVolumeAsync(), await Find.KeyAsync(Admin, Names.DataKey));

        Expect(volume.Encrypted == true, $"{volume.VolumeId} at {Names.DataDevice} isn't encrypted", $"{Names.DataDevice} の {volume.VolumeId} が暗号化されていません");
        Expect(volume.KmsKeyId == key, $"{volume.VolumeId} at {Names.DataDevice} is encrypted under {volume.KmsKeyId}, not under {Names.DataKey}", $"{Names.DataDevice} の {volume.VolumeId} は {Names.DataKey} ではなく {volume.KmsKeyId} で暗号化されています");
        Expect(volume.SnapshotId is { Length: > 0 } && volume.Size == Names.DataSize, $"{volume.VolumeId} is a new volume: the application's data aren't on it", $"{volume.VolumeId} は新しいボリュームです。アプリケーションのデータがありません");
    }

    [Check(2, "The rule is complied with, and the application starts with its volume", Ja = "ルールに準拠し、アプリケーションがボリュームとともに起動する"), Needs(Capability.ConfigEvaluation)]
    public async Task The_rule_is_complied_with_and_the_application_starts_with_its_volume()
    {
        var (instance, data) = (await Find.InstanceAsync(Admin), await DataVolumeAsync());
        await Admin.Ec2.StopInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        await Find.UntilAsync(Aws, Admin, InstanceStateName.Stopped);
        await Admin.Ec2.StartInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        await Aws.UntilAsync(async () => (await Find.InstanceAsync(Admin)).State.Name is var state && (state == InstanceStateName.Running || state == InstanceStateName.Stopped));

        var started = await Find.InstanceAsync(Admin);
        Expect(started.State.Name == InstanceStateName.Running, $"{Names.App} doesn't start: {started.StateReason?.Message}", $"{Names.App} が起動しません: {started.StateReason?.Message}");
        var found = await ResultsAsync(results => results.ContainsKey(data.VolumeId) && results.Values.All(result => result == ComplianceType.Compliant), [data.VolumeId]);
        Expect(found.Values.All(result => result == ComplianceType.Compliant), $"{Names.Rule} still finds {string.Join(", ", found.Where(result => result.Value != ComplianceType.Compliant).Select(result => result.Key))}", $"{Names.Rule} がまだ {string.Join("、", found.Where(result => result.Value != ComplianceType.Compliant).Select(result => result.Key))} を検出します");
    }

    [Check(2, "No unencrypted copy of the data is left", Ja = "暗号化されていないデータのコピーが残っていない"), Needs(Capability.ConfigEvaluation)]
    public async Task No_unencrypted_copy_of_the_data_is_left()
    {
        var volumes = (await Admin.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes;
        var snapshots = (await Admin.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["self"] })).Snapshots ?? [];

        List<string> plain = [.. volumes.Where(volume => volume.Encrypted != true).Select(volume => volume.VolumeId), .. snapshots.Where(snapshot => snapshot.Encrypted != true).Select(snapshot => snapshot.SnapshotId)];
        Expect(plain.Count == 0, $"not encrypted: {string.Join(", ", plain)}", $"暗号化されていません: {string.Join("、", plain)}");
    }

    [Check(3, "A new volume is encrypted under the right key, though nobody asks for it", Ja = "指定しなくても、新しいボリュームが正しいキーで暗号化される"), Needs(Capability.ConfigEvaluation)]
    public async Task A_new_volume_is_encrypted_under_the_right_key_though_nobody_asks_for_it()
    {
        var (id, key) = (await CreateAsync(null), await Find.KeyAsync(Admin, Names.DataKey));

        var volume = (await Admin.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [id] })).Volumes.Single();
        Expect(volume.Encrypted == true, $"a new volume isn't encrypted: {id}", $"新しいボリュームが暗号化されていません: {id}");
        Expect(volume.KmsKeyId == key, $"a new volume is encrypted under {volume.KmsKeyId}, not under {Names.DataKey}", $"新しいボリュームは {Names.DataKey} ではなく {volume.KmsKeyId} で暗号化されています");
    }

    private async Task<Volume> DataVolumeAsync()
    {
        var volumes = await Find.DataVolumesAsync(Admin);
        Expect(volumes.Count == 1, $"{Names.App} has no volume at {Names.DataDevice}", $"{Names.App} の {Names.DataDevice} にボリュームがありません");
        return volumes[0];
    }

    /// <summary>Creates a volume, as somebody does who names a key or doesn't think of one.</summary>
    private async Task<string> CreateAsync(string? key)
    {
        var zone = (await Find.InstanceAsync(Admin)).Placement.AvailabilityZone;
        var volume = (await Admin.Ec2.CreateVolumeAsync(new() { AvailabilityZone = zone, Size = 1, VolumeType = VolumeType.Gp3, Encrypted = key is null ? null : true, KmsKeyId = key })).Volume.VolumeId;
        await Find.UntilAsync(Aws, Admin, volume, VolumeState.Available);
        return volume;
    }

    private async Task<string> AttachAsync(string device, string? key)
    {
        var volume = await CreateAsync(key);
        await Admin.Ec2.AttachVolumeAsync(new() { VolumeId = volume, InstanceId = (await Find.InstanceAsync(Admin)).InstanceId, Device = device });
        await Find.UntilAsync(Aws, Admin, volume, VolumeState.InUse);
        return volume;
    }

    /// <summary>The rule's results about some volumes, once they are as they should be, or are as they stay.</summary>
    private async Task<IReadOnlyDictionary<string, ComplianceType>> ResultsAsync(Func<IReadOnlyDictionary<string, ComplianceType>, bool> are, IReadOnlyList<string> volumes)
    {
        IReadOnlyDictionary<string, ComplianceType> results = new Dictionary<string, ComplianceType>(StringComparer.Ordinal);
        try
        {
            await Aws.UntilAsync(async () => are(results = (await Admin.Config.GetComplianceDetailsByConfigRuleAsync(new(Names.Rule))).EvaluationResults
                .Select(result => (result.EvaluationResultIdentifier.EvaluationResultQualifier.ResourceId, result.ComplianceType)).ToDictionary(StringComparer.Ordinal)));
        }
        catch (TimeoutException)
        {
            Expect(volumes.All(results.ContainsKey), $"{Names.Rule} has no result about {string.Join(", ", volumes.Where(volume => !results.ContainsKey(volume)))}", $"{Names.Rule} に {string.Join("、", volumes.Where(volume => !results.ContainsKey(volume)))} の評価結果がありません");
        }

        return results;
    }

    private static void Has(IReadOnlyDictionary<string, ComplianceType> found, string volume, ComplianceType wanted, string what, string ja) =>
        Expect(found[volume] == wanted, $"{Names.Rule} finds {volume}, which {what}, to be {found[volume]}: it should be {wanted}", $"{Names.Rule} は、{ja} {volume} を {found[volume]} と評価します。正しくは {wanted} です");
}
