namespace ScsLabs.Services.Lambda;

/// <summary>Shows an alias.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, GetAlias.</remarks>
[Operation<LambdaApi>]
public sealed record GetAlias([Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName, [Length(1, 128), Pattern(AliasNames.Form)] string Name)
{
    /// <summary>The alias.</summary>
    public sealed record Result([Spread] AliasConfiguration Alias);

    /// <summary>Shows the alias.</summary>
    internal static Result Handle(GetAlias request, Function function, WorldView view) =>
        new(AliasConfiguration.Of(view.Find<FunctionAlias>(function.Within, request.Name) ?? throw LambdaErrors.NoSuchAlias(QualifiedName.ArnOf(function.Place, function.Name, request.Name))));
}
