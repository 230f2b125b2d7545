namespace ScsLabs.Services.Rds;

/// <summary>Modifies a DB instance: at once where that is asked for or nothing is interrupted, or else in the next maintenance window.</summary>
/// <remarks>
/// Errors: DBInstanceNotFound, InvalidDBInstanceState, InvalidVPCNetworkStateFault, InvalidParameterValue, InvalidParameterCombination.
/// Source: RDS API Reference, ModifyDBInstance; RDS User Guide, Overview.DBInstance.Modifying.
/// </remarks>
[Operation<RdsApi>]
public sealed record ModifyDBInstance([Target<DbInstance>] string DBInstanceIdentifier)
{
    /// <summary>The storage in GiB.</summary>
    public int? AllocatedStorage { get; init; }

    /// <summary>The class.</summary>
    public string? DBInstanceClass { get; init; }

    /// <summary>The VPC security groups. They change at once.</summary>
    [Wire("VpcSecurityGroupIds", Item = "VpcSecurityGroupId")]
    public IReadOnlyList<string>? VpcSecurityGroupIds { get; init; }

    /// <summary>Whether all changes, and those that are pending, are made at once.</summary>
    public bool? ApplyImmediately { get; init; }

    /// <summary>The master user's new password.</summary>
    [Sensitive] public string? MasterUserPassword { get; init; }

    /// <summary>The days for which backups are kept.</summary>
    public int? BackupRetentionPeriod { get; init; }

    /// <summary>The daily time of backups.</summary>
    public string? PreferredBackupWindow { get; init; }

    /// <summary>The weekly time of maintenance.</summary>
    public string? PreferredMaintenanceWindow { get; init; }

    /// <summary>Whether a standby is in another Availability Zone.</summary>
    public bool? MultiAZ { get; init; }

    /// <summary>The engine's version.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>Whether the version may be of another major one.</summary>
    public bool? AllowMajorVersionUpgrade { get; init; }

    /// <summary>Whether minor versions are taken over.</summary>
    public bool? AutoMinorVersionUpgrade { get; init; }

    /// <summary>The operations a second of the storage.</summary>
    public int? Iops { get; init; }

    /// <summary>The MiB a second of the storage.</summary>
    public int? StorageThroughput { get; init; }

    /// <summary>The storage's type.</summary>
    public string? StorageType { get; init; }

    /// <summary>Whether snapshots get its tags.</summary>
    public bool? CopyTagsToSnapshot { get; init; }

    /// <summary>The port. The database restarts with it at once.</summary>
    public int? DBPortNumber { get; init; }

    /// <summary>Whether it has a public address. It comes or goes at once.</summary>
    public bool? PubliclyAccessible { get; init; }

    /// <summary>Whether users of IAM can log in.</summary>
    public bool? EnableIAMDatabaseAuthentication { get; init; }

    /// <summary>Whether it can't be deleted.</summary>
    public bool? DeletionProtection { get; init; }

    /// <summary>The most storage that it grows to by itself.</summary>
    public int? MaxAllocatedStorage { get; init; }

    /// <summary>The instance.</summary>
    public sealed record Result(DbInstanceView DBInstance);

    /// <summary>Asks on the instance, with the condition keys that it would have. That these count is the emulator's choice: the reference doesn't say whether they do, or the present ones.</summary>
    internal static IEnumerable<Ask> Asks(ModifyDBInstance request, Reference<DbInstance> instance) =>
        [(instance with { Row = instance.Row is { } row ? row with { Settings = Modification.Wanted(request, row.Settings) } : null }).Ask("rds:ModifyDBInstance")];

    /// <summary>Modifies the instance.</summary>
    internal static Result Handle(ModifyDBInstance request, DbInstance instance, Call call, Draft draft) => new(DbInstanceView.Of(Modification.Put(request, instance, call, draft), draft));
}
