using System.Security.Cryptography;
using System.Text;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Rds;

/// <summary>A DB instance in an answer.</summary>
public sealed record DbInstanceView
{
    public required string DBInstanceIdentifier { get; init; }

    public required string DBInstanceClass { get; init; }

    public required string Engine { get; init; }

    public required DbStatus DBInstanceStatus { get; init; }

    public required string MasterUsername { get; init; }

    public string? DBName { get; init; }

    public EndpointView? Endpoint { get; init; }

    public required int AllocatedStorage { get; init; }

    public DateTimeOffset? InstanceCreateTime { get; init; }

    public required string PreferredBackupWindow { get; init; }

    public required int BackupRetentionPeriod { get; init; }

    [Wire("VpcSecurityGroups", Item = "VpcSecurityGroupMembership")]
    public required IReadOnlyList<GroupMembershipView> VpcSecurityGroups { get; init; }

    [Wire("DBParameterGroups", Item = "DBParameterGroup")]
    public required IReadOnlyList<ParameterGroupView> DBParameterGroups { get; init; }

    public required string AvailabilityZone { get; init; }

    public required DbSubnetGroupView DBSubnetGroup { get; init; }

    public required string PreferredMaintenanceWindow { get; init; }

    public required PendingView PendingModifiedValues { get; init; }

    public required bool MultiAZ { get; init; }

    public required string EngineVersion { get; init; }

    public required bool AutoMinorVersionUpgrade { get; init; }

    public required string LicenseModel { get; init; }

    public int? Iops { get; init; }

    public int? StorageThroughput { get; init; }

    [Wire("OptionGroupMemberships", Item = "OptionGroupMembership")]
    public required IReadOnlyList<OptionGroupView> OptionGroupMemberships { get; init; }

    public string? SecondaryAvailabilityZone { get; init; }

    public required bool PubliclyAccessible { get; init; }

    public required string StorageType { get; init; }

    public required int DbInstancePort { get; init; }

    public required bool StorageEncrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public required string DbiResourceId { get; init; }

    public required bool CopyTagsToSnapshot { get; init; }

    public required int MonitoringInterval { get; init; }

    public required string DBInstanceArn { get; init; }

    public required bool IAMDatabaseAuthenticationEnabled { get; init; }

    public required bool PerformanceInsightsEnabled { get; init; }

    public required bool DeletionProtection { get; init; }

    public int? MaxAllocatedStorage { get; init; }

    [Wire("TagList", Item = "Tag")]
    public required IReadOnlyList<Tag> TagList { get; init; }

    public DateTimeOffset? AutomaticRestartTime { get; init; }

    public required string NetworkType { get; init; }

    /// <summary>Shows an instance.</summary>
    internal static DbInstanceView Of(DbInstance instance, WorldView view)
    {
        var (settings, options, one, group) = (instance.Settings, instance.Options, instance.Interface(view), view.Find<DbSubnetGroup>(instance.Place, instance.SubnetGroup)!);
        return new()
        {
            DBInstanceIdentifier = instance.Identifier,
            DBInstanceClass = settings.Class,
            Engine = instance.Engine,
            DBInstanceStatus = instance.Status,
            MasterUsername = instance.MasterUsername,
            DBName = instance.DbName,
            Endpoint = instance.Status == DbStatus.Creating ? null : EndpointView.Of(instance),
            AllocatedStorage = settings.Storage.Size,
            InstanceCreateTime = instance.Status == DbStatus.Creating ? null : instance.CreateTime,
            PreferredBackupWindow = options.BackupWindow,
            BackupRetentionPeriod = settings.BackupRetentionPeriod,
            VpcSecurityGroups = [.. one.GroupIds.Select(id => new GroupMembershipView(id, "active"))],
            DBParameterGroups = [new(instance.EngineVersion.ParameterGroup, "in-sync")],
            AvailabilityZone = one.AvailabilityZone,
            DBSubnetGroup = DbSubnetGroupView.Of(group, view),
            PreferredMaintenanceWindow = options.MaintenanceWindow,
            PendingModifiedValues = PendingView.Of(instance),
            MultiAZ = settings.MultiAz,
            EngineVersion = settings.EngineVersion,
            AutoMinorVersionUpgrade = options.AutoMinorVersionUpgrade,
            LicenseModel = "general-public-license",
            Iops = settings.Storage.Iops,
            StorageThroughput = settings.Storage.Throughput,
            OptionGroupMemberships = [new(instance.EngineVersion.OptionGroup, "in-sync")],
            SecondaryAvailabilityZone = settings.MultiAz ? group.Subnets.Select(subnet => subnet.Zone).FirstOrDefault(zone => zone != one.AvailabilityZone) : null,
            PubliclyAccessible = instance.IsPublic,
            StorageType = settings.Storage.Type,
            DbInstancePort = 0,
            StorageEncrypted = instance.Key is not null,
            KmsKeyId = instance.Key?.Arn,
            DbiResourceId = instance.ResourceId,
            CopyTagsToSnapshot = options.CopyTagsToSnapshot,
            MonitoringInterval = 0,
            DBInstanceArn = instance.Arn,
            IAMDatabaseAuthenticationEnabled = settings.IamAuthentication,
            PerformanceInsightsEnabled = false,
            DeletionProtection = options.DeletionProtection,
            MaxAllocatedStorage = options.MaxAllocatedStorage,
            TagList = instance.TagSet.View(),
            AutomaticRestartTime = instance.Status == DbStatus.Stopped ? instance.Since + DbLifecycle.LongestStop : null,
            NetworkType = "IPV4",
        };
    }
}

/// <summary>The name and port under which clients reach an instance.</summary>
public sealed record EndpointView(string Address, int Port, string HostedZoneId)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Shows the endpoint. Its name has a part that an account's instances in a Region share; here it follows from both.</summary>
    internal static EndpointView Of(DbInstance instance)
    {
        var domain = $"{instance.Region}.rds.amazonaws.com";
        return new($"{instance.Identifier}.c{Hash($"{instance.Account} {instance.Region}", 11)}.{domain}", instance.Settings.Port, $"Z{Hash(domain, 13).ToUpperInvariant()}");
    }

    private static string Hash(string text, int length) => string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(length).Select(part => Letters[part % Letters.Length]));
}

/// <summary>A VPC security group of an instance in an answer.</summary>
public sealed record GroupMembershipView(string VpcSecurityGroupId, string Status);

/// <summary>A parameter group of an instance in an answer.</summary>
public sealed record ParameterGroupView(string DBParameterGroupName, string ParameterApplyStatus);

/// <summary>An option group of an instance in an answer.</summary>
public sealed record OptionGroupView(string OptionGroupName, string Status);
