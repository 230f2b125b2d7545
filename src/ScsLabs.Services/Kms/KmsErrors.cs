namespace ScsLabs.Services.Kms;

/// <summary>KMS's errors. Source: KMS API Reference and the texts of KMS's answers.</summary>
internal static class KmsErrors
{
    public static AwsException KeyNotFound(string arn) => new("NotFoundException", 400, $"Key '{arn}' does not exist");

    public static AwsException AliasNotFound(string arn) => new("NotFoundException", 400, $"Alias {arn} is not found.");

    public static AwsException GrantNotFound(string grantId) => new("NotFoundException", 400, $"Grant ID {grantId} not found");

    public static AwsException PolicyNotFound() => new("NotFoundException", 400, "No such policy exists");

    public static AwsException InvalidKeyId(string keyId) => new("NotFoundException", 400, $"Invalid keyId '{keyId}'");

    public static AwsException OtherRegion(string region) => new("NotFoundException", 400, $"Invalid arn {region}");

    public static AwsException InvalidArn(string arn) => new("InvalidArnException", 400, $"Invalid arn {arn}");

    public static AwsException InvalidPrincipal(string arn) => new("InvalidArnException", 400, $"ARN does not refer to a valid principal: {arn}");

    public static AwsException AliasExists(string arn) => new("AlreadyExistsException", 400, $"An alias with the name {arn} already exists");

    public static AwsException InvalidAliasName(string message) => new("InvalidAliasNameException", 400, message);

    public static AwsException Disabled(string arn) => new("DisabledException", 400, $"{arn} is disabled.");

    public static AwsException InvalidState(string arn, string state) => new("KMSInvalidStateException", 400, $"{arn} {state}.");

    public static AwsException InvalidCiphertext() => new("InvalidCiphertextException", 400, "");

    public static AwsException CiphertextOfNoKey() =>
        new("AccessDeniedException", 400, "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.");

    public static AwsException IncorrectKey() => new("IncorrectKeyException", 400, "The key ID in the request does not identify a CMK that can perform this operation.");

    public static AwsException InvalidUsage(string arn, string usage, string operation) => new("InvalidKeyUsageException", 400, $"{arn} key usage is {usage} which is not valid for {operation}.");

    public static AwsException IncompatibleAlgorithm(string algorithm, string spec) => new("InvalidKeyUsageException", 400, $"Algorithm {algorithm} is incompatible with key spec {spec}.");

    public static AwsException AsymmetricDataKey() => new("InvalidKeyUsageException", 400, "You cannot generate a data key with an asymmetric CMK");

    public static AwsException InvalidSignature() => new("KMSInvalidSignatureException", 400, "");

    public static AwsException InvalidMac() => new("KMSInvalidMacException", 400, "");

    public static AwsException Unsupported() => new("UnsupportedOperationException", 400, "");

    public static AwsException MalformedPolicy(string message) => new("MalformedPolicyDocumentException", 400, message);

    public static AwsException InvalidMarker() => new("InvalidMarkerException", 400, "Could not deserialize marker.");

    public static AwsException InvalidGrantToken() => new("InvalidGrantTokenException", 400, "The grant token is not valid.");

    /// <summary>Ends a request that was only to be tried, once all is known that could refuse it.</summary>
    /// <exception cref="AwsException">DryRunOperationException.</exception>
    public static void EndIfDry(bool dryRun)
    {
        if (dryRun)
        {
            throw new AwsException("DryRunOperationException", 400, "The request would have succeeded, but the DryRun option is set.");
        }
    }

    public static AwsException Tag(string message) => new("TagException", 400, message);

    public static AwsException LimitExceeded(string message) => new("LimitExceededException", 400, message);

    public static AwsException Validation(string message) => new("ValidationException", 400, message);
}
