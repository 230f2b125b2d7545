namespace ScsLabs.Services.Sts;

/// <summary>STS's errors. Source: STS API Reference and the texts of STS's answers.</summary>
internal static class StsErrors
{
    public static AwsException AccessDenied(string message) => new("AccessDenied", 403, message);

    public static AwsException MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", 400, message);

    public static AwsException PackedPolicyTooLarge(string message) => new("PackedPolicyTooLarge", 400, message);

    public static AwsException InvalidParameterValue(string message) => new("InvalidParameterValue", 400, message);

    public static AwsException InvalidAuthorizationMessage() => new("InvalidAuthorizationMessageException", 400, "The encoded authorization message is not valid.");

    public static AwsException Invalid(string message) => new("ValidationError", 400, message);
}
