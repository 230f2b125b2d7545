namespace ScsLabs.Services.Logs;

/// <summary>The errors of CloudWatch Logs. Sources: CloudWatch Logs API Reference; answers of CloudWatch Logs that users recorded.</summary>
internal static class LogsErrors
{
    public static AwsException GroupExists() => new("ResourceAlreadyExistsException", 400, "The specified log group already exists");

    public static AwsException StreamExists() => new("ResourceAlreadyExistsException", 400, "The specified log stream already exists");

    public static AwsException NoSuchGroup() => NotFound("The specified log group does not exist.");

    public static AwsException NoSuchStream() => NotFound("The specified log stream does not exist.");

    public static AwsException NoSuchPolicy(string name) => NotFound($"Policy with name [{name}] does not exist");

    public static AwsException LimitExceeded() => new("LimitExceededException", 400, "Resource limit exceeded.");

    public static AwsException TooManyTags(int most) => new("TooManyTagsException", 400, $"The maximum number of tags for a resource is {most}.");

    public static AwsException InvalidNextToken() => Invalid("The specified nextToken is invalid.");

    public static AwsException Invalid(string message) => new("InvalidParameterException", 400, message);

    private static AwsException NotFound(string message) => new("ResourceNotFoundException", 400, message);
}
