namespace ScsLabs.Services.Lambda;

/// <summary>Deletes an alias. One that isn't there is no error.</summary>
/// <remarks>Errors: InvalidParameterValueException. Source: Lambda API Reference, DeleteAlias.</remarks>
[Operation<LambdaApi>]
public sealed record DeleteAlias([Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName, [Length(1, 128), Pattern(AliasNames.Form)] string Name)
{
    /// <summary>Deletes the alias.</summary>
    internal static void Handle(DeleteAlias request, Function function, Draft draft)
    {
        if (draft.Find<FunctionAlias>(function.Within, request.Name) is { } alias)
        {
            draft.Remove(alias);
        }
    }
}
