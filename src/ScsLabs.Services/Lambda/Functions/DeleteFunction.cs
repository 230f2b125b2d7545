namespace ScsLabs.Services.Lambda;

/// <summary>Deletes a function.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: Lambda API Reference, DeleteFunction.</remarks>
[Operation<LambdaApi>]
public sealed record DeleteFunction([Target<Function>, Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName, [Query("Qualifier"), Length(1, 128)] string? Qualifier = null)
{
    /// <summary>Deletes the function.</summary>
    internal static void Handle(DeleteFunction request, Function function, Draft draft)
    {
        Function.RequireLatest(request.Qualifier);
        draft.Remove(function);
    }
}
