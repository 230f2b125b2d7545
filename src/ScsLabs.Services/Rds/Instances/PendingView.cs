namespace ScsLabs.Services.Rds;

/// <summary>A pending modification in an answer: the members that it changes have their new values, the others none.</summary>
public sealed record PendingView
{
    public string? DBInstanceClass { get; init; }

    public int? AllocatedStorage { get; init; }

    public string? MasterUserPassword { get; init; }

    public int? Port { get; init; }

    public int? BackupRetentionPeriod { get; init; }

    public bool? MultiAZ { get; init; }

    public string? EngineVersion { get; init; }

    public int? Iops { get; init; }

    public int? StorageThroughput { get; init; }

    public string? StorageType { get; init; }

    public bool? IAMDatabaseAuthenticationEnabled { get; init; }

    /// <summary>Shows what is pending of an instance.</summary>
    internal static PendingView Of(DbInstance instance)
    {
        var (now, then) = (instance.Settings, instance.Pending ?? instance.Settings);
        return new()
        {
            DBInstanceClass = now.Class == then.Class ? null : then.Class,
            AllocatedStorage = Changed(now.Storage.Size, then.Storage.Size),
            MasterUserPassword = instance.PendingVerifier is not null ? "****" : null,
            Port = Changed(now.Port, then.Port),
            BackupRetentionPeriod = Changed(now.BackupRetentionPeriod, then.BackupRetentionPeriod),
            MultiAZ = now.MultiAz == then.MultiAz ? null : then.MultiAz,
            EngineVersion = now.EngineVersion == then.EngineVersion ? null : then.EngineVersion,
            Iops = Changed(now.Storage.Iops, then.Storage.Iops),
            StorageThroughput = Changed(now.Storage.Throughput, then.Storage.Throughput),
            StorageType = now.Storage.Type == then.Storage.Type ? null : then.Storage.Type,
            IAMDatabaseAuthenticationEnabled = now.IamAuthentication == then.IamAuthentication ? null : then.IamAuthentication,
        };
    }

    private static int? Changed(int? now, int? then) => now == then ? null : then;
}
