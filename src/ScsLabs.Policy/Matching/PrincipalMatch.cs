namespace ScsLabs.Policy.Matching;

/// <summary>How closely a Principal element names the caller; the order is that of what an allow is worth.</summary>
internal enum PrincipalMatch
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By its account, which only delegates to that account's identity policies.</summary>
    Account,

    /// <summary>By the role or user that the session stands for; boundary and session policy still limit it.</summary>
    Issuer,

    /// <summary>As itself, or as everyone.</summary>
    Direct,
}
