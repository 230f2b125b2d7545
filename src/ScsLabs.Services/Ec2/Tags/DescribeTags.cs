namespace ScsLabs.Services.Ec2;

/// <summary>Lists the tags of the account's resources in the Region.</summary>
/// <remarks>Errors: InvalidParameterValue. Source: EC2 API Reference, DescribeTags.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeTags
{
    private const string ResourceId = "resource-id";
    private const string TagPrefix = "tag:";

    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("tagSet")] IReadOnlyList<TagDescription> Tags, string? NextToken);

    internal static Result Handle(DescribeTags request, Call call)
    {
        var filters = Describing.Read(request.Which.Filters);
        var tests = filters.Select(filter => (Value: ValueOf(filter.Name), filter.Patterns)).ToList();
        var tags = Candidates(filters, call)
            .SelectMany(resource => resource.Tags.Select(tag => new TagDescription(resource.Id, resource.Type, tag.Key, tag.Value)))
            .Where(tag => tests.TrueForAll(test => test.Value(tag) is { } value && test.Patterns.Any(pattern => pattern.Matches(value))))
            .OrderBy(tag => tag.Place, StringComparer.Ordinal);
        var page = Page.Of(tags, request.Which.NextToken, Describing.SizeOf(request.Which), tag => tag.Place, () => Ec2Errors.InvalidNextToken(request.Which.NextToken!), call);
        return new(page.Items, page.Next);
    }

    /// <summary>The resources that the filters may select: those with the ids that a filter names, or else all.</summary>
    private static IEnumerable<IEc2Resource> Candidates(IReadOnlyList<ResourceFilter> filters, Call call)
    {
        var ids = filters.FirstOrDefault(filter => filter.Name == ResourceId && filter.Values.All(id => id.AsSpan().IndexOfAny('*', '?', '\\') < 0))?.Values;
        return (ids is null ? call.View.Resources(call.Place) : ids.Distinct(StringComparer.Ordinal).SelectMany(id => call.View.Resources(call.Place, id))).OfType<IEc2Resource>();
    }

    private static Func<TagDescription, string?> ValueOf(string filter) => filter switch
    {
        "key" => static tag => tag.Key,
        ResourceId => static tag => tag.ResourceId,
        "resource-type" => static tag => tag.ResourceType.ToWire(),
        "value" => static tag => tag.Value,
        _ when filter.StartsWith(TagPrefix, StringComparison.Ordinal) => tag => tag.Key == filter[TagPrefix.Length..] ? tag.Value : null,
        _ => throw Ec2Errors.UnknownFilter(filter),
    };
}

/// <summary>A tag of a resource in an answer.</summary>
internal sealed record TagDescription(string ResourceId, ResourceType ResourceType, string Key, string Value)
{
    /// <summary>The tag's place in lists.</summary>
    internal string Place => $"{ResourceId} {Key}";
}
