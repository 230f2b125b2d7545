using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Gives a VPC another block of addresses, and its route tables a local route to it.</summary>
/// <remarks>
/// Errors: InvalidVpcID.NotFound, InvalidVpc.Range, CidrConflict, CidrLimitExceeded, OperationNotPermitted, InvalidParameterValue, MissingParameter.
/// Source: EC2 API Reference, AssociateVpcCidrBlock; VPC User Guide, vpc-cidr-blocks. AWS doesn't document the code of a conflict, nor that of a request under way.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record AssociateVpcCidrBlock([Target<Vpc>] string VpcId, string? CidrBlock = null, bool? AmazonProvidedIpv6CidrBlock = null)
{
    /// <summary>The maximum number of blocks of a VPC.</summary>
    private const int MostBlocks = 5;

    internal sealed record Result(string VpcId, VpcCidrView CidrBlockAssociation);

    internal static Result Handle(AssociateVpcCidrBlock request, Vpc vpc, Call call, Draft draft)
    {
        if (request.AmazonProvidedIpv6CidrBlock == true)
        {
            throw AwsException.NotEmulated("an IPv6 block of a VPC");
        }

        var text = request.CidrBlock ?? throw Ec2Errors.MissingParameter("cidrBlock");
        var cidr = CidrBlocks.ParseOfVpc(text);
        if (VpcRanges.IsRestricted(cidr, [.. vpc.Cidrs.Select(block => block.Cidr)]))
        {
            throw Ec2Errors.RestrictedVpcRange(text);
        }

        if (vpc.Overlaps(cidr))
        {
            throw Ec2Errors.CidrConflict(text, "a CIDR block of this VPC");
        }

        var tables = draft.All(RouteTable.ByVpc, vpc.Id).ToList();
        if (tables.Find(table => draft.All<RouteRow>(table.Place with { Within = table.Id }).Any(row => row.Destination.Cidr is { } to && cidr.Contains(to))) is { } hindering)
        {
            throw Ec2Errors.CidrConflict(text, $"a route in route table {hindering.Id}");
        }

        if (vpc.Cidrs.Length >= MostBlocks)
        {
            throw Ec2Errors.CidrLimitExceeded(vpc.Id, MostBlocks);
        }

        foreach (var peering in draft.All(Peering.ByVpc, vpc.Id).ToList())
        {
            CheckPeering(peering, vpc, cidr, call, draft);
        }

        var block = new VpcCidr(call.Ids.Hex(VpcCidr.Prefix), cidr);
        draft.Put(vpc with { Cidrs = vpc.Cidrs.Add(block) });
        tables.ForEach(table => draft.Put(RouteTable.Local(table, cidr)));
        return new(vpc.Id, VpcCidrView.Of(block, "associating"));
    }

    /// <summary>Refuses a block that a peering doesn't allow; a request of another VPC for a peering fails instead.</summary>
    private static void CheckPeering(Peering peering, Vpc vpc, Cidr cidr, Call call, Draft draft)
    {
        if (peering.State is not (PeeringState.Active or PeeringState.PendingAcceptance))
        {
            return;
        }

        if (peering.State == PeeringState.PendingAcceptance && peering.Requester.VpcId == vpc.Id)
        {
            throw Ec2Errors.OperationNotPermitted($"The vpc '{vpc.Id}' has requested the VPC peering connection {peering.Id}, which must be accepted or deleted first");
        }

        var other = peering.Sides.First(side => side.VpcId != vpc.Id);
        if (draft.Find<Vpc>(other.Place, other.VpcId)?.Overlaps(cidr) == true)
        {
            draft.Put(peering.State != PeeringState.Active ? peering with { State = PeeringState.Failed, Since = call.Timestamp } : throw Ec2Errors.CidrConflict(cidr.ToString(), $"the peer VPC of VPC peering connection {peering.Id}"));
        }
    }
}
