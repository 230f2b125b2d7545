namespace ScsLabs.Services.Kms;

/// <summary>KMS's errors. Source: KMS API Reference and the texts that KMS answers.</summary>
internal static class KmsErrors
{
    public static AwsError KeyNotFound(string arn) => new("NotFoundException", 400, $"Key '{arn}' does not exist");

    public static AwsError AliasNotFound(string arn) => new("NotFoundException", 400, $"Alias {arn} is not found.");

    public static AwsError InvalidKeyId(string keyId) => new("NotFoundException", 400, $"Invalid keyId '{keyId}'");

    public static AwsError InvalidArn(string arn) => new("InvalidArnException", 400, $"Invalid arn {arn}");

    public static AwsError Disabled(string arn) => new("DisabledException", 400, $"{arn} is disabled.");

    public static AwsError InvalidState(string arn, string state) => new("KMSInvalidStateException", 400, $"{arn} is {state}.");

    public static AwsError InvalidCiphertext() => new("InvalidCiphertextException", 400, "");

    public static AwsError IncorrectKey() => new("IncorrectKeyException", 400, "The key ID in the request does not identify a CMK that can perform this operation.");

    public static AwsError MalformedPolicy(string message) => new("MalformedPolicyDocumentException", 400, message);

    public static AwsError Validation(string message) => new("ValidationException", 400, message);
}
