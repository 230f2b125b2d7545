namespace ScsLabs.Services.Lambda;

/// <summary>Lambda's errors, whose documents say who is at fault and name the message in Lambda's way. Sources: Lambda API Reference; answers of Lambda that users recorded.</summary>
internal static class LambdaErrors
{
    /// <summary>The code of the error for a function of which as many run as may.</summary>
    public const string TooManyRequests = "TooManyRequestsException";

    /// <summary>This machine can't run functions of a runtime.</summary>
    public static AwsException CannotRun(string reason) => new("NotImplemented", 501, reason);

    /// <summary>A function can't run because its role doesn't exist any more, or doesn't trust Lambda.</summary>
    public static AwsException RoleNotAssumable() => Error("AccessDeniedException", 403, "The role defined for the function cannot be assumed by Lambda.");

    public static AwsException RequestTooLarge(string message) => Error("RequestTooLargeException", 413, message);

    public static AwsException InvalidRequestContent(string message) => Error("InvalidRequestContentException", 400, message);

    public static AwsException NoSuchFunction(string arn) => NotFound($"Function not found: {arn}");

    public static AwsException NoPolicy() => NotFound("The resource you requested does not exist.");

    public static AwsException NoSuchStatement(string id) => NotFound($"Statement {id} is not found in resource policy.");

    public static AwsException FunctionExists(string name) => Error("ResourceConflictException", 409, $"Function already exist: {name}");

    public static AwsException StatementExists(string id) =>
        Error("ResourceConflictException", 409, $"The statement id ({id}) provided already exists. Please provide a new statement id, or remove the existing statement.");

    public static AwsException PolicyTooLong() => Error("PolicyLengthExceededException", 400, "The final policy size is bigger than the limit (20480).");

    public static AwsException RevisionDiffers() =>
        Error("PreconditionFailedException", 412, "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");

    public static AwsException InvalidParameter(string message) => Error("InvalidParameterValueException", 400, message);

    /// <summary>As many run as may.</summary>
    /// <param name="reason">The limit, such as <c>ReservedFunctionConcurrentInvocationLimitExceeded</c>.</param>
    public static AwsException Busy(string reason) => new(TooManyRequests, 429, "Rate Exceeded.") { Details = [new("Reason", reason), new("Type", "User"), new("message", "Rate Exceeded.")] };

    private static AwsException NotFound(string message) => Error("ResourceNotFoundException", 404, message);

    private static AwsException Error(string code, int status, string message) => new(code, status, message) { Details = [new("Type", "User"), new("Message", message)] };
}
