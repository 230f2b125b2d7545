using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>What agents download from buckets of AWS's own, by links that AWS signs: no policy of the instance's account decides about it but that of the VPC endpoint on the way.</summary>
/// <remarks>Source: Systems Manager User Guide, "SSM Agent communications with AWS managed S3 buckets".</remarks>
internal static class AgentDownloads
{
    private static readonly PolicySet Signed = new() { Identity = [new("AWS's own policy", PolicyDocument.ParseStored("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""", PolicyKind.Identity))] };

    /// <summary>Who signs the links: an account of AWS's. Which it is depends on the Region.</summary>
    private static readonly Principal Signer = Principal.RootOf(AccountId.Parse("075727635805"));

    /// <summary>The bucket with the agent's releases.</summary>
    public static string Releases(string region) => $"amazon-ssm-{region}";

    /// <summary>The buckets with what AWS-RunPatchBaseline runs, and with snapshots of baselines. Where packages come from depends on the operating system, and isn't asked.</summary>
    public static IReadOnlyList<string> ForPatches(string region) => [$"aws-ssm-{region}", $"patch-baseline-snapshot-{region}"];

    /// <summary>What keeps an instance from downloading from buckets; null for nothing.</summary>
    public static string? Refusal(Place place, string instanceId, IReadOnlyList<string> buckets, WorldView view)
    {
        if (view.Find<Instance>(place, instanceId) is not { State: InstanceState.Running } instance || ServicePath.Of(instance, "s3", place.Region, view) is not { IsFound: true } path)
        {
            return "There is no way to Amazon S3.";
        }

        return path.Endpoint is { Policy: { } policy } endpoint && buckets.FirstOrDefault(bucket => !Allows(policy, bucket)) is { } refused
            ? $"The policy of the VPC endpoint {endpoint.Id} doesn't allow s3:GetObject on arn:aws:s3:::{refused}/*."
            : null;
    }

    private static bool Allows(PolicyDocument policy, string bucket) =>
        PolicyEngine.Evaluate(new(Signer, "s3:GetObject", $"arn:aws:s3:::{bucket}/*", Signer.Account, ConditionContext.Empty), Signed with { VpcEndpoint = [new("policy of the VPC endpoint", policy)] }).Outcome == Outcome.Allowed;
}
