using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Lambda;

/// <summary>Lambda's errors, whose documents say who is at fault and name the message in Lambda's way. Sources: Lambda API Reference; answers of Lambda that users recorded.</summary>
internal static class LambdaErrors
{
    /// <summary>The code of the error for a function of which as many run as may.</summary>
    public const string TooManyRequests = "TooManyRequestsException";

    /// <summary>The code of the error for a function whose role Lambda can't assume.</summary>
    public const string NotAssumable = "AccessDeniedException";

    /// <summary>A function can't run because its role doesn't exist any more, or doesn't trust Lambda.</summary>
    public static AwsException RoleNotAssumable() => Error(NotAssumable, 403, "The role defined for the function cannot be assumed by Lambda.");

    public static AwsException RequestTooLarge(string message) => Error("RequestTooLargeException", 413, message);

    public static AwsException InvalidRequestContent(string message) => Error("InvalidRequestContentException", 400, message);

    public static AwsException NoSuchFunction(string arn) => NotFound($"Function not found: {arn}");

    public static AwsException NoPolicy() => NotFound("The resource you requested does not exist.");

    public static AwsException NoSuchStatement(string id) => NotFound($"Statement {id} is not found in resource policy.");

    public static AwsException FunctionExists(string name) => Error("ResourceConflictException", 409, $"Function already exist: {name}");

    public static AwsException StatementExists(string id) =>
        Error("ResourceConflictException", 409, $"The statement id ({id}) provided already exists. Please provide a new statement id, or remove the existing statement.");

    public static AwsException PolicyTooLong() => Error("PolicyLengthExceededException", 400, "The final policy size is bigger than the limit (20480).");

    public static AwsException InvalidRuntime(Violation unknown) =>
        InvalidParameter($"Value {unknown.Value} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [{unknown.Constraint}] or be a valid ARN");

    public static AwsException NameTooLong(string name, int most) =>
        InvalidParameter($"1 validation error detected: Value '{name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to {most}");

    public static AwsException NoPolicyToChange() => NotFound("No policy is associated with the given resource.");

    public static AwsException RevisionDiffers() =>
        Error("PreconditionFailedException", 412, "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");

    public static AwsException QualifiersDiffer() => InvalidParameter("The derived qualifier from the function name does not match the specified qualifier.");

    public static AwsException FunctionsOnly() =>
        InvalidParameter("This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.");

    public static AwsException TagsOfFunctionsOnly() => InvalidParameter("Tags on function aliases and versions are not supported. Please specify a function ARN.");

    public static AwsException NoPolicyOfLatest() => InvalidParameter("We currently do not support adding policies for $LATEST.");

    public static AwsException CodeDiffers(string seen, string current) =>
        InvalidParameter($"CodeSHA256 ({seen}) is different from current CodeSHA256 in $LATEST ({current}). Please try again with the CodeSHA256 in $LATEST.");

    public static AwsException LatestStays() => InvalidParameter("$LATEST version cannot be deleted without deleting the function.");

    public static AwsException NoDeletionOfAliases() => InvalidParameter("Deletion of aliases is not currently supported.");

    public static AwsException VersionInUse(string aliases) => Error("ResourceConflictException", 409, $"Unable to delete version because the following aliases reference it: [{aliases}]");

    public static AwsException AliasExists(string arn) => Error("ResourceConflictException", 409, $"Alias already exists: {arn}");

    public static AwsException NoSuchAlias(string arn) => NotFound($"Cannot find alias arn: {arn}");

    public static AwsException AliasNotFound(string arn) => NotFound($"Alias not found: {arn}");

    public static AwsException TooManyWeights() => InvalidParameter("Number of items in AdditionalVersionWeights cannot be greater than 1");

    public static AwsException LatestHasNoWeights() => InvalidParameter("$LATEST is not supported for an alias pointing to more than 1 version");

    public static AwsException VersionTwice(string version) => InvalidParameter($"Invalid function version {version}. Function version {version} is already included in routing configuration.");

    public static AwsException InvalidWeight(string weights) =>
        new("ValidationException", 400, $"1 validation error detected: Value '{{{weights}}}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]");

    public static AwsException InvalidWeightKey(string weights) =>
        new("ValidationException", 400, $"1 validation error detected: Value '{{{weights}}}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+, Member must not be null]");

    public static AwsException TooMuchReserved(int least) =>
        InvalidParameter($"Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [{least}].");

    public static AwsException InvalidParameter(string message) => Error("InvalidParameterValueException", 400, message);

    /// <summary>As many run as may.</summary>
    /// <param name="reason">The limit, such as <c>ReservedFunctionConcurrentInvocationLimitExceeded</c>.</param>
    public static AwsException Busy(string reason) => new(TooManyRequests, 429, "Rate Exceeded.") { Details = [new("Reason", reason), new("Type", "User"), new("message", "Rate Exceeded.")] };

    private static AwsException NotFound(string message) => Error("ResourceNotFoundException", 404, message);

    private static AwsException Error(string code, int status, string message) => new(code, status, message) { Details = [new("Type", "User"), new("Message", message)] };
}
