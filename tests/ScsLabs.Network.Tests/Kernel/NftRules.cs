using System.Text;

namespace ScsLabs.Network.Tests.Kernel;

/// <summary>The rules of an interface's security groups, in nftables' language: they track connections, and what no rule accepts is dropped.</summary>
internal static class GroupRules
{
    public static string Of(SnapshotParts parts, NetworkInterface one)
    {
        var groups = one.GroupIds.Select(id => parts.Groups.Single(group => group.Id == id)).ToList();
        var text = new StringBuilder("table ip groups {\n");
        Chain("input", groups.SelectMany(group => group.Inbound), "ip saddr", "accept");
        Chain("output", groups.SelectMany(group => group.Outbound), "ip daddr", "accept");
        text.Append("chain passed_on {\n").AppendJoin('\n', groups.SelectMany(group => group.Outbound).Select(rule => Line(rule, "ip daddr", "accept"))).Append("\n}\n");
        Chain("forward", groups.SelectMany(group => group.Inbound), "ip saddr", "goto passed_on");
        return text.Append("chain marking {\ntype filter hook forward priority 1; policy accept;\nip dscp set cs1\n}\n}\n").ToString();

        void Chain(string hook, IEnumerable<GroupRule> rules, string other, string verdict) => text
            .Append($"chain {hook} {{\ntype filter hook {hook} priority 0; policy drop;\nct state established,related accept\n")
            .AppendJoin('\n', rules.Select(rule => Line(rule, other, verdict)))
            .Append("\n}\n");

        string Line(GroupRule rule, string other, string verdict)
        {
            if (rule.Cidr is { } cidr)
            {
                return $"{other} {NftMatch.Of(cidr)} {NftMatch.Of(rule.Protocol, rule.Ports)} {verdict}";
            }

            // The private addresses of the group's members in the Region. What an appliance has passed on, and marked, comes from no group.
            var members = parts.Interfaces.Where(member => member.GroupIds.Contains(rule.GroupId) && Region(member) == Region(one)).Select(member => member.Address.ToString()).ToList();
            var direct = other == "ip saddr" ? "ip dscp cs0" : "";
            return members.Count == 0 ? "" : $"{other} {{ {string.Join(", ", members)} }} {direct} {NftMatch.Of(rule.Protocol, rule.Ports)} {verdict}";
        }

        string Region(NetworkInterface member) => parts.Vpcs.Single(vpc => vpc.Id == parts.Subnets.Single(subnet => subnet.Id == member.SubnetId).VpcId).Region;
    }
}

/// <summary>The entries of network ACLs, in nftables' language: on what enters and leaves a subnet's bridge, without connection tracking.</summary>
internal static class AclRules
{
    public static string Of(SnapshotParts parts, Vpc vpc)
    {
        var subnets = parts.Subnets.Where(subnet => subnet.VpcId == vpc.Id).ToList();
        var text = new StringBuilder("table ip acls {\n");
        foreach (var subnet in subnets)
        {
            var acl = parts.Acls.Single(acl => acl.Id == subnet.AclId);
            Chain($"out_{KernelNetwork.Bridge(subnet)}", acl.Outbound, "ip daddr");
            Chain($"in_{KernelNetwork.Bridge(subnet)}", acl.Inbound, "ip saddr");
        }

        text.Append("chain forward {\ntype filter hook forward priority 0; policy accept;\n");
        subnets.ForEach(subnet => text.Append($"iifname {KernelNetwork.Bridge(subnet)} jump out_{KernelNetwork.Bridge(subnet)}\n"));
        subnets.ForEach(subnet => text.Append($"oifname {KernelNetwork.Bridge(subnet)} jump in_{KernelNetwork.Bridge(subnet)}\n"));
        return text.Append("}\n}\n").ToString();

        void Chain(string name, IReadOnlyList<AclEntry> entries, string other) => text
            .Append($"chain {name} {{\n")
            .AppendJoin('\n', entries.OrderBy(entry => entry.Number).Select(entry => $"{other} {NftMatch.Of(entry.Cidr)} {NftMatch.Of(entry.Protocol, entry.Ports)} {(entry.Allows ? "return" : "drop")}"))
            .Append("\ndrop\n}\n");
    }
}

/// <summary>The address translation of gateways, in nftables' language.</summary>
internal static class Translation
{
    /// <summary>Public for private addresses and back; what has no public address doesn't leave, and what comes from the VPC doesn't turn back.</summary>
    public static string OfInternetGateway(SnapshotParts parts, InternetGateway gateway)
    {
        var known = parts.Interfaces.Where(one => one.PublicAddress is not null && parts.Subnets.Single(subnet => subnet.Id == one.SubnetId).VpcId == gateway.VpcId).ToList();
        return $$"""
            table ip translation {
            chain forward {
            type filter hook forward priority 0; policy accept;
            iifname inside oifname inside drop
            oifname outside {{(known.Count == 0 ? "" : $"ip saddr != {{ {string.Join(", ", known.Select(one => one.Address))} }}")}} drop
            }
            chain prerouting {
            type nat hook prerouting priority dstnat; policy accept;
            {{string.Join('\n', known.Select(one => $"iifname outside ip daddr {one.PublicAddress} dnat to {one.Address}"))}}
            }
            chain postrouting {
            type nat hook postrouting priority srcnat; policy accept;
            {{string.Join('\n', known.Select(one => $"oifname outside ip saddr {one.Address} snat to {one.PublicAddress}"))}}
            }
            }

            """;
    }

    /// <summary>The gateway's own address for that of clients in its VPC, whose connections it opens and no others.</summary>
    public static string OfNatGateway(NetworkInterface one) => $$"""
        table ip translation {
        chain forward {
        type filter hook forward priority 0; policy drop;
        ct state established,related accept
        ip saddr {{new Cidr(one.Address, 16)}} tcp flags & (syn | ack) == syn accept
        ip saddr {{new Cidr(one.Address, 16)}} meta l4proto udp accept
        }
        chain postrouting {
        type nat hook postrouting priority srcnat; policy accept;
        meta l4proto { tcp, udp } snat to {{one.Address}}:1024-65535
        }
        }
        """;
}

/// <summary>What rules match, in nftables' language.</summary>
internal static class NftMatch
{
    public static string Of(Cidr cidr) => cidr.Length == 0 ? "0.0.0.0-255.255.255.255" : cidr.ToString();

    public static string Of(int protocol, PortRange ports) => protocol switch
    {
        IpProtocol.Any => "",
        IpProtocol.Tcp => $"meta l4proto tcp th dport {ports.From}-{ports.To}",
        IpProtocol.Udp => $"meta l4proto udp th dport {ports.From}-{ports.To}",
        _ => $"meta l4proto {protocol}",
    };
}
