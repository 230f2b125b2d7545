using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace Lab03.ApprovedAmis;

/// <summary>The reference answer.</summary>
public sealed class Solution : ITasks
{
    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Config.PutConfigRuleAsync(new(new()
        {
            ConfigRuleName = Names.Rule,
            Source = new(SourceOwner.Aws, "APPROVED_AMIS_BY_ID"),
            InputParameters = $$"""{ "amiIds": "{{await Find.GoldenAsync(admin)}}" }""",
        }));
    }

    /// <inheritdoc />
    public async Task EndUnapprovedAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        var legacy = (await Find.InstanceAsync(admin, Names.Legacy))!.InstanceId;
        await admin.Ec2.TerminateInstancesAsync(new() { InstanceIds = [legacy] });
        await Find.UntilAsync(aws, admin, legacy, InstanceStateName.Terminated);
    }

    /// <inheritdoc />
    public async Task AllowOwnImagesAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Ec2.ReplaceImageCriteriaInAllowedImagesSettingsAsync(new() { ImageCriteria = [new ImageCriterionRequest { ImageProviders = ["none"] }] });
        await admin.Ec2.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = AllowedImagesSettingsEnabledState.Enabled });
    }
}
