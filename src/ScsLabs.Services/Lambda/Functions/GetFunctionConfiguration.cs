namespace ScsLabs.Services.Lambda;

/// <summary>Shows the settings of a function.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, GetFunctionConfiguration.</remarks>
[Operation<LambdaApi>]
public sealed record GetFunctionConfiguration([Target<QualifiedFunction>(With = nameof(Qualifier)), Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName, [Query("Qualifier"), Length(1, 128), Pattern(FunctionNames.QualifierForm)] string? Qualifier = null)
{
    /// <summary>The function.</summary>
    public sealed record Result([Spread] FunctionConfiguration Function);

    /// <summary>Shows the settings.</summary>
    internal static Result Handle(GetFunctionConfiguration request, QualifiedFunction function, WorldView view) => new(FunctionConfiguration.Of(function.Shown(view), function.Arn));
}
