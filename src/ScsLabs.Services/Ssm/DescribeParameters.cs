namespace ScsLabs.Services.Ssm;

/// <summary>Lists parameters without their values.</summary>
/// <remarks>Errors: InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, InvalidNextToken. Source: Systems Manager API Reference, DescribeParameters.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record DescribeParameters(
    IReadOnlyList<ParameterStringFilter>? ParameterFilters = null,
    [Range(1, 50)] int MaxResults = 50,
    string? NextToken = null)
{
    /// <summary>A page of the parameters.</summary>
    public sealed record Result(IReadOnlyList<ParameterMetadata> Parameters, string? NextToken);

    /// <summary>Lists the parameters.</summary>
    internal static Result Handle(DescribeParameters request, Call call)
    {
        var filters = Ssm.ParameterFilters.ForDescriptions(request.ParameterFilters);
        var page = Page.Of(from => call.View.From<Parameter>(call.Place, from).Where(parameter => filters.Select(parameter) is not null), request.NextToken, request.MaxResults, parameter => parameter.Name, SsmErrors.InvalidNextToken);
        return new([.. page.Items.Select(ParameterMetadata.Of)], page.Next);
    }
}

/// <summary>A parameter without its value.</summary>
public sealed record ParameterMetadata(
    string Name,
    [Wire("ARN")] string Arn,
    ParameterType Type,
    string? KeyId,
    DateTimeOffset LastModifiedDate,
    string LastModifiedUser,
    string? Description,
    string? AllowedPattern,
    long Version,
    ParameterTier Tier,
    IReadOnlyList<ParameterInlinePolicy> Policies,
    ParameterDataType DataType)
{
    internal static ParameterMetadata Of(Parameter parameter) => new(
        parameter.Name,
        parameter.Arn,
        parameter.Latest.Type,
        parameter.Latest.KeyId,
        parameter.Latest.LastModifiedDate,
        parameter.Latest.LastModifiedUser,
        parameter.Latest.Description,
        parameter.Latest.AllowedPattern,
        parameter.Latest.Version,
        parameter.Latest.Tier,
        ParameterInlinePolicy.Of(parameter.Latest),
        ParameterDataType.Text);
}
