using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Rds;

/// <summary>The keys of encrypted DB instances: RDS describes a key and creates a grant for itself, both as the caller.</summary>
/// <remarks>Source: RDS User Guide, Overview.Encryption.Keys; KMS Developer Guide, services-rds.</remarks>
internal static class DbKeys
{
    private const string DefaultKey = "alias/aws/rds";

    /// <summary>Takes the key into use for a new instance.</summary>
    /// <param name="keyId">The key as the request names it; null for the account's default key.</param>
    /// <param name="resourceId">The instance's resource id, which is the encryption context.</param>
    /// <param name="aws">KMS, for the caller.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="AwsException">The key doesn't exist, isn't enabled, or the caller may not use it.</exception>
    public static DbKey Use(string? keyId, string resourceId, AsCaller aws, Call call)
    {
        var named = keyId ?? DefaultKey;
        try
        {
            var key = aws.Call(new DescribeKey(named)).KeyMetadata;
            var grant = aws.Call(new CreateGrant(
                key.Arn,
                $"rds.{call.Region}.amazonaws.com",
                [GrantOperation.Decrypt, GrantOperation.Encrypt, GrantOperation.GenerateDataKey, GrantOperation.GenerateDataKeyWithoutPlaintext, GrantOperation.ReEncryptFrom, GrantOperation.ReEncryptTo, GrantOperation.CreateGrant, GrantOperation.RetireGrant, GrantOperation.DescribeKey],
                Constraints: new(EncryptionContextSubset: new Dictionary<string, string>(StringComparer.Ordinal) { ["aws:rds:db-id"] = resourceId })));
            return new(key.Arn, grant.GrantId);
        }
        catch (AwsException error) when (error.IsSender && error.Code != "NotImplemented")
        {
            throw RdsErrors.KeyNotAccessible(named);
        }
    }

    /// <summary>Ends the use of the instance's key: its grant is retired.</summary>
    public static void EndUse(DbInstance instance, Draft draft)
    {
        if (instance.Key is { } used && Key.Find(used.Arn, draft) is { } key && Grant.On(key, used.GrantId, draft) is { } grant)
        {
            draft.Remove(grant);
        }
    }

    /// <summary>Throws unless the instance's key is enabled.</summary>
    /// <exception cref="AwsException">It isn't.</exception>
    public static void RequireEnabled(DbInstance instance, WorldView view)
    {
        if (instance.Key is { } key && Key.Find(key.Arn, view) is not { State: KeyState.Enabled })
        {
            throw RdsErrors.KeyNotAccessible(key.Arn);
        }
    }
}
