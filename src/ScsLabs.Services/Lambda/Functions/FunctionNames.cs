using System.Text;

namespace ScsLabs.Services.Lambda;

/// <summary>The names of functions and of their variables.</summary>
internal static class FunctionNames
{
    /// <summary>A name, or an ARN or a part of one.</summary>
    public const string Form = @"(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?";

    /// <summary>A name that may have dots, in requests that don't create.</summary>
    public const string NamespacedForm = @"(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";

    /// <summary>The form of a version or an alias that a request names apart from the function.</summary>
    public const string QualifierForm = @"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+";

    private const int MostVariableBytes = 4096;

    /// <summary>The variables that Lambda sets itself. Source: Lambda Developer Guide, "Defined runtime environment variables".</summary>
    private static readonly string[] Reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
    ];

    /// <summary>The name in a function's ARN.</summary>
    public static string NameIn(string arn) => arn[(arn.LastIndexOf(':') + 1)..];

    /// <summary>Requires a handler that is emulated: of .NET, an executable assembly.</summary>
    /// <exception cref="AwsException">NotImplemented.</exception>
    public static void RequireHandler(Runtime runtime, string handler)
    {
        if (runtime == Runtime.DotNet10 && handler.AsSpan().ContainsAny(':', '/', '\\'))
        {
            throw AwsException.NotEmulated("functions of class libraries; the handler of an executable assembly is its name");
        }
    }

    /// <summary>Requires that a function can have these variables.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException.</exception>
    public static void RequireVariables(FunctionEnvironment? environment)
    {
        if (environment?.Variables is not { } variables)
        {
            return;
        }

        var reserved = variables.Keys.Where(name => Reserved.Contains(name, StringComparer.Ordinal)).ToList();
        if (reserved.Count > 0)
        {
            throw LambdaErrors.InvalidParameter($"Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: {string.Join(", ", reserved)}");
        }

        if (variables.Sum(variable => Encoding.UTF8.GetByteCount(variable.Key) + Encoding.UTF8.GetByteCount(variable.Value)) > MostVariableBytes)
        {
            throw LambdaErrors.InvalidParameter("Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.");
        }
    }
}
