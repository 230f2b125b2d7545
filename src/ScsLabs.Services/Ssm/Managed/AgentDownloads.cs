using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>What agents download from buckets of AWS's own, by links that AWS signs: no policy of the instance's account decides about it but that of the VPC endpoint on the way.</summary>
/// <remarks>Source: Systems Manager User Guide, "SSM Agent communications with AWS managed S3 buckets", "Troubleshooting Patch Manager"; the agent's code (amazon-ssm-agent).</remarks>
internal static class AgentDownloads
{
    private static readonly PolicySet Signed = new() { Identity = [new("AWS's own policy", PolicyDocument.ParseStored("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""", PolicyKind.Identity))] };

    /// <summary>Who signs the links: an account of AWS's. Which it is depends on the Region.</summary>
    private static readonly Principal Signer = Principal.RootOf(AccountId.Parse("075727635805"));

    /// <summary>The objects of the agent's latest release. The versions in the names are those of one day: policies name folders.</summary>
    public static IReadOnlyList<string> Releases(string region) => [$"amazon-ssm-{region}/ssm-agent-manifest.json", $"amazon-ssm-{region}/amazon-ssm-agent/{SsmAgent.LatestVersion}/amazon-ssm-agent-linux-amd64.tar.gz"];

    /// <summary>The objects with what AWS-RunPatchBaseline runs, and with the snapshot of a baseline. In which folder AWS puts a snapshot nobody knows before. Where packages come from depends on the operating system, and isn't asked.</summary>
    public static IReadOnlyList<string> ForPatches(string region, string snapshotId) => [$"aws-ssm-{region}/patchbaselineoperations/linux/payloads/patch-baseline-operations-1.80.tar.gz", $"patch-baseline-snapshot-{region}/{snapshotId}"];

    /// <summary>What keeps an instance from downloading objects; null for nothing.</summary>
    public static string? Refusal(Place place, string instanceId, IReadOnlyList<string> objects, IActing acting)
    {
        if (acting.World.Find<Instance>(place, instanceId) is not { State: InstanceState.Running } instance || ServicePath.Of(instance, "s3", place.Region, acting.World) is not { IsFound: true } path)
        {
            return "There is no way to Amazon S3.";
        }

        if (path.Endpoint is not { Policy: { } policy } endpoint)
        {
            return null;
        }

        var context = AccessRequests.Foreign(place.Region, acting.Now, path.Call, acting.World).Add("s3:signatureversion", "AWS4-HMAC-SHA256").Add("s3:authType", "REST-QUERY-STRING");
        return objects.FirstOrDefault(one => !Allows(policy, one, context)) is { } refused ? $"The policy of the VPC endpoint {endpoint.Id} doesn't allow s3:GetObject on arn:aws:s3:::{refused}." : null;
    }

    private static bool Allows(PolicyDocument policy, string name, ConditionContext context) =>
        PolicyEngine.Evaluate(new(Signer, "s3:GetObject", $"arn:aws:s3:::{name}", Signer.Account, context), Signed with { VpcEndpoint = [new("policy of the VPC endpoint", policy)] }).Outcome == Outcome.Allowed;
}
