using System.Text;
using ScsLabs.Model.Declarations;

namespace ScsLabs.Emulator.Tests.Sketch.Lambda;

/// <summary>Runs a function: the bodies of request and answer are raw. What is run here answers its event, and fails where that is no JSON object.</summary>
[Operation<LambdaSketchApi>(Action = "lambda:InvokeFunction")]
public sealed record Invoke([Target<Function>] string FunctionName, [Header("X-Amz-Invocation-Type")] InvocationType InvocationType = InvocationType.RequestResponse, [Payload] byte[]? Payload = null)
{
    public sealed record Result([Header("X-Amz-Function-Error")] string? FunctionError, [Header("X-Amz-Executed-Version")] string ExecutedVersion, [Payload] byte[]? Payload);

    internal static Result Handle(Invoke request, Function function) =>
        request.InvocationType == InvocationType.DryRun ? new(null, "$LATEST", null)
        : request.Payload is [(byte)'{', ..] ? new(null, "$LATEST", request.Payload)
        : new("Unhandled", "$LATEST", Encoding.UTF8.GetBytes($$"""{"errorMessage":"{{function.Name}} takes an object"}"""));
}

/// <summary>The ways to invoke a function.</summary>
public enum InvocationType
{
    /// <summary>The caller waits for the answer.</summary>
    RequestResponse,

    /// <summary>The caller doesn't wait.</summary>
    Event,

    /// <summary>Only permissions and parameters are checked.</summary>
    DryRun,
}
