namespace ScsLabs.Services.Rds;

/// <summary>Creates a DB instance of MySQL or MariaDB in a VPC.</summary>
/// <remarks>
/// Errors: DBInstanceAlreadyExists, DBSubnetGroupNotFoundFault, DBSubnetGroupDoesNotCoverEnoughAZs, InvalidSubnet, InvalidVPCNetworkStateFault, KMSKeyNotAccessibleFault, InstanceQuotaExceeded,
/// InvalidParameterValue, InvalidParameterCombination. Source: RDS API Reference, CreateDBInstance.
/// </remarks>
[Operation<RdsApi>]
public sealed record CreateDBInstance(string DBInstanceIdentifier, string DBInstanceClass, string Engine)
{
    /// <summary>The maximum number of instances of an account in a Region. Source: RDS User Guide, CHAP_Limits.</summary>
    private const int MostInstances = 40;

    /// <summary>The database that the instance begins with.</summary>
    public string? DBName { get; init; }

    /// <summary>The storage in GiB.</summary>
    public int? AllocatedStorage { get; init; }

    /// <summary>The master user's name.</summary>
    public string? MasterUsername { get; init; }

    /// <summary>The master user's password.</summary>
    [Sensitive]
    public string? MasterUserPassword { get; init; }

    /// <summary>The VPC security groups; none for the VPC's default group.</summary>
    [Wire("VpcSecurityGroupIds", Item = "VpcSecurityGroupId")]
    public IReadOnlyList<string>? VpcSecurityGroupIds { get; init; }

    /// <summary>The Availability Zone; null for any of the group's.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>The DB subnet group; null for the default VPC's.</summary>
    public string? DBSubnetGroupName { get; init; }

    /// <summary>The weekly time of maintenance.</summary>
    public string? PreferredMaintenanceWindow { get; init; }

    /// <summary>The days for which backups are kept.</summary>
    public int? BackupRetentionPeriod { get; init; }

    /// <summary>The daily time of backups.</summary>
    public string? PreferredBackupWindow { get; init; }

    /// <summary>The port.</summary>
    public int? Port { get; init; }

    /// <summary>Whether a standby is in another Availability Zone.</summary>
    public bool? MultiAZ { get; init; }

    /// <summary>The engine's version, or its major version.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>Whether minor versions are taken over.</summary>
    public bool? AutoMinorVersionUpgrade { get; init; }

    /// <summary>The license model, of which the engines have one.</summary>
    public string? LicenseModel { get; init; }

    /// <summary>The operations a second of the storage.</summary>
    public int? Iops { get; init; }

    /// <summary>The MiB a second of the storage.</summary>
    public int? StorageThroughput { get; init; }

    /// <summary>Whether it gets a public address.</summary>
    [ConditionKey("rds:PubliclyAccessible")]
    public bool? PubliclyAccessible { get; init; }

    /// <summary>The tags.</summary>
    [Wire("Tags", Item = "Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The storage's type.</summary>
    public string? StorageType { get; init; }

    /// <summary>Whether the storage is encrypted.</summary>
    public bool? StorageEncrypted { get; init; }

    /// <summary>The key that encrypts it; null for the account's default key.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether snapshots get its tags.</summary>
    public bool? CopyTagsToSnapshot { get; init; }

    /// <summary>Whether users of IAM can log in.</summary>
    public bool? EnableIAMDatabaseAuthentication { get; init; }

    /// <summary>Whether it can't be deleted.</summary>
    public bool? DeletionProtection { get; init; }

    /// <summary>The most storage that it grows to by itself.</summary>
    public int? MaxAllocatedStorage { get; init; }

    /// <summary>The new instance.</summary>
    public sealed record Result(DbInstanceView DBInstance);

    /// <summary>Asks on the instance, its subnet group, and the default parameter and option groups. All asks have the instance's condition keys, as the User Guide's example policy has it.</summary>
    /// <remarks>Source: RDS User Guide, security_iam_id-based-policy-examples ("Allow a user to create DB instances").</remarks>
    internal static IEnumerable<Ask> Asks(CreateDBInstance request, Call call)
    {
        var engine = DbEngine.Of(request.Engine, request.EngineVersion);
        var group = Reference<DbSubnetGroup>.Of(request.DBSubnetGroupName ?? DbSubnetGroup.Default, call);
        IReadOnlyList<Condition> conditions = [.. NewInstance.Settings(request, engine).Conditions(engine.Engine, request.DBName, request.StorageEncrypted == true), .. CreateDBInstanceOperation.Conditions(request)];
        return
        [
            .. TagSets.Creating("rds:CreateDBInstance", DbInstance.ArnOf(call.Place, Identifiers.OfInstance(request.DBInstanceIdentifier)), request.Tags, conditions),
            group.Ask("rds:CreateDBInstance", conditions),
            new("rds:CreateDBInstance", RdsNames.ArnOf(call.Place, "pg", engine.ParameterGroup)) { Conditions = conditions },
            new("rds:CreateDBInstance", RdsNames.ArnOf(call.Place, "og", engine.OptionGroup)) { Conditions = conditions },
        ];
    }

    /// <summary>Creates the instance.</summary>
    internal static Result Handle(CreateDBInstance request, Call call, Draft draft, AsCaller aws)
    {
        var identifier = Identifiers.OfInstance(request.DBInstanceIdentifier);
        if (draft.Find<DbInstance>(call.Place, identifier) is not null)
        {
            throw RdsErrors.InstanceAlreadyExists();
        }

        if (draft.Count<DbInstance>(call.Place) >= MostInstances)
        {
            throw RdsErrors.InstanceQuotaExceeded();
        }

        var instance = NewInstance.Put(request, identifier, call, draft, aws);
        return new(DbInstanceView.Of(instance, draft));
    }
}
