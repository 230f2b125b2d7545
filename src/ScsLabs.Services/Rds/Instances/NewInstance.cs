namespace ScsLabs.Services.Rds;

/// <summary>Makes a DB instance of a request.</summary>
internal static class NewInstance
{
    /// <summary>The license model of the engines here.</summary>
    public const string License = "general-public-license";

    /// <summary>The settings of a request.</summary>
    /// <exception cref="AwsException">A setting isn't valid.</exception>
    public static DbSettings Settings(CreateDBInstance request, DbEngine engine) => new()
    {
        Class = DbClasses.Fitting(request.DBInstanceClass, engine),
        Storage = DbStorage.Of(engine.Engine, request.StorageType, request.AllocatedStorage ?? throw RdsErrors.Missing(nameof(request.AllocatedStorage)), request.Iops, request.StorageThroughput),
        EngineVersion = engine.Version,
        MultiAz = request.MultiAZ == true,
        BackupRetentionPeriod = Ranges.Days(request.BackupRetentionPeriod ?? 1),
        Port = Ranges.Port(request.Port ?? DbEngine.DefaultPort),
        IamAuthentication = request.EnableIAMDatabaseAuthentication == true,
    };

    /// <summary>Puts the instance with its network interface.</summary>
    /// <exception cref="AwsException">The request isn't valid, or what it names can't be used.</exception>
    public static DbInstance Put(CreateDBInstance request, string identifier, Call call, Draft draft, AsCaller aws)
    {
        var engine = DbEngine.Of(request.Engine, request.EngineVersion);
        var settings = Settings(request, engine);
        var user = MasterUser.Name(request.MasterUsername);
        var verifier = MasterUser.Verifier(request.MasterUserPassword);
        RequireSensible(request);

        var group = DbNetwork.GroupOf(request.DBSubnetGroupName, call, draft);
        var isPublic = request.PubliclyAccessible ?? group.Name == DbSubnetGroup.Default;
        var one = DbNetwork.InterfaceIn(draft, group, request.AvailabilityZone, request.VpcSecurityGroupIds, call);
        draft.Put(DbNetwork.MadePublic(one, isPublic, draft, call));
        var resource = call.Ids.Unique("db-", 29);
        var instance = new DbInstance
        {
            Account = call.Account,
            Region = call.Region,
            Identifier = identifier,
            ResourceId = resource,
            Engine = engine.Engine,
            MasterUsername = user,
            PasswordVerifier = verifier,
            DbName = MasterUser.Database(request.DBName),
            Settings = settings,
            SubnetGroup = group.Name,
            InterfaceId = one.Id,
            IsPublic = isPublic,
            Key = request.StorageEncrypted == true ? DbKeys.Use(request.KmsKeyId, resource, aws, call) : null,
            Options = new()
            {
                DeletionProtection = request.DeletionProtection == true,
                CopyTagsToSnapshot = request.CopyTagsToSnapshot == true,
                AutoMinorVersionUpgrade = request.AutoMinorVersionUpgrade ?? true,
                MaintenanceWindow = request.PreferredMaintenanceWindow is { } weekly ? Windows.Maintenance(weekly) : Windows.DefaultMaintenance,
                BackupWindow = request.PreferredBackupWindow is { } daily ? Windows.Backup(daily) : Windows.DefaultBackup,
                MaxAllocatedStorage = Ranges.Growth(request.MaxAllocatedStorage, settings.Storage),
            },
            CreateTime = call.Timestamp,
            Status = DbStatus.Creating,
            Since = call.Timestamp,
            TagSet = TagSets.Rules.Set(TagSets.Rules.None, request.Tags.Given()),
        };
        draft.Put(instance);
        return instance;
    }

    private static void RequireSensible(CreateDBInstance request)
    {
        if (request.LicenseModel is { } license && license != License)
        {
            throw RdsErrors.InvalidParameterCombination($"Invalid license model '{license}' for engine '{request.Engine}'. Valid license models are: {License}.");
        }

        if (request.MultiAZ == true && request.AvailabilityZone is not null)
        {
            throw RdsErrors.InvalidParameterCombination("Requesting a specific availability zone is not valid for Multi-AZ instances.");
        }

        if (request.KmsKeyId is not null && request.StorageEncrypted != true)
        {
            throw RdsErrors.InvalidParameterCombination("You can't specify a KMS key ID if storage encryption isn't enabled.");
        }
    }
}
