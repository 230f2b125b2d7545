namespace ScsLabs.Services.Ssm;

/// <summary>Reads the parameters under a path, up to ten at a time.</summary>
/// <remarks>
/// The permission is for the path: a caller who may read <c>/a</c> recursively can read <c>/a/b</c> too, even where <c>/a/b</c> is denied.
/// Errors: InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, InvalidKeyId, InvalidNextToken. Source: Systems Manager API Reference, GetParametersByPath.
/// </remarks>
[Operation<SsmApi>]
public sealed record GetParametersByPath(
    [Length(1, 2048)] string Path,
    [ConditionKey("ssm:Recursive")] bool Recursive = false,
    IReadOnlyList<ParameterStringFilter>? ParameterFilters = null,
    bool WithDecryption = false,
    [Range(1, 10)] int MaxResults = 10,
    string? NextToken = null)
{
    /// <summary>A page of the parameters.</summary>
    public sealed record Result(IReadOnlyList<ParameterView> Parameters, string? NextToken);

    /// <summary>Asks on the path only, with or without a slash at its end.</summary>
    internal static IEnumerable<Ask> Asks(GetParametersByPath request, Call call)
    {
        yield return new("ssm:GetParametersByPath", Parameter.ArnOfPath(request.Path, call)) { Conditions = GetParametersByPathOperation.Conditions(request) };
    }

    /// <summary>Reads the parameters. SecureStrings are decrypted by KMS, as the caller.</summary>
    internal static Result Handle(GetParametersByPath request, Call call, AsCaller aws)
    {
        ParameterName.RequirePath(request.Path);
        var isPublic = PublicParameters.IsPath(request.Path, call.Region);
        if (!isPublic)
        {
            ParameterName.RequireEmulated(request.Path.TrimEnd('/'));
        }

        var filters = Ssm.ParameterFilters.ForPaths(request.ParameterFilters);
        var page = Page.Of(
            from => (isPublic ? PublicParameters.Under(request.Path, request.Recursive, from, call.Region) : Parameter.Under(request.Path, request.Recursive, from, call)).Select(parameter => (Parameter: parameter, Version: filters.Select(parameter))).Where(entry => entry.Version is not null),
            request.NextToken,
            request.MaxResults,
            entry => entry.Parameter.Name,
            SsmErrors.InvalidNextToken,
            call);
        return new([.. page.Items.Select(entry => ParameterView.Of(entry.Parameter, entry.Version!, default, request.WithDecryption, aws))], page.Next);
    }
}
