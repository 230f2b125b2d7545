namespace ScsLabs.Services.Lambda;

/// <summary>Changes what of an alias the request has.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException, PreconditionFailedException. Source: Lambda API Reference, UpdateAlias.</remarks>
[Operation<LambdaApi>]
public sealed record UpdateAlias([Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName, [Length(1, 128), Pattern(AliasNames.Form)] string Name)
{
    [Length(1, 1024), Pattern(AliasNames.VersionForm)] public string? FunctionVersion { get; init; }
    [Length(0, 256)] public string? Description { get; init; }
    public AliasRoutingConfiguration? RoutingConfig { get; init; }
    public string? RevisionId { get; init; }

    /// <summary>The alias.</summary>
    public sealed record Result([Spread] AliasConfiguration Alias);

    /// <summary>Changes the alias.</summary>
    internal static Result Handle(UpdateAlias request, Function function, Call call, Draft draft)
    {
        var alias = draft.Find<FunctionAlias>(function.Within, request.Name) ?? throw LambdaErrors.AliasNotFound(QualifiedName.ArnOf(function.Place, function.Name, request.Name));
        Revision.Require(request.RevisionId, alias.RevisionId);
        var changed = alias with
        {
            FunctionVersion = request.FunctionVersion ?? alias.FunctionVersion,
            Description = request.Description ?? alias.Description,
            Weights = request.RoutingConfig is { } routing ? AliasRoutingConfiguration.In(routing) : alias.Weights,
            RevisionId = Revision.New(call),
        };
        draft.Put(changed.Required(draft, function));
        return new(AliasConfiguration.Of(changed));
    }
}
