namespace ScsLabs.Policy;

/// <summary>A KMS grant: an additional allow on a key. An explicit deny overrides it.</summary>
/// <param name="GrantId">The grant's id, for traces.</param>
/// <param name="GranteePrincipal">The ARN, unique id or service of the grantee.</param>
/// <param name="Operations">The operations' names, such as <c>Decrypt</c>.</param>
/// <param name="EncryptionContextEquals">The encryption context that the request must have exactly.</param>
/// <param name="EncryptionContextSubset">The pairs that the request's encryption context must include.</param>
/// <remarks>Source: KMS Developer Guide, grants; KMS API Reference, GrantConstraints.</remarks>
internal sealed record KeyGrant(
    string GrantId,
    string GranteePrincipal,
    IReadOnlySet<string> Operations,
    IReadOnlyDictionary<string, string>? EncryptionContextEquals,
    IReadOnlyDictionary<string, string>? EncryptionContextSubset);
