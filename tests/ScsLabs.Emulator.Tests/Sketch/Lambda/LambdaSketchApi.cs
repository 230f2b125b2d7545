using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;

namespace ScsLabs.Emulator.Tests.Sketch.Lambda;

/// <summary>A sketch of Lambda, which stands in the place of the service: it tries the frame with what Lambda's operations need, those that the service lacks yet among them.</summary>
internal sealed class LambdaSketchApi : IApi
{
    private static readonly string[] Operations =
    [
        "CreateFunction POST /2015-03-31/functions 201 <>",
        "GetFunction GET /2015-03-31/functions/{FunctionName} <> -?Qualifier",
        "ListFunctions GET /2015-03-31/functions <> -?MasterRegion",
        "Invoke POST /2015-03-31/functions/{FunctionName}/invocations -X-Amz-Log-Type",
        "DeleteFunction DELETE /2015-03-31/functions/{FunctionName} 204",
    ];

    public static Api Api { get; } = new()
    {
        Name = "lambda",
        Protocol = WireProtocol.RestJson,
        Version = "2015-03-31",
        AccessDenied = static text => Error("AccessDeniedException", 403, text),
        Invalid = static violations => Violation.InOneSentence("ValidationException")(violations),
        AwsOperations = Operations.Select(line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal),
        Bindings = [.. Operations.Select(line => HttpBinding.Parse(line)!)],
    };

    /// <summary>An error of Lambda's, whose document says who is at fault and names the message in its own way.</summary>
    public static AwsException Error(string code, int status, string message) => new(code, status, message) { Details = [new("Type", "User"), new("Message", message)] };
}
