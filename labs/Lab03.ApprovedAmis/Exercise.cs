using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace Lab03.ApprovedAmis;

/// <summary>Your file. The starting code looks right in the console, but it approves too much and ends nothing: change every task so that it passes its checks.</summary>
/// <remarks>あなたのファイルです。最初のコードでもコンソールでは正しく見えますが、承認が広すぎ、何も終わらせません。どの課題もチェックに成功するように書き換えてください。</remarks>
public sealed class Exercise : ITasks
{
    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws)
    {
        // Task 1: approve the image golden alone, not each image that somebody uses.
        // 課題 1: 使われているすべてのイメージではなく、golden だけを承認します。
        var admin = aws.A.User(Names.Admin);
        var images = (await Find.InstancesAsync(admin)).Select(instance => instance.ImageId).Distinct();
        await admin.Config.PutConfigRuleAsync(new(new()
        {
            ConfigRuleName = Names.Rule,
            Source = new(SourceOwner.Aws, "APPROVED_AMIS_BY_ID"),
            InputParameters = $$"""{ "amiIds": "{{string.Join(',', images)}}" }""",
        }));
    }

    /// <inheritdoc />
    public async Task EndUnapprovedAsync(LabContext aws)
    {
        // Task 2: a stopped instance isn't judged, and is one call away from running again.
        // 課題 2: 停止したインスタンスは評価されず、いつでも再び起動できます。
        var admin = aws.A.User(Names.Admin);
        var legacy = (await Find.InstanceAsync(admin, Names.Legacy))!.InstanceId;
        await admin.Ec2.StopInstancesAsync(new() { InstanceIds = [legacy] });
        await Find.UntilAsync(aws, admin, legacy, InstanceStateName.Stopped);
    }

    /// <inheritdoc />
    public async Task AllowOwnImagesAsync(LabContext aws) =>
        // Task 3: this mode only tells what it would refuse.
        // 課題 3: このモードは、拒否されるはずのものを知らせるだけです。
        await aws.A.User(Names.Admin).Ec2.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = AllowedImagesSettingsEnabledState.AuditMode });
}
