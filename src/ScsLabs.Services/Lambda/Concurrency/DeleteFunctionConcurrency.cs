namespace ScsLabs.Services.Lambda;

/// <summary>Gives back what a function reserves of the account's concurrency.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, DeleteFunctionConcurrency.</remarks>
[Operation<LambdaApi>]
public sealed record DeleteFunctionConcurrency([Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName)
{
    /// <summary>Gives the reservation back.</summary>
    internal static void Handle(DeleteFunctionConcurrency request, Function function, Draft draft) => draft.Put(function with { ReservedConcurrency = null });
}
