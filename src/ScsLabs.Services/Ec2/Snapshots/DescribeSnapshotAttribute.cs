namespace ScsLabs.Services.Ec2;

/// <summary>Tells with whom a snapshot is shared.</summary>
/// <remarks>Errors: InvalidSnapshot.NotFound, AuthFailure. Source: EC2 API Reference, DescribeSnapshotAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record DescribeSnapshotAttribute([Target<Snapshot>] string SnapshotId, SnapshotAttribute Attribute, bool DryRun = false)
{
    internal sealed record Result(string SnapshotId)
    {
        /// <summary>With whom it is shared.</summary>
        [Wire("createVolumePermission")]
        public IReadOnlyList<CreateVolumePermissionView>? CreateVolumePermissions { get; init; }

        /// <summary>The product codes; no snapshot here has one.</summary>
        public IReadOnlyList<string>? ProductCodes { get; init; }
    }

    internal static Result Handle(DescribeSnapshotAttribute request, Snapshot snapshot, Call call)
    {
        snapshot.RequireOwn(call);
        return request.Attribute == SnapshotAttribute.ProductCodes
            ? new(snapshot.Id) { ProductCodes = [] }
            : new(snapshot.Id)
            {
                CreateVolumePermissions =
                [
                    .. snapshot.SharedWith.Select(account => account.ToString()).Order(StringComparer.Ordinal).Select(account => new CreateVolumePermissionView(account, null)),
                    .. snapshot.IsPublic ? [new CreateVolumePermissionView(null, "all")] : Array.Empty<CreateVolumePermissionView>(),
                ],
            };
    }
}

/// <summary>Who may make volumes of a snapshot in an answer.</summary>
internal sealed record CreateVolumePermissionView(string? UserId, string? Group);
