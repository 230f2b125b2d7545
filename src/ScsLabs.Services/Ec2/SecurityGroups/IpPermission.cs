using System.Globalization;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Rules of a security group with the same protocol and ports, in requests and answers.</summary>
internal sealed record IpPermission
{
    /// <summary>The protocol: <c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, a number, or <c>-1</c> for all.</summary>
    public string? IpProtocol { get; init; }

    /// <summary>The first port, or the ICMP type.</summary>
    public int? FromPort { get; init; }

    /// <summary>The last port, or the ICMP code.</summary>
    public int? ToPort { get; init; }

    /// <summary>The groups on the other side.</summary>
    [Wire("groups")]
    public IReadOnlyList<UserIdGroupPair>? UserIdGroupPairs { get; init; }

    /// <summary>The addresses on the other side.</summary>
    public IReadOnlyList<IpRange>? IpRanges { get; init; }

    /// <summary>The IPv6 addresses on the other side. No group here has such rules, so they can't be added, and aren't found to be removed.</summary>
    public IReadOnlyList<Ipv6Range>? Ipv6Ranges { get; init; }

    /// <summary>The prefix lists on the other side.</summary>
    public IReadOnlyList<PrefixListReference>? PrefixListIds { get; init; }

    /// <summary>The rules of one direction as answers show them: those with the same protocol and ports together.</summary>
    public static IReadOnlyList<IpPermission> View(IEnumerable<SecurityGroupRule> rules, bool isEgress, WorldView view) =>
    [
        .. rules.Where(rule => rule.IsEgress == isEgress).GroupBy(rule => (rule.Permission.Protocol, rule.Permission.Ports)).Select(group => new IpPermission
        {
            IpProtocol = Protocols.NameOf(group.Key.Protocol),
            FromPort = group.Key.Protocol == Network.IpProtocol.Any ? null : group.Key.Ports.From,
            ToPort = group.Key.Protocol == Network.IpProtocol.Any ? null : group.Key.Ports.To,
            UserIdGroupPairs = [.. group.Where(rule => rule.Permission.Group is not null).Select(rule => UserIdGroupPair.Of(rule, view))],
            IpRanges = [.. group.Where(rule => rule.Permission.Cidr is not null).Select(rule => new IpRange(rule.Permission.Cidr.ToString(), rule.Description))],
            PrefixListIds = [.. group.Where(rule => rule.Permission.PrefixListId is not null).Select(rule => new PrefixListReference(rule.Permission.PrefixListId, rule.Description))],
        }),
    ];
}

/// <summary>Addresses in a rule.</summary>
internal sealed record IpRange(string? CidrIp = null, [Length(0, 255)] string? Description = null);

/// <summary>IPv6 addresses in a rule.</summary>
internal sealed record Ipv6Range(string? CidrIpv6 = null, string? Description = null);

/// <summary>A prefix list in a rule.</summary>
internal sealed record PrefixListReference(string? PrefixListId = null, [Length(0, 255)] string? Description = null);

/// <summary>A security group in a rule.</summary>
internal sealed record UserIdGroupPair
{
    /// <summary>The description of the rule.</summary>
    [Length(0, 255)]
    public string? Description { get; init; }

    /// <summary>The account that owns the group.</summary>
    public string? UserId { get; init; }

    /// <summary>The group's name, where it is in the same VPC.</summary>
    public string? GroupName { get; init; }

    /// <summary>The group's id.</summary>
    public string? GroupId { get; init; }

    /// <summary>The id of the group's VPC, where it is another.</summary>
    public string? VpcId { get; init; }

    /// <summary>The id of the peering through which the group is reached.</summary>
    public string? VpcPeeringConnectionId { get; init; }

    /// <summary>The state of that peering.</summary>
    public string? PeeringStatus { get; init; }

    /// <summary>Shows a rule's group: with its VPC and the peering where it is in another VPC.</summary>
    public static UserIdGroupPair Of(SecurityGroupRule rule, WorldView view)
    {
        var (group, peering) = (rule.Permission.Group!, rule.Permission.Group!.PeeringId);
        return new()
        {
            GroupId = group.GroupId,
            UserId = group.Account.ToString(),
            VpcId = peering is null ? null : view.Find(AnyPlace<SecurityGroup>.ById, group.GroupId)?.VpcId,
            VpcPeeringConnectionId = peering,
            PeeringStatus = peering is null ? null : (view.Find<Peering>(Place.Global, peering)?.State ?? PeeringState.Deleted).ToWire(),
            Description = rule.Description,
        };
    }
}

/// <summary>Names and numbers of protocols in requests.</summary>
internal static class Protocols
{
    /// <summary>ICMP for IPv6: a protocol without ports where all addresses are IPv4's.</summary>
    private const int IcmpV6 = 58;

    private static readonly Dictionary<string, int> Known = new(StringComparer.OrdinalIgnoreCase) { ["tcp"] = IpProtocol.Tcp, ["udp"] = IpProtocol.Udp, ["icmp"] = IpProtocol.Icmp, ["icmpv6"] = IcmpV6, ["-1"] = IpProtocol.Any };

    /// <summary>The number of a protocol that a request names.</summary>
    /// <exception cref="AwsException">The text names none.</exception>
    public static int Read(string text) => Parse(text) ?? throw Ec2Errors.InvalidParameterValue($"Invalid value '{text}' for IP protocol. Unknown protocol.");

    /// <summary>The protocol's number; null where the text names none.</summary>
    public static int? Parse(string text) =>
        Known.TryGetValue(text, out var known) ? known
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= byte.MaxValue ? number
        : null;

    /// <summary>The protocol's name where answers have one, else its number.</summary>
    public static string NameOf(int protocol) => protocol switch
    {
        IpProtocol.Tcp => "tcp",
        IpProtocol.Udp => "udp",
        IpProtocol.Icmp => "icmp",
        IcmpV6 => "icmpv6",
        _ => protocol.ToString(CultureInfo.InvariantCulture),
    };
}
