namespace ScsLabs.Services.Lambda;

/// <summary>Lists the versions of a function, the unpublished one first.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, ListVersionsByFunction.</remarks>
[Operation<LambdaApi>]
public sealed record ListVersionsByFunction(
    [Target<Function>, Length(1, 256), Pattern(FunctionNames.NamespacedForm)] string FunctionName,
    [Query("Marker")] string? Marker = null,
    [Query("MaxItems"), Range(1, 10_000)] int? MaxItems = null)
{
    /// <summary>A page of the versions.</summary>
    public sealed record Result(IReadOnlyList<FunctionConfiguration> Versions, string? NextMarker);

    /// <summary>Lists the versions.</summary>
    internal static Result Handle(ListVersionsByFunction request, Function function, Call call)
    {
        var page = FunctionPages.Of(from => FunctionSnapshot.From(call.View, function, from), request.Marker, request.MaxItems, static version => version.Id, call);
        return new([.. page.Items.Select(FunctionConfiguration.Of)], page.Next);
    }
}
