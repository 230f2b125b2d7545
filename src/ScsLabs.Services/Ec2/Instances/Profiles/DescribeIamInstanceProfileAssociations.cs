namespace ScsLabs.Services.Ec2;

/// <summary>Lists the associations of instance profiles with instances.</summary>
/// <remarks>Errors: InvalidAssociationID.NotFound, InvalidParameterValue, InvalidParameterCombination. Source: EC2 API Reference, DescribeIamInstanceProfileAssociations.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeIamInstanceProfileAssociations([Wire("AssociationId")] IReadOnlyList<string>? AssociationIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("iamInstanceProfileAssociationSet")] IReadOnlyList<InstanceProfileAssociationView> IamInstanceProfileAssociations, string? NextToken);

    internal static Result Handle(DescribeIamInstanceProfileAssociations request, Call call)
    {
        var page = Describing.Find(
            call, request.Which, InstanceProfileAssociation.Filters, from => call.View.From<InstanceProfileAssociation>(call.Place, from), request.AssociationIds, "associationIdsSet", id => InstanceProfileAssociation.Found(id, call));
        return new([.. page.Items.Select(InstanceProfileAssociationView.Of)], page.Next);
    }
}
