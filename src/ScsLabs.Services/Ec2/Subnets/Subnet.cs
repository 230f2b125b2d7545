using System.Globalization;
using System.Text.RegularExpressions;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A subnet.</summary>
internal sealed record Subnet : Ec2Resource, IEc2Resource<Subnet>
{
    /// <summary>The number of addresses that AWS keeps for itself: the first four and the last.</summary>
    public const int ReservedAddresses = 5;

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.Subnet, "subnet-", "subnetId", "InvalidSubnetID.NotFound", "The subnet ID") { MalformedCode = "InvalidSubnetID.Malformed" };

    /// <summary>Finds the subnets of a VPC.</summary>
    public static RowIndex<Subnet, string> ByVpc { get; } = new(subnet => subnet.VpcId);

    /// <summary>Finds the subnets that have a route table of their own.</summary>
    public static RowIndex<Subnet, string> ByRouteTable { get; } = new(subnet => subnet.RouteTable?.TargetId);

    /// <summary>Finds the subnets of a network ACL.</summary>
    public static RowIndex<Subnet, string> ByAcl { get; } = new(subnet => subnet.Acl.TargetId);

    /// <summary>Finds the subnet that has an association.</summary>
    public static RowIndex<Subnet, string> ByAssociation { get; } = new(subnet => subnet.RouteTable is { } table ? [subnet.Acl.Id, table.Id] : [subnet.Acl.Id]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Subnet>> Indexes => [AnyPlace<Subnet>.ById, ByVpc, ByRouteTable, ByAcl, ByAssociation];

    /// <inheritdoc />
    public static ResourceFilters<Subnet> Filters { get; } = new(
        new Dictionary<string, Func<Subnet, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["availability-zone"] = (subnet, _) => [subnet.AvailabilityZone],
            ["availabilityZone"] = (subnet, _) => [subnet.AvailabilityZone],
            ["availabilityZoneId"] = (subnet, _) => [AvailabilityZones.IdOf(subnet.AvailabilityZone)],
            ["availability-zone-id"] = (subnet, _) => [AvailabilityZones.IdOf(subnet.AvailabilityZone)],
            ["available-ip-address-count"] = (subnet, view) => [subnet.FreeAddresses(view).ToString(CultureInfo.InvariantCulture)],
            ["cidr"] = (subnet, _) => [subnet.Cidr.ToString()],
            ["cidr-block"] = (subnet, _) => [subnet.Cidr.ToString()],
            ["cidrBlock"] = (subnet, _) => [subnet.Cidr.ToString()],
            ["default-for-az"] = (subnet, _) => [subnet.IsDefaultForZone ? "true" : "false"],
            ["defaultForAz"] = (subnet, _) => [subnet.IsDefaultForZone ? "true" : "false"],
            ["enable-dns64"] = (_, _) => ["false"],
            ["ipv6-native"] = (_, _) => ["false"],
            ["map-customer-owned-ip-on-launch"] = (_, _) => ["false"],
            ["map-public-ip-on-launch"] = (subnet, _) => [subnet.MapPublicIpOnLaunch ? "true" : "false"],
            ["owner-id"] = (subnet, _) => [subnet.Account.ToString()],
            ["private-dns-name-options-on-launch.enable-resource-name-dns-a-record"] = (_, _) => ["false"],
            ["private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record"] = (_, _) => ["false"],
            ["private-dns-name-options-on-launch.hostname-type"] = (_, _) => ["ip-name"],
            ["state"] = (_, _) => ["available"],
            ["subnet-arn"] = (subnet, _) => [Kind.ArnOf(subnet.Place, subnet.Id)],
            ["subnet-id"] = (subnet, _) => [subnet.Id],
            ["vpc-id"] = (subnet, _) => [subnet.VpcId],
        },
        Ec2Errors.UnknownFilter)
    {
        Unmatched =
        [
            "customer-owned-ipv4-pool", "enable-lni-at-device-index", "ipv6-cidr-block-association.ipv6-cidr-block", "ipv6-cidr-block-association.association-id",
            "ipv6-cidr-block-association.state", "outpost-arn",
        ],
    };

    /// <summary>The id of the VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>The addresses.</summary>
    public required Cidr Cidr { get; init; }

    /// <summary>The Availability Zone.</summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>The association with the network ACL.</summary>
    public required Association Acl { get; init; }

    /// <summary>The association with a route table of its own; null where the VPC's main one applies.</summary>
    public Association? RouteTable { get; init; }

    /// <summary>Whether instances get public addresses.</summary>
    public bool MapPublicIpOnLaunch { get; init; }

    /// <summary>Whether it is the zone's default subnet.</summary>
    public bool IsDefaultForZone { get; init; }

    /// <summary>The number of addresses that are free: each interface has one.</summary>
    public long FreeAddresses(WorldView view) => Cidr.Count - ReservedAddresses - view.Count(NetworkInterface.BySubnet, Id);

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<Subnet>.OwnConditions(WorldView view) =>
        [new("ec2:SubnetID", Id), new("ec2:Vpc", Vpc.Kind.ArnOf(Place, VpcId)), new("ec2:AvailabilityZone", AvailabilityZone), new("ec2:AvailabilityZoneId", AvailabilityZones.IdOf(AvailabilityZone))];
}

