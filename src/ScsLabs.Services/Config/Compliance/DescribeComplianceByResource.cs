namespace ScsLabs.Services.Config;

/// <summary>Tells which resources comply with the rules about them.</summary>
/// <remarks>Errors: InvalidParameterValueException, InvalidNextTokenException. Source: AWS Config API Reference, DescribeComplianceByResource.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record DescribeComplianceByResource(
    [Length(1, 256)] string? ResourceType = null,
    [Length(1, 768)] string? ResourceId = null,
    [Length(0, 3)] IReadOnlyList<ComplianceType>? ComplianceTypes = null,
    [Range(0, 100)] int? Limit = null,
    string? NextToken = null)
{
    private const int Usual = 10;

    /// <summary>A page of the resources.</summary>
    public sealed record Result(IReadOnlyList<ComplianceByResource> ComplianceByResources, string? NextToken);

    /// <summary>Tells which do.</summary>
    internal static Result Handle(DescribeComplianceByResource request, Call call)
    {
        if (request is { ResourceId: not null, ResourceType: null })
        {
            throw ConfigErrors.InvalidParameter("You must specify the resource type with the resource id.");
        }

        var evaluations = request is { ResourceType: { } type, ResourceId: { } id } ? call.View.All(Evaluation.ByResource, (call.Place, type, id)) : call.View.All<Evaluation>(call.Place);
        var page = Page.Of(
            ComplianceByResource.Of(evaluations.Where(evaluation => request.ResourceType is not { } wanted || wanted == evaluation.ResourceType))
                .Where(one => request.ComplianceTypes is not { Count: > 0 } types || types.Contains(one.Compliance.ComplianceType)),
            request.NextToken,
            request.Limit is > 0 and { } limit ? limit : Usual,
            one => RecordedResource.IdOf(one.ResourceType, one.ResourceId),
            ConfigErrors.InvalidNextToken,
            call);
        return new(page.Items, page.Next);
    }
}

/// <summary>Whether a resource complies with the rules about it.</summary>
public sealed record ComplianceByResource(string ResourceType, string ResourceId, Compliance Compliance)
{
    /// <summary>Sums the results about each resource up, by type and id.</summary>
    internal static IEnumerable<ComplianceByResource> Of(IEnumerable<Evaluation> evaluations) =>
        evaluations.GroupBy(evaluation => (evaluation.ResourceType, evaluation.ResourceId))
            .OrderBy(results => RecordedResource.IdOf(results.Key.ResourceType, results.Key.ResourceId), StringComparer.Ordinal)
            .Select(results => new ComplianceByResource(results.Key.ResourceType, results.Key.ResourceId, Compliance.Of(results)));
}
