using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace Lab03.ApprovedAmis;

/// <summary>A right answer that stops before it terminates, and allows images of the account by its id.</summary>
public sealed class ByAccount : ITasks
{
    /// <inheritdoc />
    public async Task CreateRuleAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Config.PutConfigRuleAsync(new(new()
        {
            ConfigRuleName = Names.Rule,
            Scope = new() { ComplianceResourceTypes = ["AWS::EC2::Instance"] },
            Source = new(SourceOwner.Aws, "APPROVED_AMIS_BY_ID"),
            InputParameters = $$"""{"amiIds":"{{await Find.GoldenAsync(admin)}}"}""",
        }));
    }

    /// <inheritdoc />
    public async Task EndUnapprovedAsync(LabContext aws)
    {
        var (admin, golden) = (aws.A.User(Names.Admin), await Find.GoldenAsync(aws.A.User(Names.Admin)));
        foreach (var instance in (await Find.InstancesAsync(admin)).Where(instance => instance.ImageId != golden))
        {
            await admin.Ec2.StopInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
            await Find.UntilAsync(aws, admin, instance.InstanceId, InstanceStateName.Stopped);
            await admin.Ec2.TerminateInstancesAsync(new() { InstanceIds = [instance.InstanceId] });
        }
    }

    /// <inheritdoc />
    public async Task AllowOwnImagesAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await admin.Ec2.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = AllowedImagesSettingsEnabledState.Enabled });
        await admin.Ec2.ReplaceImageCriteriaInAllowedImagesSettingsAsync(new() { ImageCriteria = [new ImageCriterionRequest { ImageProviders = [aws.A.Id.ToString()] }] });
    }
}

/// <summary>A right answer that launches in place of what it ends, and leaves the criteria empty, so that no other account's image fulfils one.</summary>
public sealed class Replaced : ITasks
{
    private readonly Solution reference = new();

    /// <inheritdoc />
    public Task CreateRuleAsync(LabContext aws) => reference.CreateRuleAsync(aws);

    /// <inheritdoc />
    public async Task EndUnapprovedAsync(LabContext aws)
    {
        var admin = aws.A.User(Names.Admin);
        await reference.EndUnapprovedAsync(aws);
        await Find.LaunchAsync(aws, admin, await Find.GoldenAsync(admin), Names.Legacy);
    }

    /// <inheritdoc />
    public async Task AllowOwnImagesAsync(LabContext aws) =>
        await aws.A.User(Names.Admin).Ec2.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = AllowedImagesSettingsEnabledState.Enabled });
}
