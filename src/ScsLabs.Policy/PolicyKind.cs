namespace ScsLabs.Policy;

/// <summary>The kinds of policy, and the other things that can decide a request.</summary>
public enum PolicyKind
{
    /// <summary>Attached to a user, group or role.</summary>
    Identity,

    /// <summary>Attached to a resource: a bucket, key, queue, function, …</summary>
    Resource,

    /// <summary>Says who may assume a role.</summary>
    RoleTrust,

    /// <summary>The most that identity policies can give a user or role.</summary>
    PermissionsBoundary,

    /// <summary>Given when a session is made; the most that the session can do.</summary>
    Session,

    /// <summary>An organization's limit on its accounts' principals.</summary>
    ServiceControl,

    /// <summary>An organization's limit on its accounts' resources.</summary>
    ResourceControl,

    /// <summary>What may pass a VPC endpoint.</summary>
    VpcEndpoint,

    /// <summary>A KMS grant; it only ever allows.</summary>
    Grant,

    /// <summary>An S3 ACL; it only ever allows.</summary>
    AccessControlList,

    /// <summary>S3 Block Public Access, RestrictPublicBuckets; it only ever refuses.</summary>
    BlockPublicAccess,
}

internal static class PolicyKindNames
{
    /// <summary>The kind as AWS's refusals name it.</summary>
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

    /// <summary>The noun with its article.</summary>
    public static string NounPhrase(this PolicyKind kind) => (kind is PolicyKind.Identity or PolicyKind.AccessControlList ? "an " : "a ") + kind.Noun();
}
