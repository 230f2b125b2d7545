namespace ScsLabs.Services.Iam;

/// <summary>IAM's default quotas, of an account where nothing else is said.</summary>
/// <remarks>Source: IAM User Guide, reference_iam-quotas.</remarks>
internal static class Quotas
{
    public const int Users = 5000;
    public const int Groups = 300;
    public const int Roles = 1000;
    public const int Policies = 1500;
    public const int InstanceProfiles = 1000;
    public const int ServerCertificates = 20;
    public const int PolicyVersionsInUse = 10000;

    /// <summary>The most groups of a user.</summary>
    public const int GroupsPerUser = 10;

    /// <summary>The most access keys of a user or the root user.</summary>
    public const int AccessKeysPerUser = 2;

    /// <summary>The most signing certificates of a user.</summary>
    public const int SigningCertificatesPerUser = 2;

    /// <summary>The most managed policies on a user, group or role.</summary>
    public const int AttachedPolicies = 10;

    /// <summary>The most versions of a managed policy.</summary>
    public const int VersionsPerPolicy = 5;

    /// <summary>The most characters of a managed policy, white space not counted.</summary>
    public const int PolicySize = 6144;

    /// <summary>The most characters of a trust policy, white space not counted.</summary>
    public const int TrustPolicySize = 2048;

    /// <summary>The most characters of a user's inline policies together, white space not counted.</summary>
    public const int UserPolicySize = 2048;

    /// <summary>The most characters of a group's inline policies together, white space not counted.</summary>
    public const int GroupPolicySize = 5120;

    /// <summary>The most characters of a role's inline policies together, white space not counted.</summary>
    public const int RolePolicySize = 10240;
}
