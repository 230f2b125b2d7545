namespace ScsLabs.Services.Rds;

/// <summary>Modifies a DB instance as a request wants.</summary>
internal static class Modification
{
    /// <summary>The settings that a request wants, whether or not the instance can get them.</summary>
    public static DbSettings Wanted(ModifyDBInstance request, DbSettings now) => now with
    {
        Class = request.DBInstanceClass ?? now.Class,
        Storage = new(request.StorageType ?? now.Storage.Type, request.AllocatedStorage ?? now.Storage.Size, request.Iops ?? now.Storage.Iops, request.StorageThroughput ?? now.Storage.Throughput),
        MultiAz = request.MultiAZ ?? now.MultiAz,
    };

    /// <summary>Puts the modified instance.</summary>
    /// <exception cref="AwsException">The request isn't valid, or the instance can't be modified so, or not now.</exception>
    public static DbInstance Put(ModifyDBInstance request, DbInstance instance, Call call, Draft draft)
    {
        if (instance.Status != DbStatus.Available)
        {
            throw RdsErrors.InvalidInstanceState("Database instance is not in available state.");
        }

        var verifier = request.MasterUserPassword is { } password ? MasterUser.Verifier(password) : null;
        Connect(request, instance, call, draft);
        var then = Then(request, instance.Engine, instance.Pending ?? instance.Settings);
        var now = Now(instance.Settings, then);
        var pending = then == now ? null : then;
        var applies = request.ApplyImmediately == true && pending is not null;
        var modified = instance with
        {
            Settings = now,
            Pending = pending,
            IsApplying = applies,
            PendingVerifier = verifier,
            IsPublic = request.PubliclyAccessible ?? instance.IsPublic,
            Options = Options(request, instance.Options, then.Storage),
        };
        return DbLifecycle.Put(draft, modified, applies || verifier is not null || now != instance.Settings ? DbStatus.Modifying : DbStatus.Available, call.Timestamp);
    }

    /// <summary>Changes the network interface, which is never left pending.</summary>
    private static void Connect(ModifyDBInstance request, DbInstance instance, Call call, Draft draft)
    {
        var one = instance.Interface(draft);
        if (request.VpcSecurityGroupIds is { Count: > 0 } groups)
        {
            one = one with { GroupIds = DbNetwork.GroupsOf(groups, one.VpcId, call.Place, draft) };
        }

        draft.Put(request.PubliclyAccessible is { } isPublic ? DbNetwork.MadePublic(one, isPublic, draft, call) : one);
    }

    /// <summary>The settings that will hold in the end: what was pending, and on top of it the request's.</summary>
    private static DbSettings Then(ModifyDBInstance request, string engine, DbSettings before) => before with
    {
        Class = request.DBInstanceClass is { } type ? DbClasses.Fitting(type, new(engine, before.EngineVersion)) : before.Class,
        Storage = before.Storage.Changed(engine, request.StorageType, request.AllocatedStorage, request.Iops, request.StorageThroughput),
        EngineVersion = request.EngineVersion is { } version ? new DbEngine(engine, before.EngineVersion).Upgraded(version, request.AllowMajorVersionUpgrade == true).Version : before.EngineVersion,
        MultiAz = request.MultiAZ ?? before.MultiAz,
        BackupRetentionPeriod = request.BackupRetentionPeriod is { } days ? Ranges.Days(days) : before.BackupRetentionPeriod,
        Port = request.DBPortNumber is { } port ? Ranges.Port(port) : before.Port,
        IamAuthentication = request.EnableIAMDatabaseAuthentication ?? before.IamAuthentication,
    };

    /// <summary>The settings that hold at once: a new port, and another number of days of backups unless they begin or end.</summary>
    private static DbSettings Now(DbSettings before, DbSettings then) => before with
    {
        Port = then.Port,
        BackupRetentionPeriod = before.BackupRetentionPeriod > 0 && then.BackupRetentionPeriod > 0 ? then.BackupRetentionPeriod : before.BackupRetentionPeriod,
    };

    private static DbOptions Options(ModifyDBInstance request, DbOptions before, DbStorage storage) => before with
    {
        DeletionProtection = request.DeletionProtection ?? before.DeletionProtection,
        CopyTagsToSnapshot = request.CopyTagsToSnapshot ?? before.CopyTagsToSnapshot,
        AutoMinorVersionUpgrade = request.AutoMinorVersionUpgrade ?? before.AutoMinorVersionUpgrade,
        MaintenanceWindow = request.PreferredMaintenanceWindow is { } weekly ? Windows.Maintenance(weekly) : before.MaintenanceWindow,
        BackupWindow = request.PreferredBackupWindow is { } daily ? Windows.Backup(daily) : before.BackupWindow,
        MaxAllocatedStorage = request.MaxAllocatedStorage is { } most ? Ranges.Growth(most, storage) : before.MaxAllocatedStorage,
    };
}
