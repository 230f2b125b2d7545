namespace ScsLabs.Services.Ec2;

/// <summary>Takes a block of addresses away from a VPC, where no subnet is in it. The first block stays.</summary>
/// <remarks>Errors: InvalidVpcCidrBlockAssociationID.NotFound, InvalidCidrBlock.InUse, OperationNotPermitted. Source: EC2 API Reference, DisassociateVpcCidrBlock.</remarks>
[Operation<Ec2Api>]
internal sealed record DisassociateVpcCidrBlock(string AssociationId)
{
    internal sealed record Result(string VpcId, VpcCidrView CidrBlockAssociation);

    internal static IEnumerable<Ask> Asks(DisassociateVpcCidrBlock request, Call call) =>
        [Reference<Vpc>.Of(Find(request, call)?.Id ?? "*", call).Ask("ec2:DisassociateVpcCidrBlock")];

    internal static Result Handle(DisassociateVpcCidrBlock request, Call call, Draft draft)
    {
        var vpc = Find(request, call) ?? throw Ec2Errors.CidrAssociationNotFound(request.AssociationId);
        var block = vpc.Cidrs.First(one => one.AssociationId == request.AssociationId);
        if (block == vpc.Cidrs[0])
        {
            throw Ec2Errors.OperationNotPermitted($"The vpc CIDR block with association ID {block.AssociationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
        }

        if (draft.All(Subnet.ByVpc, vpc.Id).Any(subnet => block.Cidr.Contains(subnet.Cidr)))
        {
            throw Ec2Errors.CidrInUse(vpc.Id, block.Cidr);
        }

        draft.Put(vpc with { Cidrs = vpc.Cidrs.Remove(block) });
        foreach (var table in draft.All(RouteTable.ByVpc, vpc.Id).ToList())
        {
            draft.Remove(RouteTable.Local(table, block.Cidr));
        }

        return new(vpc.Id, VpcCidrView.Of(block, "disassociating"));
    }

    private static Vpc? Find(DisassociateVpcCidrBlock request, Call call) =>
        call.View.Find(Vpc.ByCidrAssociation, request.AssociationId) is { } vpc && vpc.Place == call.Place ? vpc : null;
}
