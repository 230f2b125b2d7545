namespace ScsLabs.Services.Lambda;

/// <summary>Reserves concurrency for a function: as many of its invocations can run at once, and no more. With 0 none can.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, PutFunctionConcurrency.</remarks>
[Operation<LambdaApi>]
public sealed record PutFunctionConcurrency(
    [Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName,
    [Range(0, int.MaxValue)] int ReservedConcurrentExecutions)
{
    /// <summary>What is reserved.</summary>
    public sealed record Result(int ReservedConcurrentExecutions);

    /// <summary>Reserves the concurrency.</summary>
    internal static Result Handle(PutFunctionConcurrency request, Function function, Draft draft)
    {
        var available = AccountConcurrency.Unreserved(draft, function.Place) + (function.ReservedConcurrency ?? 0);
        if (available - request.ReservedConcurrentExecutions < AccountConcurrency.LeastUnreserved)
        {
            throw LambdaErrors.TooMuchReserved(AccountConcurrency.LeastUnreserved);
        }

        draft.Put(function with { ReservedConcurrency = request.ReservedConcurrentExecutions });
        return new(request.ReservedConcurrentExecutions);
    }
}
