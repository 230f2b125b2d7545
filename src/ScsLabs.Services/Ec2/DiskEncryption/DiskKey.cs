using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Ec2;

/// <summary>The data key of an encrypted volume or snapshot, which KMS has encrypted.</summary>
/// <remarks>Source: KMS Developer Guide, "How Amazon EBS uses KMS": the calls, their encryption context and the grant.</remarks>
/// <param name="KeyArn">The ARN of the KMS key.</param>
/// <param name="Blob">The encrypted data key.</param>
/// <param name="DiskId">The id of the volume or snapshot that it was made for: its encryption context.</param>
internal sealed record DiskKey(string KeyArn, ImmutableArray<byte> Blob, string DiskId)
{
    /// <summary>Makes the key of a new disk, as the caller.</summary>
    /// <exception cref="AwsException">KMS refuses.</exception>
    public static DiskKey New(string keyId, string diskId, AsCaller aws)
    {
        var made = aws.Call(new GenerateDataKeyWithoutPlaintext(keyId, Context(diskId), DataKeySpec.Aes256));
        return new(made.KeyId, [.. made.CiphertextBlob], diskId);
    }

    /// <summary>Encrypts the key for another disk under another KMS key, as the caller. A disk of another Region has its data encrypted anew, after they were decrypted where they are.</summary>
    /// <param name="keyId">The other KMS key.</param>
    /// <param name="diskId">The other disk.</param>
    /// <param name="region">This disk's Region.</param>
    /// <param name="aws">Calls KMS.</param>
    /// <exception cref="AwsException">KMS refuses.</exception>
    public DiskKey CopyTo(string keyId, string diskId, string region, AsCaller aws)
    {
        if (region != aws.Place.Region)
        {
            aws.In(region).Call(new Decrypt([.. Blob], Context(DiskId)));
            return New(keyId, diskId, aws);
        }

        var made = aws.Call(new ReEncrypt(keyId, [.. Blob], Context(DiskId), DestinationEncryptionContext: Context(diskId)));
        return new(made.KeyId, [.. made.CiphertextBlob], diskId);
    }

    /// <summary>Uses the key for an instance: the caller grants the instance's infrastructure to decrypt it, which decrypts it.</summary>
    /// <exception cref="AwsException">KMS refuses.</exception>
    public void UseFor(string instanceId, Call call, AsCaller aws)
    {
        var infrastructure = Infrastructure(instanceId, call.Account);
        aws.Call(new CreateGrant(KeyArn, infrastructure.Name, [GrantOperation.Decrypt], Constraints: new(EncryptionContextEquals: Context(DiskId)), Name: NameOf(instanceId)));
        UseAgain(instanceId, call, aws);
    }

    /// <summary>Uses the key for an instance for which it was used before: its infrastructure decrypts it by the grant that it has.</summary>
    /// <exception cref="AwsException">KMS refuses.</exception>
    public void UseAgain(string instanceId, Call call, AsCaller aws) =>
        aws.As(Infrastructure(instanceId, call.Account)).Call(new Decrypt([.. Blob], Context(DiskId)));

    /// <summary>Ends the use for an instance: its infrastructure retires the grant.</summary>
    public void EndUseFor(string instanceId, AccountId account, Draft draft)
    {
        if (Key.Find(KeyArn, draft) is { } key && Grant.On(key, Infrastructure(instanceId, account), draft).FirstOrDefault(grant => grant.Name == NameOf(instanceId)) is { } grant)
        {
            draft.Remove(grant);
        }
    }

    private string NameOf(string instanceId) => $"{instanceId}/{DiskId}";

    private static Principal Infrastructure(string instanceId, AccountId account) => Principal.Parse($"arn:aws:sts::{account}:assumed-role/aws:ec2-infrastructure/{instanceId}");

    private static Dictionary<string, string> Context(string diskId) => new(StringComparer.Ordinal) { ["aws:ebs:id"] = diskId };
}
