namespace ScsLabs.Policy;

/// <summary>A KMS grant: one more allow on a key, which no explicit deny yields to.</summary>
/// <param name="GrantId">Its id, for traces.</param>
/// <param name="GranteePrincipal">The ARN, unique id or service that it is for.</param>
/// <param name="Operations">The operations' names, such as <c>Decrypt</c>.</param>
/// <param name="EncryptionContextEquals">The encryption context that the request must have, exactly.</param>
/// <param name="EncryptionContextSubset">The pairs that the request's encryption context must hold.</param>
/// <remarks>Source: KMS Developer Guide, grants; KMS API Reference, GrantConstraints.</remarks>
public sealed record KeyGrant(
    string GrantId,
    string GranteePrincipal,
    IReadOnlySet<string> Operations,
    IReadOnlyDictionary<string, string>? EncryptionContextEquals,
    IReadOnlyDictionary<string, string>? EncryptionContextSubset);
