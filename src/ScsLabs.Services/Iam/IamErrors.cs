namespace ScsLabs.Services.Iam;

/// <summary>IAM's errors. Source: IAM API Reference and the texts of IAM's answers.</summary>
internal static class IamErrors
{
    public static AwsException NoSuchEntity(string message) => new("NoSuchEntity", 404, message);

    public static AwsException EntityAlreadyExists(string message) => new("EntityAlreadyExists", 409, message);

    public static AwsException DeleteConflict(string message) => new("DeleteConflict", 409, message);

    public static AwsException LimitExceeded(string message) => new("LimitExceeded", 409, message);

    public static AwsException QuotaExceeded(string quota, int most) => LimitExceeded($"Cannot exceed quota for {quota}: {most}");

    public static AwsException MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", 400, message);

    public static AwsException InvalidInput(string message) => new("InvalidInput", 400, message);

    public static AwsException ForeignPolicy() => new("AccessDenied", 403, "Policy is outside your own account.");

    public static AwsException InvalidMarker() => new("ValidationError", 400, "Invalid Marker.");

    public static AwsException NoUserNamed() => new("ValidationError", 400, "Must specify userName when calling with non-User credentials");
}
