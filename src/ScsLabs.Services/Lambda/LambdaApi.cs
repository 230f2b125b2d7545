using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Lambda;

/// <summary>AWS Lambda: functions and their permissions.</summary>
/// <remarks>Source: Lambda API Reference, Smithy model 2015-03-31.</remarks>
internal sealed class LambdaApi : IApi
{
    /// <summary>The service principal.</summary>
    public const string Principal = "lambda.amazonaws.com";

    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "lambda",
        Protocol = WireProtocol.RestJson,
        Version = "2015-03-31",
        AccessDenied = static text => new("AccessDeniedException", 403, text),
        Invalid = static violations => Violation.InOneSentence("ValidationException")(violations),
        AwsOperations = OperationList.NamesOf("lambda"),
        Bindings = OperationList.BindingsOf("lambda"),
        Actions = OperationList.NamesOf("lambda").Select(operation => operation == "Invoke" ? "lambda:InvokeFunction" : $"lambda:{operation}"),
    };
}
