using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A path to be analysed: from a source to a destination, for one protocol.</summary>
internal sealed record NetworkInsightsPath : Ec2Resource, IEc2Resource<NetworkInsightsPath>
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.NetworkInsightsPath, "nip-", "networkInsightsPathId", "InvalidNetworkInsightsPathId.NotFound", "The networkInsightsPath ID");

    /// <inheritdoc />
    public static ResourceFilters<NetworkInsightsPath> Filters { get; } = new(
        new Dictionary<string, Func<NetworkInsightsPath, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["destination"] = (path, _) => [path.Destination],
            ["protocol"] = (path, _) => [path.Protocol.ToWire()],
            ["source"] = (path, _) => [path.Source],
        },
        Ec2Errors.UnknownFilter)
    {
        Unmatched =
        [
            "filter-at-source.source-address", "filter-at-source.source-port-range", "filter-at-source.destination-address", "filter-at-source.destination-port-range",
            "filter-at-destination.source-address", "filter-at-destination.source-port-range", "filter-at-destination.destination-address", "filter-at-destination.destination-port-range",
        ],
    };

    /// <summary>The id of the instance, network interface, Internet gateway or VPC endpoint that sends.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the instance, network interface, Internet gateway or VPC endpoint that receives.</summary>
    public required string Destination { get; init; }

    /// <summary>The address behind an Internet gateway that sends; null for any.</summary>
    public Ipv4? SourceIp { get; init; }

    /// <summary>The address behind an Internet gateway that receives; null for any.</summary>
    public Ipv4? DestinationIp { get; init; }

    /// <summary>The protocol.</summary>
    public required PathProtocol Protocol { get; init; }

    /// <summary>The destination port; null for any.</summary>
    public required int? DestinationPort { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreatedDate { get; init; }

    /// <summary>The flow to trace.</summary>
    public Flow FlowIn(WorldView view) => new(PathEnds.EndOf(Source, view), PathEnds.EndOf(Destination, view), Protocol == PathProtocol.Tcp ? IpProtocol.Tcp : IpProtocol.Udp)
    {
        SourceAddress = SourceIp,
        DestinationAddress = DestinationIp,
        DestinationPorts = DestinationPort is { } port ? PortRange.Of(port) : PortRange.All,
    };
}

/// <summary>The protocols of paths.</summary>
internal enum PathProtocol
{
    /// <summary>TCP.</summary>
    [Wire("tcp")]
    Tcp,

    /// <summary>UDP.</summary>
    [Wire("udp")]
    Udp,
}

/// <summary>A path in an answer.</summary>
internal sealed record NetworkInsightsPathView(
    string NetworkInsightsPathId,
    string NetworkInsightsPathArn,
    DateTimeOffset CreatedDate,
    string Source,
    string SourceArn,
    string? SourceIp,
    string Destination,
    string DestinationArn,
    string? DestinationIp,
    PathProtocol Protocol,
    int? DestinationPort,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a path.</summary>
    public static NetworkInsightsPathView Of(NetworkInsightsPath path) => new(
        path.Id,
        NetworkInsightsPath.Kind.ArnOf(path.Place, path.Id),
        path.CreatedDate,
        path.Source,
        PathEnds.ArnOf(path.Place, path.Source),
        path.SourceIp?.ToString(),
        path.Destination,
        PathEnds.ArnOf(path.Place, path.Destination),
        path.DestinationIp?.ToString(),
        path.Protocol,
        path.DestinationPort,
        path.Tags.View());
}
