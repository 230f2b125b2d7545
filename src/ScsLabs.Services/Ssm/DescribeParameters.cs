namespace ScsLabs.Services.Ssm;

/// <summary>Lists parameters without their values.</summary>
/// <remarks>Errors: InvalidFilterKey, InvalidFilterOption, InvalidFilterValue, InvalidNextToken. Source: Systems Manager API Reference, DescribeParameters.</remarks>
[Operation<SsmApi>]
public sealed record DescribeParameters(
    IReadOnlyList<ParameterStringFilter>? ParameterFilters = null,
    [Range(1, 50)] int MaxResults = 50,
    string? NextToken = null)
{
    /// <summary>A page of the parameters.</summary>
    public sealed record Result(IReadOnlyList<ParameterMetadata> Parameters, string? NextToken);

    /// <summary>Asks for <c>ssm:DescribeParameters</c> on the whole account in the Region, which no parameter's ARN matches.</summary>
    internal static IEnumerable<Ask> Asks(Call call) => [new("ssm:DescribeParameters", $"arn:aws:ssm:{call.Region}:{call.Account}:*")];

    /// <summary>Lists the parameters.</summary>
    internal static Result Handle(DescribeParameters request, Call call)
    {
        var filters = Ssm.ParameterFilters.ForDescriptions(request.ParameterFilters);
        var page = Page.Of(from => call.View.From<Parameter>(call.Place, from).Where(parameter => filters.Select(parameter) is not null), request.NextToken, request.MaxResults, parameter => parameter.Name, SsmErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(ParameterMetadata.Of)], page.Next);
    }
}

/// <summary>A parameter without its value.</summary>
public sealed record ParameterMetadata
{
    public required string Name { get; init; }
    [Wire("ARN")] public required string Arn { get; init; }
    public required ParameterType Type { get; init; }
    public required string? KeyId { get; init; }
    public required DateTimeOffset LastModifiedDate { get; init; }
    public required string LastModifiedUser { get; init; }
    public required string? Description { get; init; }
    public required string? AllowedPattern { get; init; }
    public required long Version { get; init; }
    public required ParameterTier Tier { get; init; }
    public required IReadOnlyList<ParameterInlinePolicy> Policies { get; init; }
    public required ParameterDataType DataType { get; init; }

    internal static ParameterMetadata Of(Parameter parameter) => new()
    {
        Name = parameter.Name,
        Arn = parameter.Arn,
        Type = parameter.Latest.Type,
        KeyId = parameter.Latest.KeyId,
        LastModifiedDate = parameter.Latest.LastModifiedDate,
        LastModifiedUser = parameter.Latest.LastModifiedUser,
        Description = parameter.Latest.Description,
        AllowedPattern = parameter.Latest.AllowedPattern,
        Version = parameter.Latest.Version,
        Tier = parameter.Latest.Tier,
        Policies = ParameterInlinePolicy.Of(parameter.Latest),
        DataType = parameter.Latest.DataType,
    };
}
