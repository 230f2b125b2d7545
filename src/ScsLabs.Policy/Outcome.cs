namespace ScsLabs.Policy;

/// <summary>The outcome of a decision.</summary>
public enum Outcome
{
    /// <summary>Every kind of policy that must allow does, and none denies.</summary>
    Allowed,

    /// <summary>A kind of policy that must allow doesn't.</summary>
    ImplicitlyDenied,

    /// <summary>A policy denies.</summary>
    ExplicitlyDenied,
}

/// <summary>The kinds of reason for an outcome.</summary>
public enum DecisionReason
{
    /// <summary>The action needs no permission, and can't be denied.</summary>
    NeedsNoPermission,

    /// <summary>The account's root user needs no policy, and none denies.</summary>
    RootNeedsNoPolicy,

    /// <summary>A statement, a grant or an access control list allows, or two of them together.</summary>
    Allows,

    /// <summary>A statement denies.</summary>
    Denies,

    /// <summary>RestrictPublicBuckets of S3 Block Public Access restricts public access.</summary>
    PublicAccessIsRestricted,

    /// <summary>No policy of a kind that must allow does.</summary>
    NoneAllows,
}
