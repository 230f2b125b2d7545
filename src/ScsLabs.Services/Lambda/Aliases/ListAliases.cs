namespace ScsLabs.Services.Lambda;

/// <summary>Lists the aliases of a function, or those of one of its versions.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, ListAliases.</remarks>
[Operation<LambdaApi>]
public sealed record ListAliases([Target<Function>, Length(1, 140), Pattern(FunctionNames.Form)] string FunctionName)
{
    [Query("FunctionVersion"), Length(1, 1024), Pattern(AliasNames.VersionForm)] public string? FunctionVersion { get; init; }
    [Query("Marker")] public string? Marker { get; init; }
    [Query("MaxItems"), Range(1, 10_000)] public int? MaxItems { get; init; }

    /// <summary>A page of the aliases.</summary>
    public sealed record Result(IReadOnlyList<AliasConfiguration> Aliases, string? NextMarker);

    /// <summary>Lists the aliases.</summary>
    internal static Result Handle(ListAliases request, Function function, Call call)
    {
        var page = FunctionPages.Of(
            from => call.View.From<FunctionAlias>(function.Within, from).Where(alias => request.FunctionVersion is null || alias.Has(request.FunctionVersion)), request.Marker, request.MaxItems, static alias => alias.Name, call);
        return new([.. page.Items.Select(AliasConfiguration.Of)], page.Next);
    }
}
