using System.Text;
using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Ssm;

/// <summary>How Parameter Store keeps secrets: under KMS, as the caller, with the parameter's ARN as encryption context.</summary>
/// <remarks>Source: Systems Manager User Guide, "How Parameter Store uses KMS".</remarks>
internal static class SecureString
{
    /// <summary>Encrypts a value.</summary>
    public static string Seal(string arn, string keyId, string value, AsCaller aws) =>
        Convert.ToBase64String(Through(() => aws.Call(new Encrypt(keyId, Encoding.UTF8.GetBytes(value), Context(arn)))).CiphertextBlob);

    /// <summary>Decrypts a value.</summary>
    public static string Open(Parameter parameter, ParameterVersion version, AsCaller aws) =>
        Encoding.UTF8.GetString(Through(() => aws.Call(new Decrypt(Convert.FromBase64String(version.Value), Context(parameter.Arn)))).Plaintext);

    private static Dictionary<string, string> Context(string arn) => new(StringComparer.Ordinal) { ["PARAMETER_ARN"] = arn };

    /// <summary>KMS's errors about the key come back as Parameter Store's own; its refusals as they are.</summary>
    private static T Through<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (AwsError error) when (error.Code is "NotFoundException" or "DisabledException" or "KMSInvalidStateException" or "InvalidArnException")
        {
            throw SsmErrors.InvalidKeyId($"{error.Message} (Service: AWSKMS; Status Code: {error.Status}; Error Code: {error.Code})");
        }
    }
}
