using Amazon.EC2.Model;
using ScsLabs.Services.Config;
using ScsLabs.Services.Tests.Ec2;

namespace ScsLabs.Services.Tests.Config;

/// <summary>An account whose resources AWS Config records, with a role of the account.</summary>
public abstract class ConfigWorld : NetworkWorld
{
    private protected const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private protected const string Recorder = "default";

    /// <summary>What reads all that is recorded.</summary>
    private static readonly string[] Reading = ["ec2:Describe*", "iam:Get*", "iam:List*", "kms:Describe*", "kms:Get*", "rds:Describe*", "s3:Get*"];

    private protected ConfigClient Config => Aws.A.Root.Config;

    private protected string RoleArn => $"arn:aws:iam::{Aws.A.Id}:role/config";

    /// <summary>A role that AWS Config can assume, with a policy of these statements.</summary>
    private protected async Task<string> NewRoleAsync(params IEnumerable<string> statements)
    {
        await Aws.A.Root.Iam.CreateRoleAsync(new("config", Trust), Token);
        await Aws.A.Root.Iam.PutRolePolicyAsync(new("config", "own", $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}"""), Token);
        return RoleArn;
    }

    /// <summary>Records all that the role may read, beginning with what is there.</summary>
    private protected async Task RecordAsync(string? actions = null, RecordingGroup? group = null)
    {
        await Aws.A.Root.S3.PutBucketAsync("config", Token);
        await Config.PutConfigurationRecorderAsync(new(new() { RoleArn = await NewRoleAsync([.. (actions is null ? Reading : [actions]).Select(action => Allow(action)), Allow("s3:PutObject")]), RecordingGroup = group }), Token);
        await Config.PutDeliveryChannelAsync(new(new() { S3BucketName = "config" }), Token);
        await Config.StartConfigurationRecorderAsync(new(Recorder), Token);
    }

    /// <summary>Creates a rule of AWS's.</summary>
    private protected Task PutRuleAsync(string identifier, string? parameters = null, Scope? scope = null, string name = "rule") =>
        Config.PutConfigRuleAsync(new(new() { ConfigRuleName = name, Source = new(SourceOwner.Aws, identifier), InputParameters = parameters, Scope = scope }), Token);

    /// <summary>The compliance of the rule, once everything that was begun is done.</summary>
    private protected async Task<ComplianceType> ComplianceAsync(string name = "rule")
    {
        await Backend.Emulator.SettleAsync(Token);
        return (await Config.DescribeComplianceByConfigRuleAsync(new([name]), Token)).ComplianceByConfigRules.Single().Compliance.ComplianceType;
    }

    /// <summary>The results of the rule, by resource.</summary>
    private protected Task<IReadOnlyDictionary<string, ComplianceType>> ResultsAsync(params ComplianceType[] types) => ResultsAsync("rule", types);

    /// <summary>The results of a rule, by resource.</summary>
    private protected async Task<IReadOnlyDictionary<string, ComplianceType>> ResultsAsync(string name, params ComplianceType[] types)
    {
        await Backend.Emulator.SettleAsync(Token);
        var results = await Config.GetComplianceDetailsByConfigRuleAsync(new(name, types), Token);
        return results.EvaluationResults.ToDictionary(result => result.EvaluationResultIdentifier.EvaluationResultQualifier.ResourceId, result => result.ComplianceType, StringComparer.Ordinal);
    }

    /// <summary>What the rule finds about a resource; null for nothing.</summary>
    private protected async Task<ComplianceType?> OfAsync(string resourceId)
    {
        var results = await ResultsAsync(ComplianceType.Compliant, ComplianceType.NonCompliant, ComplianceType.NotApplicable);
        return results.TryGetValue(resourceId, out var found) ? found : null;
    }

    private protected async Task<string> ImageAsync(string name = "al2023-ami-2023.*-kernel-6.1-x86_64") =>
        (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("name", [name])] }, Token)).Images[0].ImageId;

    /// <summary>Launches an instance, which runs then.</summary>
    private protected async Task<string> LaunchAsync(Action<RunInstancesRequest>? change = null)
    {
        var request = new RunInstancesRequest { ImageId = await ImageAsync(), InstanceType = "t3.micro", MinCount = 1, MaxCount = 1 };
        change?.Invoke(request);
        var id = (await Ec2.RunInstancesAsync(request, Token)).Reservation.Instances.Single().InstanceId;
        await WaitAsync();
        return id;
    }

    /// <summary>The call must be refused by AWS Config with this code and, where one is given, this text, and change nothing.</summary>
    private protected async Task ConfigRefusesAsync(string code, Func<Task> call, string? text = null)
    {
        await Backend.Emulator.SettleAsync(Token); // what is being recorded isn't the call's change
        var before = Backend.Emulator.Store.Current;
        var error = await Should.ThrowAsync<AwsException>(call);

        error.Code.ShouldBe(code, error.Message);
        if (text is not null)
        {
            error.Message.ShouldBe(text);
        }

        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
    }
}
