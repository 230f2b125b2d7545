namespace ScsLabs.Services.Lambda;

/// <summary>Creates an alias of a version of a function.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceConflictException, InvalidParameterValueException. Source: Lambda API Reference, CreateAlias.</remarks>
[Operation<LambdaApi>]
public sealed record CreateAlias(
    [Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName,
    [Length(1, 128), Pattern(AliasNames.Form)] string Name,
    [Length(1, 1024), Pattern(AliasNames.VersionForm)] string FunctionVersion)
{
    [Length(0, 256)] public string? Description { get; init; }
    public AliasRoutingConfiguration? RoutingConfig { get; init; }

    /// <summary>The alias.</summary>
    public sealed record Result([Spread] AliasConfiguration Alias);

    /// <summary>Creates the alias.</summary>
    internal static Result Handle(CreateAlias request, Function function, Call call, Draft draft)
    {
        if (draft.Find<FunctionAlias>(function.Within, request.Name) is { } existing)
        {
            throw LambdaErrors.AliasExists(existing.Arn);
        }

        var made = new FunctionAlias
        {
            FunctionPlace = function.Place,
            FunctionName = function.Name,
            Name = request.Name,
            FunctionVersion = request.FunctionVersion,
            Description = request.Description ?? "",
            Weights = AliasRoutingConfiguration.In(request.RoutingConfig),
            RevisionId = Revision.New(call),
        };
        draft.Put(made.Required(draft, function));
        return new(AliasConfiguration.Of(made));
    }
}
