namespace ScsLabs.Services.Ec2;

/// <summary>The state that both sides of a VPC peering connection share. Each side has a <see cref="VpcPeeringConnection"/> with its own tags.</summary>
internal sealed record Peering : IRow<Peering>, IDueRow
{
    /// <summary>The time within which a request must be accepted.</summary>
    private static readonly TimeSpan Acceptance = TimeSpan.FromDays(7);

    /// <summary>The time for which a side sees a peering that it ended itself, or that failed.</summary>
    private static readonly TimeSpan ShortVisibility = TimeSpan.FromHours(2);

    /// <summary>The time for which a side sees a peering that ended without it.</summary>
    private static readonly TimeSpan LongVisibility = TimeSpan.FromDays(2);

    /// <summary>The maximum number of active peerings of a VPC.</summary>
    private const int MostActive = 50;

    /// <summary>The maximum number of requests of a VPC that wait for acceptance.</summary>
    private const int MostRequests = 25;

    /// <summary>Finds the peerings of a VPC.</summary>
    public static RowIndex<Peering, string> ByVpc { get; } = new(peering => (IEnumerable<string>)[peering.Requester.VpcId, peering.Accepter.VpcId]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Peering>> Indexes => [ByVpc];

    /// <inheritdoc />
    public Place Place => Place.Global;

    /// <inheritdoc />
    public required string Id { get; init; }

    /// <summary>The side that requested it.</summary>
    public required PeeringSide Requester { get; init; }

    /// <summary>The side that accepts it.</summary>
    public required PeeringSide Accepter { get; init; }

    /// <summary>The state.</summary>
    public required PeeringState State { get; init; }

    /// <summary>The time of the last change of the state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The account that deleted or rejected it; null where none did.</summary>
    public AccountId? Ender { get; init; }

    /// <summary>Whether one side doesn't see it any more.</summary>
    public bool IsForgottenByOne { get; init; }

    /// <summary>Both sides.</summary>
    public IReadOnlyList<PeeringSide> Sides => [Requester, Accepter];

    /// <summary>The state in words.</summary>
    public string Message => State switch
    {
        PeeringState.PendingAcceptance => $"Pending Acceptance by {Accepter.Place.Account}",
        PeeringState.Active => "Active",
        PeeringState.Rejected => $"Rejected by {Ender}",
        PeeringState.Deleted => $"Deleted by {Ender}",
        PeeringState.Expired => "Expired",
        _ => "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range",
    };

    /// <summary>The end of the time for acceptance; null where it isn't waited for.</summary>
    public DateTimeOffset? ExpirationTime => State == PeeringState.PendingAcceptance ? Since + Acceptance : null;

    /// <inheritdoc />
    public DateTimeOffset? DueAt => ExpirationTime ?? (State == PeeringState.Active ? null : IsForgottenByOne ? Sides.Max(ForgottenBy) : Sides.Min(ForgottenBy));

    /// <summary>The peering that carries packets between two VPCs; null where there is none.</summary>
    public static Peering? Between(WorldView view, string vpcId, string otherId) =>
        view.All(ByVpc, vpcId).FirstOrDefault(peering => peering.State == PeeringState.Active && peering.Sides.Any(side => side.VpcId == otherId) && vpcId != otherId);

    /// <summary>Throws where a VPC can't have another active peering.</summary>
    /// <exception cref="AwsException">It has the maximum.</exception>
    public static void CheckActive(WorldView view, string vpcId)
    {
        if (CountOf(view, vpcId, PeeringState.Active) >= MostActive)
        {
            throw Ec2Errors.LimitExceeded("VpcPeeringConnectionsPerVpc", "active VPC peering connections per VPC");
        }
    }

    /// <summary>Throws where a VPC can't make another request.</summary>
    /// <exception cref="AwsException">The maximum waits for acceptance.</exception>
    public static void CheckRequests(WorldView view, string vpcId)
    {
        if (CountOf(view, vpcId, PeeringState.PendingAcceptance, peering => peering.Requester.VpcId == vpcId) >= MostRequests)
        {
            throw Ec2Errors.LimitExceeded("OutstandingVpcPeeringConnection", "outstanding VPC peering connection requests");
        }
    }

    /// <summary>The peering after the caller rejected or deleted it.</summary>
    public Peering EndedBy(Call call, PeeringState state) => this with { State = state, Since = call.Timestamp, Ender = call.Account };

    /// <inheritdoc />
    public void OnDue(DueTurn due)
    {
        if (State == PeeringState.PendingAcceptance)
        {
            due.Draft.Put(this with { State = PeeringState.Expired, Since = due.Now });
            return;
        }

        foreach (var side in Sides.Where(side => ForgottenBy(side) <= due.Now))
        {
            if (due.Draft.Find<VpcPeeringConnection>(side.Place, Id) is { } seen)
            {
                due.Draft.Remove(seen);
            }
        }

        if (Sides.Max(ForgottenBy) > due.Now)
        {
            due.Draft.Put(this with { IsForgottenByOne = true });
        }
        else
        {
            due.Draft.Remove(this);
        }
    }

    private static int CountOf(WorldView view, string vpcId, PeeringState state, Func<Peering, bool>? also = null) =>
        view.All(ByVpc, vpcId).Count(peering => peering.State == state && also?.Invoke(peering) != false);

    /// <summary>The time from which a side doesn't see it any more, if it ended. Source: VPC Peering Guide, vpc-peering-basics (lifecycle).</summary>
    private DateTimeOffset ForgottenBy(PeeringSide side) => Since + (State switch
    {
        PeeringState.Failed => ShortVisibility,
        PeeringState.Expired => LongVisibility,
        _ => side.Place.Account == Ender || Requester.Place.Account == Accepter.Place.Account ? ShortVisibility : LongVisibility,
    });
}

/// <summary>A side of a peering. The VPC of the accepter may not exist.</summary>
/// <param name="Place">The account and Region.</param>
/// <param name="VpcId">The VPC's id.</param>
internal sealed record PeeringSide(Place Place, string VpcId)
{
    /// <summary>Whether the VPC's public host names resolve to private addresses for the other VPC.</summary>
    public bool AllowsDnsResolution { get; init; }
}

/// <summary>The states of a peering. Source: VPC Peering Guide, vpc-peering-basics (lifecycle).</summary>
[NotEmulated("deleting")]
internal enum PeeringState
{
    /// <summary>It is being requested: only the answer to the request shows this.</summary>
    [Wire("initiating-request")]
    InitiatingRequest,

    /// <summary>The accepter's owner must accept it.</summary>
    [Wire("pending-acceptance")]
    PendingAcceptance,

    /// <summary>It was accepted: only the answer to the acceptance shows this.</summary>
    [Wire("provisioning")]
    Provisioning,

    /// <summary>It carries packets.</summary>
    [Wire("active")]
    Active,

    /// <summary>The accepter's owner rejected it.</summary>
    [Wire("rejected")]
    Rejected,

    /// <summary>Nobody accepted it in time.</summary>
    [Wire("expired")]
    Expired,

    /// <summary>The VPCs' addresses overlap, or the accepter's VPC doesn't exist.</summary>
    [Wire("failed")]
    Failed,

    /// <summary>Either side deleted it.</summary>
    [Wire("deleted")]
    Deleted,
}
