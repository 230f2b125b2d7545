namespace ScsLabs.Services.Ssm;

/// <summary>Parameter Store's errors. Source: Systems Manager API Reference and the texts that it answers.</summary>
internal static class SsmErrors
{
    public static AwsError ParameterNotFound() => new("ParameterNotFound", 400, "");

    public static AwsError ParameterAlreadyExists() => new("ParameterAlreadyExists", 400, "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

    public static AwsError InvalidKeyId(string message) => new("InvalidKeyId", 400, message);

    public static AwsError Validation(string message) => new("ValidationException", 400, message);
}
