namespace ScsLabs.Services.Ec2;

/// <summary>Requests a peering between a VPC of the caller's and another one, of any account and Region.</summary>
/// <remarks>
/// A request that can't be fulfilled (the blocks overlap, the other VPC doesn't exist) isn't refused: the peering fails.
/// A request for VPCs between which there is a peering or a request returns that one.
/// Errors: InvalidVpcID.NotFound, VpcPeeringConnectionsPerVpcLimitExceeded, OutstandingVpcPeeringConnectionLimitExceeded, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, CreateVpcPeeringConnection; VPC Peering Guide.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record CreateVpcPeeringConnection(
    [Target<Vpc>] string VpcId,
    [Length(1, 64)] string? PeerVpcId = null,
    string? PeerOwnerId = null,
    string? PeerRegion = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    bool DryRun = false)
{
    internal sealed record Result(VpcPeeringConnectionView VpcPeeringConnection);

    internal static IEnumerable<Ask> Asks(CreateVpcPeeringConnection request, Reference<Vpc> vpc, Call call)
    {
        Condition accepter = new("ec2:AccepterVpc", Vpc.Kind.ArnOf(PeerOf(request, call).Place, PeerOf(request, call).VpcId));
        return [vpc.Ask("ec2:CreateVpcPeeringConnection"), .. Creation.Asks<VpcPeeringConnection>(call, nameof(CreateVpcPeeringConnection), request.TagSpecifications, accepter, new("ec2:RequesterVpc", vpc.Arn))];
    }

    internal static Result Handle(CreateVpcPeeringConnection request, Vpc vpc, Call call, Draft draft)
    {
        var (requester, accepter) = (new PeeringSide(vpc.Place, vpc.Id), PeerOf(request, call));
        var there = draft.All(Peering.ByVpc, vpc.Id).FirstOrDefault(one => one.State is PeeringState.Active or PeeringState.PendingAcceptance && one.Sides.All(side => side.VpcId == vpc.Id || side.VpcId == accepter.VpcId));
        if (there is not null)
        {
            return new(VpcPeeringConnectionView.Of(draft.Find<VpcPeeringConnection>(vpc.Place, there.Id)!, draft));
        }

        var other = draft.Find<Vpc>(accepter.Place, accepter.VpcId);
        if (other is null && (accepter.Place == vpc.Place || !Vpc.Kind.IsWellFormed(accepter.VpcId)))
        {
            throw Vpc.Kind.NotFound(accepter.VpcId);
        }

        Peering.CheckActive(draft, vpc.Id);
        Peering.CheckRequests(draft, vpc.Id);
        var peering = new Peering
        {
            Id = call.Ids.Hex(VpcPeeringConnection.Kind.Prefix),
            Requester = requester,
            Accepter = accepter,
            State = other is null || vpc.Overlaps(other) ? PeeringState.Failed : PeeringState.PendingAcceptance,
            Since = call.Timestamp,
        };
        draft.Put(peering);
        VpcPeeringConnection.Put(draft, peering.Id, requester, Creation.Tags<VpcPeeringConnection>(request.TagSpecifications));
        if (peering.State == PeeringState.PendingAcceptance)
        {
            VpcPeeringConnection.Put(draft, peering.Id, accepter, TagSets.Rules.None);
        }

        return new(VpcPeeringConnectionView.Of(
            draft.Find<VpcPeeringConnection>(vpc.Place, peering.Id)!,
            draft,
            peering.State == PeeringState.Failed ? null : new(PeeringState.InitiatingRequest, $"Initiating Request to {accepter.Place.Account}")));
    }

    private static PeeringSide PeerOf(CreateVpcPeeringConnection request, Call call)
    {
        var owner = request.PeerOwnerId is { } text ? AccountId.TryParse(text, out var account) ? account : throw Ec2Errors.InvalidValue("peerOwnerId", text) : call.Account;
        var region = request.PeerRegion ?? call.Region;
        return Regions.IsKnown(region)
            ? new(new(owner, region), request.PeerVpcId ?? throw Ec2Errors.MissingParameter("peerVpcId"))
            : throw Ec2Errors.InvalidValue("peerRegion", region);
    }
}
