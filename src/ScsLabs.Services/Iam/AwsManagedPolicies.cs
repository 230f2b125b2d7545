namespace ScsLabs.Services.Iam;

/// <summary>The managed policies that AWS itself gives to every account, as far as labs and guides name them.</summary>
internal static class AwsManagedPolicies
{
    private static readonly Dictionary<string, ManagedPolicy> ByArn = new(StringComparer.Ordinal);

    /// <summary>The policy with this ARN, or null.</summary>
    public static ManagedPolicy? Find(string arn) => ByArn.GetValueOrDefault(arn);
}
