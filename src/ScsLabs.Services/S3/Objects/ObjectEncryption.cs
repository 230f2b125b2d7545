namespace ScsLabs.Services.S3;

/// <summary>How an object is encrypted.</summary>
/// <param name="Algorithm">By S3's own keys, or by KMS.</param>
/// <param name="KeyArn">The KMS key.</param>
/// <param name="DataKey">The data key, encrypted under the KMS key: whoever reads the object must be allowed to decrypt it.</param>
/// <param name="Context">The encryption context of the data key.</param>
/// <param name="BucketKeyEnabled">Whether the data key is the bucket's, whose ARN is the context.</param>
public sealed record ObjectEncryption(
    ServerSideEncryption Algorithm,
    string? KeyArn = null,
    byte[]? DataKey = null,
    ImmutableSortedDictionary<string, string>? Context = null,
    bool BucketKeyEnabled = false)
{
    /// <summary>By S3's own keys.</summary>
    public static ObjectEncryption S3Managed { get; } = new(ServerSideEncryption.Aes256);
}

/// <summary>Whose keys encrypt.</summary>
public enum ServerSideEncryption
{
    /// <summary>S3's (SSE-S3).</summary>
    [Wire("AES256")]
    Aes256,

    /// <summary>KMS's (SSE-KMS).</summary>
    [Wire("aws:kms")]
    AwsKms,
}

/// <summary>A bucket's default encryption, as requests and answers have it: always one rule.</summary>
public sealed record ServerSideEncryptionConfiguration([Wire("Rule", Flattened = true)] IReadOnlyList<ServerSideEncryptionRule> Rules);

/// <summary>The rule.</summary>
public sealed record ServerSideEncryptionRule(ServerSideEncryptionByDefault? ApplyServerSideEncryptionByDefault = null, bool? BucketKeyEnabled = null)
{
    /// <summary>What a new bucket has.</summary>
    public static ServerSideEncryptionRule Default { get; } = new(new(ServerSideEncryption.Aes256), false);
}

/// <summary>What an object that comes without a wish is encrypted by.</summary>
public sealed record ServerSideEncryptionByDefault([Wire("SSEAlgorithm")] ServerSideEncryption SseAlgorithm, [Wire("KMSMasterKeyID")] string? KmsMasterKeyId = null);
