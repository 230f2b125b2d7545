namespace ScsLabs.Services.Sts;

/// <summary>STS's errors. Source: STS API Reference and the texts of STS's answers.</summary>
internal static class StsErrors
{
    public static AwsError AccessDenied(string message) => new("AccessDenied", 403, message);

    public static AwsError MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", 400, message);

    public static AwsError PackedPolicyTooLarge(string message) => new("PackedPolicyTooLarge", 400, message);

    public static AwsError InvalidParameterValue(string message) => new("InvalidParameterValue", 400, message);

    public static AwsError Invalid(string message) => new("ValidationError", 400, message);
}
