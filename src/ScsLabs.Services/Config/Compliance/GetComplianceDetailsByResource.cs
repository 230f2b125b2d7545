namespace ScsLabs.Services.Config;

/// <summary>Shows the results about a resource, of all rules.</summary>
/// <remarks>Errors: InvalidParameterValueException. Source: AWS Config API Reference, GetComplianceDetailsByResource.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record GetComplianceDetailsByResource(
    [Length(1, 256)] string? ResourceType = null,
    [Length(1, 768)] string? ResourceId = null,
    [Length(0, 3)] IReadOnlyList<ComplianceType>? ComplianceTypes = null,
    string? NextToken = null)
{
    private const int PageSize = 100;

    /// <summary>A page of the results.</summary>
    public sealed record Result(IReadOnlyList<EvaluationResult> EvaluationResults, string? NextToken);

    /// <summary>Shows the results.</summary>
    internal static Result Handle(GetComplianceDetailsByResource request, Call call)
    {
        if (request.ResourceType is null || request.ResourceId is null)
        {
            throw ConfigErrors.InvalidParameter("The resource type and the resource id are required.");
        }

        var page = Page.Of(
            call.View.All(Evaluation.ByResource, (call.Place, request.ResourceType, request.ResourceId)).Where(evaluation => ComplianceOf.Shows(request.ComplianceTypes, evaluation)),
            request.NextToken,
            PageSize,
            evaluation => evaluation.Id,
            ConfigErrors.InvalidNextToken,
            call);
        return new([.. page.Items.Select(EvaluationResult.Of)], page.Next);
    }
}
