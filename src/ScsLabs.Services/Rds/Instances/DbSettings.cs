namespace ScsLabs.Services.Rds;

/// <summary>The settings of a DB instance that a modification may leave pending.</summary>
internal sealed record DbSettings
{
    /// <summary>The class, such as <c>db.t3.micro</c>.</summary>
    public required string Class { get; init; }

    /// <summary>The storage.</summary>
    public required DbStorage Storage { get; init; }

    /// <summary>The engine's version.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>Whether a standby is in another Availability Zone. It answers nobody, so that it has no network interface here.</summary>
    public required bool MultiAz { get; init; }

    /// <summary>The days for which automated backups are kept; 0 for no backups.</summary>
    public required int BackupRetentionPeriod { get; init; }

    /// <summary>The port.</summary>
    public required int Port { get; init; }

    /// <summary>Whether users of IAM can log in.</summary>
    public required bool IamAuthentication { get; init; }

    /// <summary>The condition keys of an instance, whether or not it is there yet.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="dbName">The name of the database that it begins with; null for none.</param>
    /// <param name="isEncrypted">Whether its storage is encrypted.</param>
    public IReadOnlyList<Condition> Conditions(string engine, string? dbName, bool isEncrypted)
    {
        var conditions = new ConditionList();
        conditions.Add("rds:DatabaseClass", Class);
        conditions.Add("rds:DatabaseEngine", engine);
        conditions.Add("rds:DatabaseName", dbName);
        conditions.Add("rds:MultiAz", MultiAz);
        conditions.Add("rds:Piops", (long)(Storage.IsProvisioned ? Storage.Iops ?? 0 : 0));
        conditions.Add("rds:StorageEncrypted", isEncrypted);
        conditions.Add("rds:StorageSize", (long)Storage.Size);
        conditions.Add("rds:Vpc", true);
        return conditions.Conditions;
    }
}
