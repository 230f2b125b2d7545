namespace ScsLabs.Services.Ec2;

/// <summary>Why an encrypted disk's KMS key can't be used. AWS looks at keys after it has answered, so that it shows in the state of what needs the key.</summary>
/// <param name="KeyId">The key, as it was named.</param>
/// <param name="Code">The error code of KMS.</param>
internal sealed record KeyFailure(string KeyId, string Code)
{
    /// <summary>The reason of the state of an instance that needs the key.</summary>
    public StateReason Reason => Code is "DisabledException" or "KMSInvalidStateException"
        ? new("Client.InvalidKMSKey.InvalidState", "Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state")
        : new("Client.InternalError", "Client.InternalError: Client error on launch");
}
