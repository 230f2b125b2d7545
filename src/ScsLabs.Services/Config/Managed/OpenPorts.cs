using ScsLabs.Network;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Which TCP ports a security group opens to all addresses.</summary>
internal static class OpenPorts
{
    /// <summary>The ports, among some, that a rule of the group lets in from everywhere. Only one rule for all addresses does that, not several for a part of them each.</summary>
    public static IEnumerable<int> Of(Subject group, IEnumerable<int> ports)
    {
        var open = group.PartsOf<SecurityGroupRule>()
            .Where(rule => !rule.IsEgress && rule.Permission.Cidr == Cidr.All && rule.Permission.Protocol is IpProtocol.Tcp or IpProtocol.Any)
            .Select(rule => rule.Permission)
            .ToList();
        return ports.Where(port => open.Exists(permission => permission.Protocol == IpProtocol.Any || (permission.Ports.From <= port && port <= permission.Ports.To)));
    }
}
