namespace ScsLabs.Policy;

/// <summary>The kinds of policy, and of other settings that can decide a request.</summary>
public enum PolicyKind
{
    /// <summary>A policy attached to a user, group or role.</summary>
    Identity,

    /// <summary>A policy attached to a resource: a bucket, key, queue, function, …</summary>
    Resource,

    /// <summary>A role's trust policy, which defines who may assume the role.</summary>
    RoleTrust,

    /// <summary>A permissions boundary: the maximum that identity policies can grant a user or role.</summary>
    PermissionsBoundary,

    /// <summary>A session policy, passed when a session is created: the maximum that the session can do.</summary>
    Session,

    /// <summary>An SCP: an organization's limit on its accounts' principals.</summary>
    ServiceControl,

    /// <summary>An RCP: an organization's limit on its accounts' resources.</summary>
    ResourceControl,

    /// <summary>The policy of a VPC endpoint, which limits the requests through it.</summary>
    VpcEndpoint,

    /// <summary>A KMS grant, which can only allow.</summary>
    Grant,

    /// <summary>An S3 ACL, which can only allow.</summary>
    AccessControlList,

    /// <summary>S3 Block Public Access, RestrictPublicBuckets, which can only deny.</summary>
    BlockPublicAccess,
}

internal static class PolicyKindNames
{
    /// <summary>The name of the kind in AWS's refusals.</summary>
    public static string Noun(this PolicyKind kind) => kind switch
    {
        PolicyKind.Identity => "identity-based policy",
        PolicyKind.Resource => "resource-based policy",
        PolicyKind.RoleTrust => "role trust policy",
        PolicyKind.PermissionsBoundary => "permissions boundary",
        PolicyKind.Session => "session policy",
        PolicyKind.ServiceControl => "service control policy",
        PolicyKind.ResourceControl => "resource control policy",
        PolicyKind.VpcEndpoint => "VPC endpoint policy",
        PolicyKind.Grant => "grant",
        PolicyKind.AccessControlList => "access control list",
        _ => "S3 Block Public Access setting",
    };

    /// <summary>The name of the kind with its article.</summary>
    public static string NounPhrase(this PolicyKind kind) => (kind is PolicyKind.Identity or PolicyKind.AccessControlList ? "an " : "a ") + kind.Noun();
}
