namespace ScsLabs.Services.Lambda;

/// <summary>Shows which code signing configuration a function has: none, because configurations can't be created here. AWS answers so, too, about a function without one.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: Lambda API Reference, GetFunctionCodeSigningConfig; answers that users recorded.</remarks>
[Operation<LambdaApi>]
public sealed record GetFunctionCodeSigningConfig([Target<Function>, Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName)
{
    /// <summary>The configuration; null for none.</summary>
    public sealed record Result(string? CodeSigningConfigArn = null, string? FunctionName = null);

    /// <summary>Shows that there is none.</summary>
    internal static Result Handle(GetFunctionCodeSigningConfig request, Function function) => new();
}
