namespace ScsLabs.Services.Ec2;

/// <summary>Lists snapshots: the caller's own, and those that are shared with the caller's account.</summary>
/// <remarks>Errors: InvalidSnapshot.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeSnapshots.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeSnapshots(
    [Wire("SnapshotId")] IReadOnlyList<string>? SnapshotIds = null,
    [Wire("Owner")] IReadOnlyList<string>? OwnerIds = null,
    [Wire("RestorableBy")] IReadOnlyList<string>? RestorableByUserIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("snapshotSet")] IReadOnlyList<SnapshotView> Snapshots, string? NextToken);

    internal static Result Handle(DescribeSnapshots request, Call call)
    {
        UserIds.Require(request.OwnerIds, "self", "amazon");
        UserIds.Require(request.RestorableByUserIds, "self", "all");
        var page = Describing.Find<Snapshot>(call, request.Which, request.SnapshotIds, "snapshotIds", from => Visible(request, call, from));
        return new([.. page.Items.Select(snapshot => SnapshotView.Of(snapshot, call.Account))], page.Next);
    }

    private static IEnumerable<Snapshot> Visible(DescribeSnapshots request, Call call, string from) => call.View.All<Snapshot>(call.Place)
        .Concat(call.View.All(Snapshot.BySharing, (call.Region, (AccountId?)call.Account)))
        .Concat(call.View.All(Snapshot.BySharing, (call.Region, (AccountId?)null)))
        .DistinctBy(snapshot => snapshot.Id, StringComparer.Ordinal)
        .Where(snapshot => string.CompareOrdinal(snapshot.Id, from) >= 0 && IsOf(request.OwnerIds, snapshot, call) && IsFor(request.RestorableByUserIds, snapshot, call))
        .OrderBy(snapshot => snapshot.Id, StringComparer.Ordinal);

    private static bool IsOf(IReadOnlyList<string>? owners, Snapshot snapshot, Call call) =>
        owners is null or { Count: 0 } || owners.Any(owner => owner == "self" ? snapshot.Account == call.Account : owner == snapshot.Account.ToString());

    /// <summary>Whether one of the users may make volumes of it: <c>all</c> is everybody, <c>self</c> the caller.</summary>
    private static bool IsFor(IReadOnlyList<string>? users, Snapshot snapshot, Call call) =>
        users is null or { Count: 0 } || users.Any(user => user == "all" ? snapshot.IsPublic : Accounts(snapshot).Contains(user == "self" ? call.Account.ToString() : user, StringComparer.Ordinal));

    private static IEnumerable<string> Accounts(Snapshot snapshot) => snapshot.SharedWith.Add(snapshot.Account).Select(account => account.ToString());
}
