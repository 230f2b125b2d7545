using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>A VPC peering connection as one side sees it: the resource of that side's account, with its tags.</summary>
internal sealed record VpcPeeringConnection : Ec2Resource, IEc2Resource<VpcPeeringConnection>
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.VpcPeeringConnection, "pcx-", "vpcPeeringConnectionId", "InvalidVpcPeeringConnectionID.NotFound", "The vpcPeeringConnection ID") { MalformedCode = "InvalidVpcPeeringConnectionId.Malformed" };

    /// <inheritdoc />
    public static ResourceFilters<VpcPeeringConnection> Filters { get; } = new(
        new Dictionary<string, Func<VpcPeeringConnection, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["accepter-vpc-info.cidr-block"] = (one, view) => one.Shared(view) is { State: PeeringState.Active } shared ? Blocks(shared.Accepter, view) : [],
            ["accepter-vpc-info.owner-id"] = (one, view) => [one.Shared(view).Accepter.Place.Account.ToString()],
            ["accepter-vpc-info.vpc-id"] = (one, view) => [one.Shared(view).Accepter.VpcId],
            ["expiration-time"] = (one, view) => one.Shared(view).ExpirationTime is { } time ? [time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)] : [],
            ["requester-vpc-info.cidr-block"] = (one, view) => Blocks(one.Shared(view).Requester, view),
            ["requester-vpc-info.owner-id"] = (one, view) => [one.Shared(view).Requester.Place.Account.ToString()],
            ["requester-vpc-info.vpc-id"] = (one, view) => [one.Shared(view).Requester.VpcId],
            ["status-code"] = (one, view) => [one.Shared(view).State.ToWire()],
            ["status-message"] = (one, view) => [one.Shared(view).Message],
            ["vpc-peering-connection-id"] = (one, _) => [one.Id],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>Puts the resource of one side, unless both sides are in the same account and Region and it is there.</summary>
    public static void Put(Draft draft, string id, PeeringSide side, ImmutableSortedDictionary<string, string> tags)
    {
        if (draft.Find<VpcPeeringConnection>(side.Place, id) is null)
        {
            draft.Put(new VpcPeeringConnection { Account = side.Place.Account, Region = side.Place.Region, Id = id, Tags = tags });
        }
    }

    /// <summary>The state that both sides share.</summary>
    public Peering Shared(WorldView view) => view.Find<Peering>(Place.Global, Id)!;

    private static IEnumerable<string> Blocks(PeeringSide side, WorldView view) => view.Find<Vpc>(side.Place, side.VpcId)?.Cidrs.Select(block => block.Cidr.ToString()) ?? [];

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<VpcPeeringConnection>.OwnConditions(WorldView view)
    {
        var shared = Shared(view);
        return
        [
            new("ec2:VpcPeeringConnectionID", Id),
            new("ec2:RequesterVpc", Vpc.Kind.ArnOf(shared.Requester.Place, shared.Requester.VpcId)),
            new("ec2:AccepterVpc", Vpc.Kind.ArnOf(shared.Accepter.Place, shared.Accepter.VpcId)),
        ];
    }
}

/// <summary>A peering in an answer.</summary>
internal sealed record VpcPeeringConnectionView(
    string VpcPeeringConnectionId,
    VpcPeeringConnectionVpcInfo RequesterVpcInfo,
    VpcPeeringConnectionVpcInfo AccepterVpcInfo,
    VpcPeeringConnectionStateReason Status,
    DateTimeOffset? ExpirationTime,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a peering.</summary>
    /// <param name="seen">The side that looks at it.</param>
    /// <param name="view">The world.</param>
    /// <param name="passing">The state that the peering passes through during this call; null to show the lasting one.</param>
    public static VpcPeeringConnectionView Of(VpcPeeringConnection seen, WorldView view, VpcPeeringConnectionStateReason? passing = null)
    {
        var shared = seen.Shared(view);
        return new(
            seen.Id,
            VpcPeeringConnectionVpcInfo.Of(shared.Requester, view.Find<Vpc>(shared.Requester.Place, shared.Requester.VpcId)),
            VpcPeeringConnectionVpcInfo.Of(shared.Accepter, shared.State == PeeringState.Active ? view.Find<Vpc>(shared.Accepter.Place, shared.Accepter.VpcId) : null),
            passing ?? new(shared.State, shared.Message),
            shared.ExpirationTime,
            seen.Tags.View());
    }
}

/// <summary>A side of a peering in an answer. The accepter's addresses are shown while the peering is active.</summary>
internal sealed record VpcPeeringConnectionVpcInfo(
    string OwnerId,
    string VpcId,
    string Region,
    string? CidrBlock,
    IReadOnlyList<CidrBlockView>? CidrBlockSet,
    PeeringOptionsView? PeeringOptions)
{
    /// <summary>Shows a side.</summary>
    /// <param name="side">The side.</param>
    /// <param name="vpc">Its VPC; null where the addresses aren't shown or the VPC doesn't exist.</param>
    public static VpcPeeringConnectionVpcInfo Of(PeeringSide side, Vpc? vpc) => new(
        side.Place.Account.ToString(),
        side.VpcId,
        side.Place.Region,
        vpc?.Cidrs[0].Cidr.ToString(),
        vpc is null ? null : [.. vpc.Cidrs.Select(block => new CidrBlockView(block.Cidr.ToString()))],
        PeeringOptionsView.Of(side));
}

/// <summary>A CIDR block in an answer.</summary>
internal sealed record CidrBlockView(string CidrBlock);

/// <summary>The options of a side in an answer. Those of ClassicLink are never on.</summary>
internal sealed record PeeringOptionsView(bool AllowDnsResolutionFromRemoteVpc, bool AllowEgressFromLocalClassicLinkToRemoteVpc, bool AllowEgressFromLocalVpcToRemoteClassicLink)
{
    /// <summary>Shows a side's options.</summary>
    public static PeeringOptionsView Of(PeeringSide side) => new(side.AllowsDnsResolution, false, false);
}

/// <summary>The state of a peering in an answer.</summary>
internal sealed record VpcPeeringConnectionStateReason(PeeringState Code, string Message);
