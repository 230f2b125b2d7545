using System.Text;
using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Ssm;

/// <summary>Encrypts and decrypts SecureStrings: by KMS, as the caller, with the parameter's ARN as encryption context.</summary>
/// <remarks>KMS encrypts the value of a standard parameter, and the data key of an advanced one. Source: Systems Manager User Guide, "How Parameter Store uses KMS".</remarks>
internal static class SecureString
{
    /// <summary>Encrypts a value and encodes it as base64.</summary>
    public static string Seal(string arn, ParameterTier tier, string keyId, string value, AsCaller aws)
    {
        var plaintext = Encoding.UTF8.GetBytes(value);
        if (tier == ParameterTier.Standard)
        {
            return Convert.ToBase64String(Through(() => aws.Call(new Encrypt(keyId, plaintext, Context(arn)))).CiphertextBlob);
        }

        var dataKey = Through(() => aws.Call(new GenerateDataKey(keyId, Context(arn), KeySpec: DataKeySpec.Aes256)));
        return Convert.ToBase64String(Envelope.Seal(dataKey.Plaintext, dataKey.CiphertextBlob, plaintext, arn));
    }

    /// <summary>Reads a version's value; for a SecureString the ciphertext, or the decrypted value.</summary>
    public static string Read(Parameter parameter, ParameterVersion version, bool decrypt, AsCaller aws)
    {
        if (!decrypt || version.Type != ParameterType.SecureString)
        {
            return version.Value;
        }

        var sealedValue = Convert.FromBase64String(version.Value);
        return Encoding.UTF8.GetString(version.Tier == ParameterTier.Standard
            ? Open(sealedValue)
            : Envelope.Open(Open(Envelope.DataKey(sealedValue)), sealedValue, parameter.Arn));

        byte[] Open(byte[] blob) => Through(() => aws.Call(new Decrypt(blob, Context(parameter.Arn)))).Plaintext;
    }

    private static Dictionary<string, string> Context(string arn) => new(StringComparer.Ordinal) { ["PARAMETER_ARN"] = arn };

    /// <summary>Calls KMS. Its errors about the key become Parameter Store's; its refusals are unchanged.</summary>
    private static T Through<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (AwsException error) when (error.Code is "NotFoundException" or "DisabledException" or "KMSInvalidStateException" or "InvalidArnException" or "InvalidKeyUsageException")
        {
            throw SsmErrors.InvalidKeyId($"{error.Message} (Service: AWSKMS; Status Code: {error.Status}; Error Code: {error.Code})");
        }
    }
}
