namespace ScsLabs.Services.Ec2;

/// <summary>Whether a new volume or snapshot is encrypted, and under which KMS key.</summary>
/// <remarks>Source: EBS User Guide, "How Amazon EBS encryption works" and "Encryption outcomes".</remarks>
/// <param name="IsEncrypted">Whether it is encrypted.</param>
/// <param name="Parent">The snapshot that it is made from; null for none.</param>
/// <param name="NamedKeyId">The key that the request names; null for none.</param>
/// <param name="DefaultKeyId">The account's default key.</param>
internal sealed record DiskEncryption(bool IsEncrypted, Snapshot? Parent, string? NamedKeyId, string DefaultKeyId)
{
    /// <summary>Reads a request.</summary>
    /// <param name="encrypted">Whether it asks for encryption; null where it doesn't say.</param>
    /// <param name="keyId">The key that it names.</param>
    /// <param name="parent">The snapshot that the disk is made from; null for none.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="AwsException">It names a key for a disk that isn't encrypted.</exception>
    public static DiskEncryption Of(bool? encrypted, string? keyId, Snapshot? parent, Call call)
    {
        var settings = EbsSettings.Of(call.Place, call.View);
        var isEncrypted = encrypted == true || settings.EncryptsByDefault || parent?.Key is not null;
        return keyId is null || isEncrypted
            ? new(isEncrypted, parent, keyId, settings.KeyId)
            : throw new AwsException("InvalidParameterDependency", 400, "The parameter KmsKeyId requires the parameter Encrypted to be set.");
    }

    /// <summary>The condition key of the key that the request names.</summary>
    public IEnumerable<Condition> Conditions => NamedKeyId is { } id ? [new("ec2:KmsKeyId", id)] : [];

    /// <summary>Makes the disk's key, as the caller. An own encrypted snapshot's key is kept within the Region unless the request names another.</summary>
    /// <param name="diskId">The id of the new volume or snapshot.</param>
    /// <param name="aws">Calls KMS.</param>
    /// <returns>The key, or why the KMS key can't be used; neither for a disk that isn't encrypted.</returns>
    public (DiskKey? Key, KeyFailure? Failed) KeyFor(string diskId, AsCaller aws)
    {
        if (!IsEncrypted)
        {
            return (null, null);
        }

        if (NamedKeyId is null && Parent is { Key: { } own } && Parent.Place == aws.Place)
        {
            return (own, null);
        }

        var keyId = NamedKeyId ?? DefaultKeyId;
        try
        {
            return (Parent is { Key: { } key } ? key.CopyTo(keyId, diskId, Parent.Region, aws) : DiskKey.New(keyId, diskId, aws), null);
        }
        catch (AwsException error)
        {
            // AWS looks at the key after it has answered. The refusal stands in the journal, and the disk tells it by its state.
            return (null, new(keyId, error.Code));
        }
    }
}
