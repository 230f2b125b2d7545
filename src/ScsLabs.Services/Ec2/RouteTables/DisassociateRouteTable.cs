namespace ScsLabs.Services.Ec2;

/// <summary>Takes a subnet's own route table away, so that the VPC's main one applies.</summary>
/// <remarks>Errors: InvalidAssociationID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DisassociateRouteTable.</remarks>
[Operation<Ec2Api>]
internal sealed record DisassociateRouteTable(string AssociationId, bool DryRun = false)
{
    internal static IEnumerable<Ask> Asks(DisassociateRouteTable request, Call call)
    {
        var subnet = Find(request, call);
        return [Reference<RouteTable>.Of(subnet?.RouteTable!.TargetId ?? "*", call).Ask("ec2:DisassociateRouteTable"), .. subnet is null ? [] : (Ask[])[new("ec2:DisassociateRouteTable", Subnet.Kind.ArnOf(subnet.Place, subnet.Id), subnet)]];
    }

    internal static void Handle(DisassociateRouteTable request, Call call, Draft draft)
    {
        if (draft.Find(Vpc.ByMainAssociation, request.AssociationId) is { } vpc && vpc.Place == call.Place)
        {
            throw Ec2Errors.InvalidParameterValue($"cannot disassociate the main route table association {request.AssociationId}");
        }

        draft.Put((Find(request, call) ?? throw Ec2Errors.AssociationNotFound(request.AssociationId)) with { RouteTable = null });
    }

    private static Subnet? Find(DisassociateRouteTable request, Call call) =>
        call.View.Find(Subnet.ByAssociation, request.AssociationId) is { RouteTable.Id: { } id } subnet && id == request.AssociationId && subnet.Place == call.Place ? subnet : null;
}
