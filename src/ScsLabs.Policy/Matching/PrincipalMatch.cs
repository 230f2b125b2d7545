namespace ScsLabs.Policy.Matching;

/// <summary>The way in which a Principal element names the caller, ordered by the strength of an allow.</summary>
internal enum PrincipalMatch
{
    /// <summary>The element doesn't name the caller.</summary>
    None,

    /// <summary>The element names the caller's account, and so only delegates to that account's identity policies.</summary>
    Account,

    /// <summary>The element names the role or user of the session; boundary and session policy still limit it.</summary>
    Issuer,

    /// <summary>The element names the caller itself, or everyone.</summary>
    Direct,
}
