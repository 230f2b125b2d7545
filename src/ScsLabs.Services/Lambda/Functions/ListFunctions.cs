namespace ScsLabs.Services.Lambda;

/// <summary>Lists the account's functions in the Region.</summary>
/// <remarks>Errors: InvalidParameterValueException. Source: Lambda API Reference, ListFunctions.</remarks>
[Operation<LambdaApi>, AnyResource]
public sealed record ListFunctions([Query("Marker")] string? Marker = null, [Query("MaxItems"), Range(1, 10_000)] int? MaxItems = null, [Query("FunctionVersion")] FunctionVersion? FunctionVersion = null)
{
    /// <summary>The most functions of a page, whatever the request asks for.</summary>
    private const int PageSize = 50;

    /// <summary>A page of the functions.</summary>
    public sealed record Result(IReadOnlyList<FunctionConfiguration> Functions, string? NextMarker);

    /// <summary>Lists the functions.</summary>
    internal static Result Handle(ListFunctions request, Call call)
    {
        var page = Page.Of(
            from => call.View.From<Function>(call.Place, from), request.Marker, Math.Min(request.MaxItems ?? PageSize, PageSize), function => function.Name, static () => LambdaErrors.InvalidParameter("Invalid pagination token"));
        return new([.. page.Items.Select(FunctionConfiguration.Of)], page.Next);
    }
}

/// <summary>The versions that a list has; without it only the unpublished ones, which are all that there are.</summary>
public enum FunctionVersion
{
    /// <summary>All.</summary>
    [Wire("ALL")]
    All,
}
