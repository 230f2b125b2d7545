namespace ScsLabs.Services.Lambda;

/// <summary>Shows what a function reserves of the account's concurrency.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, GetFunctionConcurrency.</remarks>
[Operation<LambdaApi>]
public sealed record GetFunctionConcurrency([Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName)
{
    /// <summary>What is reserved; null for nothing.</summary>
    public sealed record Result(int? ReservedConcurrentExecutions);

    /// <summary>Shows the reservation.</summary>
    internal static Result Handle(GetFunctionConcurrency request, Function function) => new(function.ReservedConcurrency);
}
