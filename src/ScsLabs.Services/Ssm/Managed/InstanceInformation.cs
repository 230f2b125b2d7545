using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Ssm;

/// <summary>An instance that is managed, as it is shown.</summary>
public sealed record InstanceInformation
{
    public required string InstanceId { get; init; }
    public required PingStatus PingStatus { get; init; }
    public required DateTimeOffset LastPingDateTime { get; init; }
    public required string AgentVersion { get; init; }
    public required bool IsLatestVersion { get; init; }
    public required PlatformType PlatformType { get; init; }
    public required string PlatformName { get; init; }
    public required string PlatformVersion { get; init; }
    public required ManagedResourceType ResourceType { get; init; }
    [Wire("IPAddress")] public required string? IpAddress { get; init; }
    public required string ComputerName { get; init; }
    public required string SourceId { get; init; }
    public required ManagedSourceType SourceType { get; init; }

    /// <summary>Shows an instance whose agent is registered; null where the instance is gone.</summary>
    internal static InstanceInformation? Of(SsmAgent agent, WorldView view)
    {
        if (view.Find<Instance>(agent.Place, agent.InstanceId) is not { } instance)
        {
            return null;
        }

        var address = instance.PrimaryInterface(view)?.Addresses[0];
        var (name, version) = instance.System(view);
        return new()
        {
            InstanceId = instance.Id,
            PingStatus = agent.IsOnline ? PingStatus.Online : PingStatus.ConnectionLost,
            LastPingDateTime = agent.LastPing!.Value,
            AgentVersion = agent.Version,
            IsLatestVersion = agent.Version == SsmAgent.LatestVersion,
            PlatformType = instance.Platform(),
            PlatformName = name,
            PlatformVersion = version,
            ResourceType = ManagedResourceType.Ec2Instance,
            IpAddress = address?.ToString(),
            ComputerName = $"ip-{$"{address}".Replace('.', '-')}.{(instance.Region == "us-east-1" ? "ec2" : $"{instance.Region}.compute")}.internal",
            SourceId = instance.Id,
            SourceType = ManagedSourceType.Ec2Instance,
        };
    }
}

/// <summary>Whether an agent is there.</summary>
[NotEmulated("Inactive")]
public enum PingStatus
{
    /// <summary>Its last call was let in.</summary>
    Online,

    /// <summary>Its last call wasn't.</summary>
    ConnectionLost,
}

/// <summary>The types of operating systems.</summary>
public enum PlatformType
{
    /// <summary>Windows.</summary>
    Windows,

    /// <summary>Linux.</summary>
    Linux,

    /// <summary>macOS, which documents support and no instance here has.</summary>
    MacOS,
}

/// <summary>The types of what is managed.</summary>
[NotEmulated("ManagedInstance")]
public enum ManagedResourceType
{
    /// <summary>An instance of EC2.</summary>
    [Wire("EC2Instance")]
    Ec2Instance,
}

/// <summary>The types of sources.</summary>
[NotEmulated("AWS::IoT::Thing", "AWS::SSM::ManagedInstance")]
public enum ManagedSourceType
{
    /// <summary>An instance of EC2.</summary>
    [Wire("AWS::EC2::Instance")]
    Ec2Instance,
}
