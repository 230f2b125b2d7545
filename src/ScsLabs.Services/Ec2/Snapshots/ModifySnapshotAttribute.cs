using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Ec2;

/// <summary>Shares a snapshot with accounts or with everybody, or ends that.</summary>
/// <remarks>
/// A snapshot under an AWS managed key can't be shared, and an encrypted one not with everybody.
/// Errors: InvalidSnapshot.NotFound, InvalidParameterValue, InvalidParameterCombination, OperationNotPermitted, AuthFailure. Source: EC2 API Reference, ModifySnapshotAttribute; EBS User Guide, ebs-modifying-snapshot-permissions.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record ModifySnapshotAttribute([Target<Snapshot>] string SnapshotId, SnapshotAttribute? Attribute = null, bool DryRun = false)
{
    /// <summary>The changes.</summary>
    public CreateVolumePermissionChange? CreateVolumePermission { get; init; }

    /// <summary>Whether the groups and users are added or removed.</summary>
    public PermissionChange? OperationType { get; init; }

    /// <summary>The groups: <c>all</c>.</summary>
    [Wire("UserGroup")]
    public IReadOnlyList<string>? GroupNames { get; init; }

    /// <summary>The accounts.</summary>
    [Wire("UserId")]
    public IReadOnlyList<string>? UserIds { get; init; }

    internal static IEnumerable<Ask> Asks(ModifySnapshotAttribute request, Reference<Snapshot> snapshot)
    {
        var (added, removed) = (request.Added().ToList(), request.Removed().ToList());
        yield return snapshot.Ask(
            "ec2:ModifySnapshotAttribute",
            [
                new("ec2:Attribute", "CreateVolumePermission"),
                .. Of("ec2:Add/userId", added, one => one.UserId),
                .. Of("ec2:Add/group", added, one => one.Group),
                .. Of("ec2:Remove/userId", removed, one => one.UserId),
                .. Of("ec2:Remove/group", removed, one => one.Group),
            ]);
    }

    internal static void Handle(ModifySnapshotAttribute request, Snapshot snapshot, Call call, Draft draft)
    {
        snapshot.RequireOwn(call);
        if (request.Attribute == SnapshotAttribute.ProductCodes)
        {
            throw AwsException.NotEmulated("product codes of snapshots");
        }

        var (added, removed) = (request.Added().ToList(), request.Removed().ToList());
        if (added.Count + removed.Count == 0)
        {
            throw Ec2Errors.MissingParameter("createVolumePermission");
        }

        if (added.Count > 0 && snapshot.Key is { } key && (added.Exists(one => one.Group is not null) || Key.Find(key.KeyArn, draft) is { Manager: KeyManager.Aws }))
        {
            throw Ec2Errors.OperationNotPermitted(added.Exists(one => one.Group is not null) ? "Encrypted snapshots cannot be shared publicly" : "Encrypted snapshots with EBS default key cannot be shared");
        }

        draft.Put(snapshot with
        {
            SharedWith = snapshot.SharedWith.Union(added.Select(AccountOf).OfType<AccountId>()).Except(removed.Select(AccountOf).OfType<AccountId>()),
            IsPublic = (snapshot.IsPublic || added.Exists(IsEverybody)) && !removed.Exists(IsEverybody),
        });
    }

    private IEnumerable<CreateVolumePermission> Added() => [.. CreateVolumePermission?.Add ?? [], .. OperationType == PermissionChange.Add ? Named() : []];

    private IEnumerable<CreateVolumePermission> Removed() => [.. CreateVolumePermission?.Remove ?? [], .. OperationType == PermissionChange.Remove ? Named() : []];

    private IEnumerable<CreateVolumePermission> Named() => [.. (UserIds ?? []).Select(id => new CreateVolumePermission(id)), .. (GroupNames ?? []).Select(group => new CreateVolumePermission(Group: group))];

    private static IEnumerable<Condition> Of(string key, IReadOnlyList<CreateVolumePermission> permissions, Func<CreateVolumePermission, string?> value) =>
        permissions.Select(value).OfType<string>().ToArray() is { Length: > 0 } values ? [new(key, values)] : [];

    private static AccountId? AccountOf(CreateVolumePermission permission) =>
        permission.UserId is not { } id ? null : AccountId.TryParse(id, out var account) ? account : throw Ec2Errors.InvalidUserId(id);

    private static bool IsEverybody(CreateVolumePermission permission) => permission.Group switch
    {
        null => false,
        "all" => true,
        var group => throw Ec2Errors.InvalidValue("group", group),
    };
}

/// <summary>Whether permissions are added or removed.</summary>
internal enum PermissionChange
{
    /// <summary>They are added.</summary>
    [Wire("add")]
    Add,

    /// <summary>They are removed.</summary>
    [Wire("remove")]
    Remove,
}

/// <summary>The permissions to add and to remove.</summary>
internal sealed record CreateVolumePermissionChange(IReadOnlyList<CreateVolumePermission>? Add = null, IReadOnlyList<CreateVolumePermission>? Remove = null);

/// <summary>Who may make volumes of a snapshot: an account, or the group <c>all</c>.</summary>
internal sealed record CreateVolumePermission(string? UserId = null, string? Group = null);

/// <summary>The attributes of a snapshot.</summary>
internal enum SnapshotAttribute
{
    /// <summary>Who may make volumes of it.</summary>
    [Wire("createVolumePermission")]
    CreateVolumePermission,

    /// <summary>Its product codes.</summary>
    [Wire("productCodes")]
    ProductCodes,
}