/// <summary>A subnet's association with a network ACL or route table.</summary>
/// <param name="Id">The association's id.</param>
/// <param name="TargetId">The id of the network ACL or route table.</param>
internal sealed record Association(string Id, string TargetId);

/// <summary>A subnet in an answer.</summary>
internal sealed record SubnetView(
    string SubnetId,
    string SubnetArn,
    string VpcId,
    string OwnerId,
    string State,
    string CidrBlock,
    string AvailabilityZone,
    string AvailabilityZoneId,
    int AvailableIpAddressCount,
    bool DefaultForAz,
    bool MapPublicIpOnLaunch,
    bool AssignIpv6AddressOnCreation,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a subnet.</summary>
    public static SubnetView Of(Subnet subnet, WorldView view) => new(
        subnet.Id,
        Subnet.Kind.ArnOf(subnet.Place, subnet.Id),
        subnet.VpcId,
        subnet.Account.ToString(),
        "available",
        subnet.Cidr.ToString(),
        subnet.AvailabilityZone,
        AvailabilityZones.IdOf(subnet.AvailabilityZone),
        (int)subnet.FreeAddresses(view),
        subnet.IsDefaultForZone,
        subnet.MapPublicIpOnLaunch,
        AssignIpv6AddressOnCreation: false,
        subnet.Tags.View());
}

/// <summary>The Availability Zones of a Region. Every Region has three here, named a, b and c; us-east-1 has six.</summary>
internal static partial class AvailabilityZones
{
    /// <summary>The zone with this name or id; null where neither is given.</summary>
    /// <exception cref="AwsException">There is no such zone in the Region.</exception>
    public static string? Named(string? name, string? id, string region) =>
        name is not null ? Of(region).FirstOrDefault(zone => zone == name) ?? throw Missing(name, region, Ec2Errors.ZoneNotFound(name))
        : id is not null ? Of(region).FirstOrDefault(zone => IdOf(zone) == id) ?? throw MissingId(id, region, Ec2Errors.ZoneNotFound(id))
        : null;

    /// <summary>The error for a zone that a Region lacks: the operation's own, unless it is one of AWS's Local and Wavelength Zones, which aren't emulated.</summary>
    public static AwsException Missing(string zone, string region, AwsException error) =>
        zone.StartsWith(region, StringComparison.Ordinal) && OtherZone().IsMatch(zone[region.Length..]) ? AwsException.NotEmulated($"the zone {zone}") : error;

    /// <summary>The error for the id of a zone that a Region lacks, as <see cref="Missing"/> has it for names.</summary>
    public static AwsException MissingId(string id, string region, AwsException error) =>
        IdOf(Of(region)[0]).Split("az")[0] is var prefix && id.StartsWith(prefix, StringComparison.Ordinal) && OtherZoneId().IsMatch(id[prefix.Length..]) ? AwsException.NotEmulated($"the zone {id}") : error;

    /// <summary>The names of a Region's zones.</summary>
    public static IReadOnlyList<string> Of(string region) => [.. (region == "us-east-1" ? "abcdef" : "abc").Select(letter => region + letter)];

    /// <summary>The id of a zone, such as <c>use1-az1</c> of <c>us-east-1a</c>.</summary>
    public static string IdOf(string zone)
    {
        var parts = zone[..^1].Split('-');
        var direction = string.Concat(parts[1].Replace("north", "n", StringComparison.Ordinal).Replace("south", "s", StringComparison.Ordinal).Replace("east", "e", StringComparison.Ordinal).Replace("west", "w", StringComparison.Ordinal).Replace("central", "c", StringComparison.Ordinal));
        return string.Create(CultureInfo.InvariantCulture, $"{parts[0]}{direction}{parts[2]}-az{zone[^1] - 'a' + 1}");
    }

    /// <summary>What follows the Region in the names of Local Zones (<c>-lax-1a</c>) and Wavelength Zones (<c>-wl1-bos-wlz-1</c>).</summary>
    [GeneratedRegex(@"^(wl[0-9]-)?[a-z]{3}[0-9]?-(az|wlz)[0-9]\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherZoneId();

    [GeneratedRegex(@"^-(wl\d-)?[a-z]{3}-(wlz-)?\d[a-z]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherZone();
}
