namespace ScsLabs.Services.Lambda;

/// <summary>Changes the settings of a function that the request has.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException, PreconditionFailedException. Source: Lambda API Reference, UpdateFunctionConfiguration.</remarks>
[Operation<LambdaApi>]
public sealed record UpdateFunctionConfiguration([Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName)
{
    [Pattern(@"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+")] public string? Role { get; init; }
    public Runtime? Runtime { get; init; }
    [Length(0, 128), Pattern(@"[^\s]+")] public string? Handler { get; init; }
    [Length(0, 256)] public string? Description { get; init; }
    [Range(1, 900)] public int? Timeout { get; init; }
    [Range(128, 32_768)] public int? MemorySize { get; init; }
    public FunctionEnvironment? Environment { get; init; }
    public TracingConfig? TracingConfig { get; init; }
    public string? RevisionId { get; init; }

    /// <summary>The function.</summary>
    public sealed record Result([Spread] FunctionConfiguration Function);

    /// <summary>Asks on the function, and asks to pass a new role to Lambda.</summary>
    internal static IEnumerable<Ask> Asks(UpdateFunctionConfiguration request, Reference<Function> function, Call call)
    {
        yield return function.Ask("lambda:UpdateFunctionConfiguration");
        if (request.Role is { } role)
        {
            yield return ExecutionRole.Pass(role, function, call);
        }
    }

    /// <summary>Looks whether a new runtime is there.</summary>
    internal static Task PrepareAsync(UpdateFunctionConfiguration request, Call call) => FunctionHosts.PrepareAsync(request.Runtime, call.Runner.Acting);

    /// <summary>Changes the settings.</summary>
    internal static Result Handle(UpdateFunctionConfiguration request, Function function, Call call, Draft draft, AsCaller aws)
    {
        Revision.Require(request.RevisionId, function.RevisionId);
        FunctionNames.RequireVariables(request.Environment);
        FunctionNames.RequireHandler(request.Runtime ?? function.Settings.Runtime, request.Handler ?? function.Settings.Handler);
        if (request.Runtime is { } runtime)
        {
            FunctionHosts.RequireRuntime(runtime, call.Runner.Acting);
        }

        if (request.Role is { } role)
        {
            ExecutionRole.Require(role, function.Arn, call.Account, aws);
        }

        var before = function.Settings;
        var changed = function.Changed(call) with
        {
            Settings = new()
            {
                Runtime = request.Runtime ?? before.Runtime,
                Handler = request.Handler ?? before.Handler,
                Role = request.Role ?? before.Role,
                Description = request.Description ?? before.Description,
                Timeout = request.Timeout ?? before.Timeout,
                MemorySize = request.MemorySize ?? before.MemorySize,
                Variables = request.Environment is { } environment ? (environment.Variables is { Count: > 0 } variables ? variables : null) : before.Variables,
            },
        };
        draft.Put(changed);
        return new(FunctionConfiguration.Of(changed));
    }
}
