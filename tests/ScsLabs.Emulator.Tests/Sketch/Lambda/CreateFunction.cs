using ScsLabs.Model.Calls;
using ScsLabs.Model.Declarations;
using ScsLabs.Model.State;

namespace ScsLabs.Emulator.Tests.Sketch.Lambda;

/// <summary>Creates a function: the request is a document.</summary>
[Operation<LambdaSketchApi>]
public sealed record CreateFunction([Target<Function>, Length(1, 64)] string FunctionName, string Role, FunctionCode Code, FunctionEnvironment? Environment = null, bool? Publish = null)
{
    public sealed record Result(string FunctionName, string FunctionArn, int CodeSize);

    internal static Result Handle(CreateFunction request, Reference<Function> function, Call call, Draft draft)
    {
        if (function.Row is not null)
        {
            throw LambdaSketchApi.Error("ResourceConflictException", 409, $"Function already exist: {request.FunctionName}");
        }

        var made = new Function(call.Account, call.Region, request.FunctionName, request.Role, request.Environment?.Variables ?? new Dictionary<string, string>(StringComparer.Ordinal));
        draft.Put(made);
        return new(made.Name, made.Arn, request.Code.ZipFile.Length);
    }
}
