using System.Globalization;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>An entry of a network ACL as requests describe it.</summary>
internal sealed record NetworkAclEntryRequest(
    int RuleNumber,
    string Protocol,
    RuleAction RuleAction,
    bool Egress,
    string? CidrBlock = null,
    [Wire("Icmp")] IcmpTypeCode? IcmpTypeCode = null,
    AclPortRange? PortRange = null)
{
    private const int MostNumbers = 32766;

    /// <summary>The entry.</summary>
    /// <exception cref="AwsException">The entry is invalid.</exception>
    public AclEntry Read()
    {
        CheckNumber(RuleNumber);
        var protocol = Protocols.Read(Protocol);
        var cidr = CidrBlocks.Parse(CidrBlock ?? throw Ec2Errors.MissingParameter("cidrBlock"), "cidrBlock");
        return new(RuleNumber, RuleAction == RuleAction.Allow, protocol, cidr, PortsOf(protocol));
    }

    /// <summary>Throws unless an entry can have the number.</summary>
    /// <exception cref="AwsException">It can't.</exception>
    public static void CheckNumber(int number)
    {
        if (number is < 1 or > MostNumbers)
        {
            throw Ec2Errors.InvalidValue("ruleNumber", number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private PortRange PortsOf(int protocol)
    {
        if (IpProtocol.HasPorts(protocol))
        {
            var (from, to) = (PortRange?.From ?? throw Ec2Errors.MissingParameter("portRange.from"), PortRange.To ?? throw Ec2Errors.MissingParameter("portRange.to"));
            return from is >= 0 and <= 65535 && to is >= 0 and <= 65535 && from <= to
                ? new(from, to)
                : throw Ec2Errors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Invalid value '{from}-{to}' for portRange. Must be between 0 and 65535, the first port first."));
        }

        if (protocol != IpProtocol.Icmp)
        {
            return Network.PortRange.All;
        }

        var (type, code) = (IcmpTypeCode?.Type ?? throw Ec2Errors.MissingParameter("icmpTypeCode.type"), IcmpTypeCode.Code ?? throw Ec2Errors.MissingParameter("icmpTypeCode.code"));
        return type is >= -1 and <= 255 && code is >= -1 and <= 255
            ? new(type, code)
            : throw Ec2Errors.InvalidParameterValue(string.Create(CultureInfo.InvariantCulture, $"Invalid ICMP type and code '{type}' and '{code}'. Each must be -1 or between 0 and 255."));
    }
}
