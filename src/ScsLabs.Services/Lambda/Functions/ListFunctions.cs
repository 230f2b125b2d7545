namespace ScsLabs.Services.Lambda;

/// <summary>Lists the account's functions in the Region, or all their versions.</summary>
/// <remarks>Errors: InvalidParameterValueException. Source: Lambda API Reference, ListFunctions.</remarks>
[Operation<LambdaApi>, AnyResource]
public sealed record ListFunctions([Query("Marker")] string? Marker = null, [Query("MaxItems"), Range(1, 10_000)] int? MaxItems = null, [Query("FunctionVersion")] FunctionVersion? FunctionVersion = null)
{
    /// <summary>A page of the functions.</summary>
    public sealed record Result(IReadOnlyList<FunctionConfiguration> Functions, string? NextMarker);

    /// <summary>Lists the functions.</summary>
    internal static Result Handle(ListFunctions request, Call call)
    {
        if (request.FunctionVersion == Lambda.FunctionVersion.All)
        {
            var versions = FunctionPages.Of(from => Versions(from, call), request.Marker, request.MaxItems, KeyOf, call);
            return new([.. versions.Items.Select(FunctionConfiguration.Of)], versions.Next);
        }

        var page = FunctionPages.Of(from => call.View.From<Function>(call.Place, from), request.Marker, request.MaxItems, static function => function.Name, call);
        return new([.. page.Items.Select(FunctionConfiguration.Of)], page.Next);
    }

    /// <summary>What orders versions: a space comes before all that names have.</summary>
    private static string KeyOf(FunctionSnapshot version) => $"{version.Function.Name} {version.Id}";

    private static IEnumerable<FunctionSnapshot> Versions(string from, Call call)
    {
        var parts = from.Split(' ');
        return call.View.From<Function>(call.Place, parts[0]).SelectMany(function => FunctionSnapshot.From(call.View, function, function.Name == parts[0] ? parts[^1] : ""));
    }
}

/// <summary>The versions that a list has; without it only the unpublished ones.</summary>
public enum FunctionVersion
{
    /// <summary>All.</summary>
    [Wire("ALL")]
    All,
}
