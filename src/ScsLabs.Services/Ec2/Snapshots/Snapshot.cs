using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>A snapshot of an EBS volume.</summary>
internal sealed record Snapshot : Ec2Resource, IEc2Resource<Snapshot>, IDueRow
{
    private static readonly TimeSpan Transition = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.Snapshot, "snap-", "snapshotId", "InvalidSnapshot.NotFound", "The snapshot") { MalformedCode = "InvalidSnapshotID.Malformed", HasAccount = false };

    /// <summary>Finds the snapshots that are shared with an account, or with everybody.</summary>
    public static RowIndex<Snapshot, (string Region, AccountId? With)> BySharing { get; } = new(snapshot => [.. snapshot.SharedWith.Select(account => (snapshot.Region, (AccountId?)account)), .. snapshot.IsPublic ? [(snapshot.Region, (AccountId?)null)] : Array.Empty<(string, AccountId?)>()]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Snapshot>> Indexes => [AnyPlace<Snapshot>.ById, BySharing];

    /// <inheritdoc />
    public static ResourceFilters<Snapshot> Filters { get; } = new(
        new Dictionary<string, Func<Snapshot, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["description"] = (snapshot, _) => [snapshot.Description],
            ["encrypted"] = (snapshot, _) => [snapshot.IsEncrypted ? "true" : "false"],
            ["owner-alias"] = (_, _) => [],
            ["owner-id"] = (snapshot, _) => [snapshot.Account.ToString()],
            ["progress"] = (snapshot, _) => [snapshot.Progress],
            ["snapshot-id"] = (snapshot, _) => [snapshot.Id],
            ["start-time"] = (snapshot, _) => [ImageView.Date(snapshot.StartTime)],
            ["status"] = (snapshot, _) => [snapshot.State.ToWire()],
            ["storage-tier"] = (_, _) => ["standard"],
            ["transfer-type"] = (_, _) => ["standard"],
            ["volume-id"] = (snapshot, _) => [snapshot.VolumeId],
            ["volume-size"] = (snapshot, _) => [snapshot.VolumeSize.ToString(CultureInfo.InvariantCulture)],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The id of the volume; for a copy <see cref="NoVolume"/>.</summary>
    public required string VolumeId { get; init; }

    /// <summary>The volume's size, in GiB.</summary>
    public required int VolumeSize { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The time at which it was begun.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>The data key of an encrypted snapshot; null for others.</summary>
    public DiskKey? Key { get; init; }

    /// <summary>Why its KMS key can't be used; null for others.</summary>
    public KeyFailure? Failure { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public bool IsEncrypted => Key is not null || Failure is not null;

    /// <summary>The state.</summary>
    public required SnapshotState State { get; init; }

    /// <summary>The accounts that may make volumes and copies of it, beside the owner.</summary>
    public ImmutableHashSet<AccountId> SharedWith { get; init; } = [];

    /// <summary>Whether everybody may.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The part that is done.</summary>
    public string Progress => State == SnapshotState.Completed ? "100%" : "";

    /// <summary>The volume id of copies, which says nothing. Source: EC2 API Reference, CopySnapshot.</summary>
    public const string NoVolume = "vol-ffffffffffffffff";

    /// <inheritdoc />
    /// <remarks>A shared snapshot needs no policy of its owner's: who may see it is in its permissions.</remarks>
    AccountId? IResource.Owner => null;

    /// <inheritdoc />
    public DateTimeOffset? DueAt => State == SnapshotState.Pending ? StartTime + Transition : null;

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Put(this with { State = Failure is null ? SnapshotState.Completed : SnapshotState.Error });

    /// <summary>A new snapshot of a volume, with the volume's key.</summary>
    /// <exception cref="AwsException">The volume is being created.</exception>
    public static Snapshot Of(Volume volume, string description, ImmutableSortedDictionary<string, string> tags, Call call) => volume.IsBeingCreated
        ? throw Ec2Errors.IncorrectState($"Volume '{volume.Id}' is in the '{volume.State.ToWire()}' state.")
        : new()
        {
            Account = call.Account,
            Region = call.Region,
            Id = call.Ids.Hex(Kind.Prefix),
            VolumeId = volume.Id,
            VolumeSize = volume.Specification.Size,
            Description = description,
            StartTime = call.Timestamp,
            Key = volume.Key,
            State = SnapshotState.Pending,
            Tags = tags,
        };

    /// <summary>The snapshot with this id that a call sees: one of the caller's account, or one that is shared with it. Others' tags aren't seen.</summary>
    public static Snapshot? Find(Call call, string region, string id) =>
        call.View.Find(AnyPlace<Snapshot>.ById, id) is not { } snapshot || snapshot.Region != region || !snapshot.IsSeenBy(call.Account) ? null
        : snapshot.Account == call.Account ? snapshot
        : snapshot with { Tags = TagSets.Rules.None };

    /// <inheritdoc />
    static Reference<Snapshot> IResource<Snapshot>.Resolve(string name, Call call) => new(name, Kind.ArnOf(call.Place, name), Find(call, call.Region, name));

    /// <summary>The size of a new volume, in GiB: as a request has it, or that of the snapshot that it names.</summary>
    /// <exception cref="AwsException">The request has neither, or the snapshot doesn't exist.</exception>
    public static int SizeOf(int? size, Reference<Snapshot>? snapshot, Call call) => size ?? snapshot?.OrNotFound(call).VolumeSize ?? throw Ec2Errors.MissingParameter("size/snapshot");

    /// <summary>Throws unless it is completed.</summary>
    /// <exception cref="AwsException">It isn't.</exception>
    public void RequireCompleted()
    {
        if (State != SnapshotState.Completed)
        {
            throw Ec2Errors.IncorrectState($"Snapshot is in invalid state - {State.ToWire()}");
        }
    }

    /// <summary>Throws unless it is the caller's own.</summary>
    /// <exception cref="AwsException">It is another account's.</exception>
    public void RequireOwn(Call call)
    {
        if (Account != call.Account)
        {
            throw Ec2Errors.ManagedByService();
        }
    }

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<Snapshot>.OwnConditions(WorldView view) =>
    [
        new("ec2:SnapshotID", Id),
        new("ec2:Owner", Account.ToString()),
        new("ec2:Encrypted", IsEncrypted ? "true" : "false"),
        new("ec2:ParentVolume", Volume.Kind.ArnOf(Place, VolumeId)),
        new("ec2:SnapshotTime", ImageView.Date(StartTime)),
        new("ec2:VolumeSize", VolumeSize.ToString(CultureInfo.InvariantCulture)),
    ];

    private bool IsSeenBy(AccountId account) => account == Account || IsPublic || SharedWith.Contains(account);
}

/// <summary>The states of a snapshot.</summary>
[NotEmulated("recoverable", "recovering")]
internal enum SnapshotState
{
    /// <summary>It is being made.</summary>
    [Wire("pending")]
    Pending,

    /// <summary>Volumes can be made of it.</summary>
    [Wire("completed")]
    Completed,

    /// <summary>It couldn't be made.</summary>
    [Wire("error")]
    Error,
}

/// <summary>A snapshot in an answer.</summary>
internal sealed record SnapshotView(string SnapshotId, string VolumeId, int VolumeSize, string OwnerId, string Description)
{
    /// <summary>The state.</summary>
    [Wire("status")]
    public required SnapshotState State { get; init; }

    /// <summary>Why it couldn't be made.</summary>
    [Wire("statusMessage")]
    public string? StateMessage { get; init; }

    /// <summary>The time at which it was begun.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>The part that is done.</summary>
    public required string Progress { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>The ARN of the KMS key, or what the request named where that can't be used.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The kind of storage.</summary>
    public required string StorageTier { get; init; }

    /// <summary>The tags.</summary>
    [Wire("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Shows a snapshot to an account: its owner sees its tags.</summary>
    public static SnapshotView Of(Snapshot snapshot, AccountId account) => new(snapshot.Id, snapshot.VolumeId, snapshot.VolumeSize, snapshot.Account.ToString(), snapshot.Description)
    {
        State = snapshot.State,
        StateMessage = snapshot.State == SnapshotState.Error ? "Given key ID is not accessible" : null,
        StartTime = snapshot.StartTime,
        Progress = snapshot.Progress,
        Encrypted = snapshot.IsEncrypted,
        KmsKeyId = snapshot.Key?.KeyArn ?? snapshot.Failure?.KeyId,
        StorageTier = "standard",
        Tags = snapshot.Account == account ? snapshot.Tags.View() : null,
    };
}
