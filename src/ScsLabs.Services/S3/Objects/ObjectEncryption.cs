namespace ScsLabs.Services.S3;

/// <summary>The encryption of an object.</summary>
/// <param name="Algorithm">Whether S3's own keys or a KMS key encrypt it.</param>
/// <param name="KeyArn">The ARN of the KMS key.</param>
/// <param name="DataKey">The data key, encrypted under the KMS key. Callers who read the object must be allowed to decrypt it.</param>
/// <param name="Context">The encryption context of the data key.</param>
/// <param name="BucketKeyEnabled">Whether an S3 Bucket Key is used: then the bucket's ARN is in the encryption context.</param>
internal sealed record ObjectEncryption(
    ServerSideEncryption Algorithm,
    string? KeyArn = null,
    byte[]? DataKey = null,
    ImmutableSortedDictionary<string, string>? Context = null,
    bool BucketKeyEnabled = false)
{
    /// <summary>Encryption by S3's own keys.</summary>
    public static ObjectEncryption S3Managed { get; } = new(ServerSideEncryption.Aes256);
}

/// <summary>The kinds of server-side encryption.</summary>
[NotEmulated("aws:fsx", "aws:kms:dsse")]
public enum ServerSideEncryption
{
    /// <summary>With S3's own keys (SSE-S3).</summary>
    [Wire("AES256")]
    Aes256,

    /// <summary>With KMS keys (SSE-KMS).</summary>
    [Wire("aws:kms")]
    AwsKms,
}

/// <summary>A bucket's default encryption in requests and answers: always one rule.</summary>
public sealed record ServerSideEncryptionConfiguration([Wire("Rule", Flattened = true)] IReadOnlyList<ServerSideEncryptionRule> Rules);

/// <summary>The rule of a bucket's default encryption.</summary>
public sealed record ServerSideEncryptionRule(ServerSideEncryptionByDefault? ApplyServerSideEncryptionByDefault = null, bool? BucketKeyEnabled = null)
{
    /// <summary>The rule of a new bucket.</summary>
    public static ServerSideEncryptionRule Default { get; } = new(new(ServerSideEncryption.Aes256), false);
}

/// <summary>The encryption of objects whose requests don't ask for any.</summary>
public sealed record ServerSideEncryptionByDefault([Wire("SSEAlgorithm")] ServerSideEncryption SseAlgorithm, [Wire("KMSMasterKeyID")] string? KmsMasterKeyId = null);
