namespace ScsLabs.Services.Iam;

/// <summary>IAM's errors. Source: IAM API Reference and the texts of IAM's answers.</summary>
internal static class IamErrors
{
    public static AwsError NoSuchEntity(string message) => new("NoSuchEntity", 404, message);

    public static AwsError EntityAlreadyExists(string message) => new("EntityAlreadyExists", 409, message);

    public static AwsError DeleteConflict(string message) => new("DeleteConflict", 409, message);

    public static AwsError LimitExceeded(string message) => new("LimitExceeded", 409, message);

    public static AwsError QuotaExceeded(string quota, int most) => LimitExceeded($"Cannot exceed quota for {quota}: {most}");

    public static AwsError MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", 400, message);

    public static AwsError InvalidInput(string message) => new("InvalidInput", 400, message);

    public static AwsError ForeignPolicy() => new("AccessDenied", 403, "Policy is outside your own account.");

    public static AwsError InvalidMarker() => new("ValidationError", 400, "Invalid Marker.");

    public static AwsError NoUserNamed() => new("ValidationError", 400, "Must specify userName when calling with non-User credentials");
}
