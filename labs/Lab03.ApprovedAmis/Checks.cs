using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.Config;

namespace Lab03.ApprovedAmis;

/// <summary>The checks of the tasks: what isn't launched from the approved image is found, ended and prevented.</summary>
public sealed class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    private Actor Admin => Aws.A.User(Names.Admin);

    private Actor Developer => Aws.A.User(Names.Developer);

    [Check(1, "The rule finds running instances of other images", Ja = "承認されていないイメージの実行中のインスタンスを、ルールが見つける"), Needs(Capability.ConfigEvaluation)]
    public async Task The_rule_finds_running_instances_of_other_images()
    {
        var (other, golden) = await LaunchBothAsync();
        var source = await Find.LaunchAsync(Aws, Admin, await Find.ImageAsync(Admin, "amazon", "al2023-ami-2023.*-x86_64"));

        var found = await ResultsAsync(other, golden, source);
        Has(found, other, ComplianceType.NonCompliant, "was launched from another image", "ほかのイメージから起動した");
        Has(found, source, ComplianceType.NonCompliant, $"was launched from the image that {Names.Golden} is a copy of", $"{Names.Golden} のコピー元から起動した");
        Has(found, golden, ComplianceType.Compliant, $"was launched from {Names.Golden}", $"{Names.Golden} から起動した");
    }

    [Check(1, "The rule judges no instance while it is stopped", Ja = "停止中のインスタンスは、ルールの対象にならない"), Needs(Capability.ConfigEvaluation)]
    public async Task The_rule_judges_no_instance_while_it_is_stopped()
    {
        var (other, golden) = await LaunchBothAsync();
        Has(await ResultsAsync(other, golden), other, ComplianceType.NonCompliant, "runs", "実行中の");

        await Admin.Ec2.StopInstancesAsync(new() { InstanceIds = [other] });
        await Find.UntilAsync(Aws, Admin, other, InstanceStateName.Stopped);
        await Aws.UntilAsync(async () => !(await ReadAsync()).ContainsKey(other));

        await Admin.Ec2.StartInstancesAsync(new() { InstanceIds = [other] });
        await Find.UntilAsync(Aws, Admin, other, InstanceStateName.Running);
        Has(await ResultsAsync(other, golden), other, ComplianceType.NonCompliant, "runs again", "再び実行中の");
    }

    [Check(1, "The verdict follows the list", Ja = "リストが変わると、評価も変わる"), Needs(Capability.ConfigEvaluation)]
    public async Task The_verdict_follows_the_list()
    {
        var (other, golden) = await LaunchBothAsync();
        Has(await ResultsAsync(other, golden), other, ComplianceType.NonCompliant, "isn't on the list", "リストにない");
        var rule = (await Admin.Config.DescribeConfigRulesAsync(new([Names.Rule]))).ConfigRules.Single();

        var image = (await Find.InstancesAsync(Admin)).Single(instance => instance.InstanceId == other).ImageId;
        await Admin.Config.PutConfigRuleAsync(new(rule with { InputParameters = $$"""{ "amiIds": "{{image}}" }""" }));
        await Aws.UntilAsync(async () => (await ReadAsync()).GetValueOrDefault(other) == ComplianceType.Compliant);

        Has(await ResultsAsync(other, golden), golden, ComplianceType.NonCompliant, "isn't on the list any more", "もうリストにない");
    }

    [Check(2, "What could run was launched from the approved image", Ja = "実行できるものはすべて、承認されたイメージから起動されている"), Needs(Capability.ConfigEvaluation)]
    public async Task What_could_run_was_launched_from_the_approved_image()
    {
        var golden = await Find.GoldenAsync(Admin);
        var others = (await Find.InstancesAsync(Admin)).Where(instance => instance.ImageId != golden).ToList();

        Expect(
            others.Count == 0,
            $"launched from other images: {string.Join(", ", others.Select(instance => $"{instance.InstanceId} ({instance.State.Name})"))}",
            $"ほかのイメージから起動されています: {string.Join("、", others.Select(instance => $"{instance.InstanceId}({instance.State.Name})"))}");
    }

    [Check(2, "The approved instance still runs", Ja = "承認されたインスタンスは動き続けている"), Needs(Capability.ConfigEvaluation)]
    public async Task The_approved_instance_still_runs()
    {
        var web = await Find.InstanceAsync(Admin, Names.Web);

        Expect(web?.State.Name == InstanceStateName.Running, $"{Names.Web} is {web?.State.Name.Value ?? "gone"}", $"{Names.Web} が実行されていません: {web?.State.Name.Value ?? "存在しません"}");
    }

    [Check(3, "No image of others can be launched, and the account's own can", Ja = "ほかのアカウントのイメージは起動できず、自分のアカウントのイメージは起動できる"), Needs(Capability.ConfigEvaluation)]
    public async Task No_image_of_others_can_be_launched_and_the_own_can()
    {
        var golden = await Find.GoldenAsync(Admin);
        await Aws.AllowsAsync(Developer, who => who.Ec2.RunInstancesAsync(Launch(golden)));

        foreach (var image in await WithoutLimitsAsync(async () => new[] { await Find.ImageAsync(Admin, "amazon", "al2023-ami-2023.*-x86_64"), await Find.ImageAsync(Admin, "099720109477", "ubuntu/images/*noble*") }))
        {
            await Aws.FailsAsync(Developer, "AuthFailure", who => who.Ec2.RunInstancesAsync(Launch(image)));
        }
    }

    private static RunInstancesRequest Launch(string image) => new() { ImageId = image, InstanceType = InstanceType.T3Micro, MinCount = 1, MaxCount = 1 };

    /// <summary>Launches an instance of another image, which task 3 would forbid, and one of the approved one.</summary>
    private async Task<(string Other, string Golden)> LaunchBothAsync()
    {
        await Admin.Ec2.DisableAllowedImagesSettingsAsync(new());
        return (await Find.LaunchAsync(Aws, Admin, await Find.ImageAsync(Admin, "099720109477", "ubuntu/images/*jammy*")), await Find.LaunchAsync(Aws, Admin, await Find.GoldenAsync(Admin)));
    }

    /// <summary>Does something while all images are allowed: others can't even be listed.</summary>
    private async Task<T> WithoutLimitsAsync<T>(Func<Task<T>> work)
    {
        var state = (await Admin.Ec2.GetAllowedImagesSettingsAsync(new())).State;
        await Admin.Ec2.DisableAllowedImagesSettingsAsync(new());
        var result = await work();
        if (state != "disabled")
        {
            await Admin.Ec2.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = state });
        }

        return result;
    }

    /// <summary>The rule's results, once it has some about all these instances.</summary>
    private async Task<IReadOnlyDictionary<string, ComplianceType>> ResultsAsync(params string[] instances)
    {
        IReadOnlyDictionary<string, ComplianceType> results = new Dictionary<string, ComplianceType>(StringComparer.Ordinal);
        await Aws.UntilAsync(async () => instances.All((results = await ReadAsync()).ContainsKey));
        return results;
    }

    private async Task<IReadOnlyDictionary<string, ComplianceType>> ReadAsync() => (await Admin.Config.GetComplianceDetailsByConfigRuleAsync(new(Names.Rule))).EvaluationResults
        .Select(result => (result.EvaluationResultIdentifier.EvaluationResultQualifier.ResourceId, result.ComplianceType)).ToDictionary(StringComparer.Ordinal);

    private static void Has(IReadOnlyDictionary<string, ComplianceType> found, string instance, ComplianceType wanted, string what, string ja) =>
        Expect(found[instance] == wanted, $"{Names.Rule} finds {instance}, which {what}, to be {found[instance]}: it should be {wanted}", $"{Names.Rule} は、{ja} {instance} を {found[instance]} と評価します。正しくは {wanted} です");
}
