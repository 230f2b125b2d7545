using System.Net;
using Amazon.EC2.Model;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <content>Rules of security groups, also those that nothing makes use of today.</content>
public sealed partial class LabNetwork
{
    /// <summary>Requires that the security groups of a network interface let in nothing but TCP packets to one port, from these addresses, security groups or prefix lists; what is in groups and lists isn't looked at. <see cref="HasOnlyAsync(IReadOnlyCollection{string}, IReadOnlyCollection{string}, IReadOnlyList{LabConnection})"/> judges from which interfaces packets arrive; this also finds rules for addresses from which none come yet.</summary>
    /// <param name="who">Whoever looks.</param>
    /// <param name="id">The id of the network interface, or of an instance with all of its interfaces.</param>
    /// <param name="port">The port; null where nothing may be let in.</param>
    /// <param name="cidr">The addresses.</param>
    public async Task LetsInOnlyAsync(Actor who, string id, int? port = null, string? cidr = null)
    {
        var interfaces = (await who.Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = [new(id.StartsWith("i-", StringComparison.Ordinal) ? "attachment.instance-id" : "network-interface-id", [id])] }).ConfigureAwait(false)).NetworkInterfaces ?? [];
        List<string> groups = [.. interfaces.SelectMany(one => one.Groups).Select(group => group.GroupId).Distinct(StringComparer.Ordinal)];
        var rules = groups.Count == 0 ? [] : (await who.Ec2.DescribeSecurityGroupRulesAsync(new() { Filters = [new("group-id", groups)] }).ConfigureAwait(false)).SecurityGroupRules ?? [];
        var others = rules.Where(rule => rule.IsEgress != true && !IsOf(rule, port, cidr)).Select(Told).Order(StringComparer.Ordinal).ToList();
        if (others.Count > 0)
        {
            var name = interfaces.SelectMany(one => one.TagSet ?? []).FirstOrDefault(tag => tag.Key == "Name")?.Value;
            throw new UnmetException(new([(port is null ? Texts.LetsInNothing : Texts.LetsInOnly).With(name is null ? id : $"{name} ({id})", port), .. others.Select(other => Texts.AlsoLetsIn.With(other))]));
        }
    }

    private static bool IsOf(SecurityGroupRule rule, int? port, string? cidr) =>
        rule.IpProtocol == "tcp" && rule.FromPort == port && rule.ToPort == port && rule.CidrIpv6 is null
        && (rule.CidrIpv4 is null || (cidr is not null && IPNetwork.Parse(cidr) is var all && IPNetwork.Parse(rule.CidrIpv4) is var some && all.Contains(some.BaseAddress) && some.PrefixLength >= all.PrefixLength));

    private static string Told(SecurityGroupRule rule)
    {
        var ports = rule.IpProtocol is not ("tcp" or "udp") ? "" : rule.FromPort == rule.ToPort ? $" {rule.FromPort}" : $" {rule.FromPort}-{rule.ToPort}";
        return $"{(rule.IpProtocol == "-1" ? Texts.AnyProtocol.ToString() : rule.IpProtocol)}{ports} <- {rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId}";
    }
}
