namespace ScsLabs.Services.Kms;

/// <summary>KMS's errors. Source: KMS API Reference and the texts of KMS's answers.</summary>
internal static class KmsErrors
{
    public static AwsError KeyNotFound(string arn) => new("NotFoundException", 400, $"Key '{arn}' does not exist");

    public static AwsError AliasNotFound(string arn) => new("NotFoundException", 400, $"Alias {arn} is not found.");

    public static AwsError GrantNotFound(string grantId) => new("NotFoundException", 400, $"Grant ID {grantId} not found");

    public static AwsError PolicyNotFound() => new("NotFoundException", 400, "No such policy exists");

    public static AwsError InvalidKeyId(string keyId) => new("NotFoundException", 400, $"Invalid keyId '{keyId}'");

    public static AwsError OtherRegion(string region) => new("NotFoundException", 400, $"Invalid arn {region}");

    public static AwsError InvalidArn(string arn) => new("InvalidArnException", 400, $"Invalid arn {arn}");

    public static AwsError InvalidPrincipal(string arn) => new("InvalidArnException", 400, $"ARN does not refer to a valid principal: {arn}");

    public static AwsError AliasExists(string arn) => new("AlreadyExistsException", 400, $"An alias with the name {arn} already exists");

    public static AwsError InvalidAliasName(string message) => new("InvalidAliasNameException", 400, message);

    public static AwsError Disabled(string arn) => new("DisabledException", 400, $"{arn} is disabled.");

    public static AwsError InvalidState(string arn, string state) => new("KMSInvalidStateException", 400, $"{arn} {state}.");

    public static AwsError InvalidCiphertext() => new("InvalidCiphertextException", 400, "");

    public static AwsError CiphertextOfNoKey() =>
        new("AccessDeniedException", 400, "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.");

    public static AwsError IncorrectKey() => new("IncorrectKeyException", 400, "The key ID in the request does not identify a CMK that can perform this operation.");

    public static AwsError MalformedPolicy(string message) => new("MalformedPolicyDocumentException", 400, message);

    public static AwsError InvalidMarker() => new("InvalidMarkerException", 400, "Could not deserialize marker.");

    public static AwsError InvalidGrantToken() => new("InvalidGrantTokenException", 400, "The grant token is not valid.");

    public static AwsError DryRun() => new("DryRunOperationException", 400, "The request would have succeeded, but the DryRun option is set.");

    public static AwsError Tag(string message) => new("TagException", 400, message);

    public static AwsError LimitExceeded(string message) => new("LimitExceededException", 400, message);

    public static AwsError Validation(string message) => new("ValidationException", 400, message);
}
