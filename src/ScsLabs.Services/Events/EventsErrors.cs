namespace ScsLabs.Services.Events;

/// <summary>EventBridge's errors. Sources: EventBridge API Reference; answers of EventBridge that users recorded.</summary>
internal static class EventsErrors
{
    public static AwsException NoSuchBus(string name) => NotFound($"Event bus {name} does not exist.");

    public static AwsException NoSuchRule(string name, string bus) => NotFound($"Rule {name} does not exist on EventBus {bus}.");

    public static AwsException NoSuchStatement() => NotFound("Statement with the provided id does not exist.");

    public static AwsException BusExists(string name) => new("ResourceAlreadyExistsException", 400, $"Event bus {name} already exists.");

    public static AwsException LimitExceeded() => new("LimitExceededException", 400, "The requested resource exceeds the maximum number allowed.");

    public static AwsException PolicyTooLong() => new("PolicyLengthExceededException", 400, "The size of the policy exceeds the limit.");

    public static AwsException InvalidPattern(string message) => new("InvalidEventPatternException", 400, message);

    public static AwsException InvalidNextToken() => Validation("Token is invalid.");

    public static AwsException InvalidArn(string arn) => Validation($"Parameter {arn} is not valid. Reason: Provided Arn is not in correct format.");

    public static AwsException Validation(string message) => new("ValidationException", 400, message);

    private static AwsException NotFound(string message) => new("ResourceNotFoundException", 400, message);
}
