using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Rds;

/// <summary>A DB instance. Its network interface is a row of EC2's, which has its security groups and addresses.</summary>
internal sealed record DbInstance : IResource<DbInstance>, IRdsResource, IDueRow
{
    /// <summary>The type in ARNs.</summary>
    public const string Type = "db";

    /// <summary>Finds the instances of a DB subnet group.</summary>
    public static RowIndex<DbInstance, (Place Place, string Group)> BySubnetGroup { get; } = new(instance => (instance.Place, instance.SubnetGroup));

    /// <summary>Finds the instance that has a network interface.</summary>
    public static RowIndex<DbInstance, string> ByInterface { get; } = new(instance => instance.InterfaceId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<DbInstance>> Indexes => [BySubnetGroup, ByInterface];

    /// <summary>The owner.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The identifier, in lower case.</summary>
    public required string Identifier { get; init; }

    /// <summary>The id that never changes and is never used again: <c>db-…</c>.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The engine, such as <c>mysql</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The master user's name.</summary>
    public required string MasterUsername { get; init; }

    /// <summary>The verifier of the master user's password (<see cref="MasterUser.Verifier"/>). The password is kept nowhere.</summary>
    public required string PasswordVerifier { get; init; }

    /// <summary>The name of the database that it begins with; null for none.</summary>
    public string? DbName { get; init; }

    /// <summary>The settings that hold.</summary>
    public required DbSettings Settings { get; init; }

    /// <summary>The settings that will hold after the modification that is pending; null for none.</summary>
    public DbSettings? Pending { get; init; }

    /// <summary>Whether the pending modification is being made.</summary>
    public bool IsApplying { get; init; }

    /// <summary>The verifier of the new password that is about to hold; null for none.</summary>
    public string? PendingVerifier { get; init; }

    /// <summary>The name of the DB subnet group.</summary>
    public required string SubnetGroup { get; init; }

    /// <summary>The id of the network interface.</summary>
    public required string InterfaceId { get; init; }

    /// <summary>Whether it has a public address.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The key that encrypts the storage; null for none.</summary>
    public DbKey? Key { get; init; }

    /// <summary>The settings that modifications change at once.</summary>
    public required DbOptions Options { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The status.</summary>
    public required DbStatus Status { get; init; }

    /// <summary>The time of the last change of the status, or of what is pending.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Identifier;

    /// <inheritdoc />
    public string Arn => ArnOf(Place, Identifier);

    /// <inheritdoc />
    public DateTimeOffset? DueAt => DbLifecycle.DueAt(this);

    /// <summary>The version of the engine.</summary>
    public DbEngine EngineVersion => new(Engine, Settings.EngineVersion);

    /// <summary>The ARN of an instance; <c>*</c> for all.</summary>
    public static string ArnOf(Place place, string identifier) => RdsNames.ArnOf(place, Type, identifier);

    /// <inheritdoc />
    public static Reference<DbInstance> Resolve(string name, Call call) => Named(name, "DBInstanceIdentifier", call);

    /// <summary>The instance that a parameter names by its identifier or its ARN.</summary>
    /// <exception cref="AwsException">No instance can have the identifier.</exception>
    public static Reference<DbInstance> Named(string name, string parameter, Call call)
    {
        var kept = Identifiers.OfInstance(RdsNames.Of(name, Type, call.Place), parameter);
        return new(name, ArnOf(call.Place, kept), call.View.Find<DbInstance>(call.Place, kept));
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => RdsErrors.InstanceNotFound(RdsNames.Of(name, Type, call.Place));

    /// <summary>The network interface.</summary>
    public NetworkInterface Interface(WorldView view) => view.Find<NetworkInterface>(Place, InterfaceId)!;

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view) => [.. Settings.Conditions(Engine, DbName, Key is not null), .. TagSet.Select(tag => new Condition($"rds:db-tag/{tag.Key}", tag.Value))];

    /// <inheritdoc />
    public void OnDue(DueTurn due) => DbLifecycle.GoOn(this, due);

    /// <inheritdoc />
    public void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags) => draft.Put(this with { TagSet = tags });
}

/// <summary>The key of an encrypted DB instance.</summary>
/// <param name="Arn">The key's ARN.</param>
/// <param name="GrantId">The id of the grant with which RDS uses it.</param>
internal sealed record DbKey(string Arn, string GrantId);

/// <summary>The options of a DB instance that change as soon as a modification asks for it.</summary>
internal sealed record DbOptions
{
    /// <summary>Whether it can't be deleted.</summary>
    public required bool DeletionProtection { get; init; }

    /// <summary>Whether its snapshots get its tags.</summary>
    public required bool CopyTagsToSnapshot { get; init; }

    /// <summary>Whether minor versions are taken over.</summary>
    public required bool AutoMinorVersionUpgrade { get; init; }

    /// <summary>The day and time of maintenance, such as <c>sun:05:00-sun:06:00</c>.</summary>
    public required string MaintenanceWindow { get; init; }

    /// <summary>The time of backups, such as <c>03:00-04:00</c>.</summary>
    public required string BackupWindow { get; init; }

    /// <summary>The most storage that it grows to by itself; null where it doesn't grow.</summary>
    public int? MaxAllocatedStorage { get; init; }
}

/// <summary>The statuses of a DB instance.</summary>
public enum DbStatus
{
    /// <summary>It is being created.</summary>
    [Wire("creating")]
    Creating,

    /// <summary>It answers.</summary>
    [Wire("available")]
    Available,

    /// <summary>It is being modified, and answers.</summary>
    [Wire("modifying")]
    Modifying,

    /// <summary>It is being rebooted.</summary>
    [Wire("rebooting")]
    Rebooting,

    /// <summary>It is being stopped.</summary>
    [Wire("stopping")]
    Stopping,

    /// <summary>It is stopped.</summary>
    [Wire("stopped")]
    Stopped,

    /// <summary>It is being started.</summary>
    [Wire("starting")]
    Starting,

    /// <summary>It is being deleted.</summary>
    [Wire("deleting")]
    Deleting,
}
