using System.Text.Json;
using ScsLabs.Services.Kms;

namespace ScsLabs.Services.S3;

/// <summary>Encryption by KMS: S3 generates a data key as the caller when it writes an object, and decrypts that key when it reads the object.</summary>
/// <remarks>
/// Parts are encrypted under the data key of the multipart upload, which must be decrypted for each part.
/// Sources: S3 User Guide, UsingKMSEncryption and bucket-key; S3 API Reference, CreateMultipartUpload, "Permissions".
/// </remarks>
internal static class Encryptions
{
    private const string ArnKey = "aws:s3:arn";

    /// <summary>Determines the encryption of a new object: the request's, else the bucket's default.</summary>
    /// <exception cref="AwsException">KMS's refusal or error; InvalidArgument.</exception>
    public static ObjectEncryption ForNew(NewObjectSettings settings, Bucket bucket, string key, AsCaller aws)
    {
        var rule = bucket.Encryption.ApplyServerSideEncryptionByDefault;
        var algorithm = settings.ServerSideEncryption ?? rule?.SseAlgorithm ?? ServerSideEncryption.Aes256;
        if (algorithm == ServerSideEncryption.Aes256)
        {
            return settings.SSEKMSKeyId is null && settings.SSEKMSEncryptionContext is null
                ? ObjectEncryption.S3Managed
                : throw S3Errors.InvalidArgument("Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms", "x-amz-server-side-encryption", "AES256");
        }

        var isByBucket = settings.BucketKeyEnabled ?? (bucket.Encryption.BucketKeyEnabled == true);
        var context = Context(settings.SSEKMSEncryptionContext).SetItem(ArnKey, isByBucket ? bucket.Arn : $"{bucket.Arn}/{key}");
        var keyId = settings.SSEKMSKeyId ?? (settings.ServerSideEncryption is null || rule?.SseAlgorithm == algorithm ? rule?.KmsMasterKeyId : null) ?? "alias/aws/s3";
        var dataKey = Through(() => aws.Call(new GenerateDataKey(keyId, context, KeySpec: DataKeySpec.Aes256)));
        return new(algorithm, dataKey.KeyId, dataKey.CiphertextBlob, context, isByBucket);
    }

    /// <summary>Throws unless the caller may decrypt objects with this encryption in the bucket.</summary>
    /// <exception cref="AwsException">KMS's refusal or error.</exception>
    public static void RequireReadable(ObjectEncryption encryption, Bucket bucket, AsCaller aws)
    {
        if (encryption is { DataKey: { } dataKey, KeyArn: { } keyArn })
        {
            // The key is in the bucket's Region, which may differ from the call's for the source of a copy.
            Through(() => aws.In(bucket.Region).Call(new Decrypt(dataKey, encryption.Context, keyArn)));
        }
    }

    private static ImmutableSortedDictionary<string, string> Context(string? base64)
    {
        var context = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        if (base64 is null)
        {
            return context;
        }

        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(base64));
            return context.AddRange(json.RootElement.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetString() ?? "")));
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw S3Errors.InvalidArgument("The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map", "x-amz-server-side-encryption-context", base64);
        }
    }

    /// <summary>Calls KMS. Its errors get S3's codes, its refusals become S3's.</summary>
    private static T Through<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (AwsException error) when (error.Code is "AccessDeniedException")
        {
            throw S3Errors.AccessDenied(error.Message);
        }
        catch (AwsException error) when (error.Code is "DisabledException" or "NotFoundException" or "KMSInvalidStateException" or "InvalidArnException" or "InvalidKeyUsageException")
        {
            throw S3Errors.Kms(error);
        }
    }
}
