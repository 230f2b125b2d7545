using ScsLabs.Harness.Telling;
using ScsLabs.Network;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Harness.Proof;

/// <summary>Mutants of the solution in which a security group's rule or a network ACL's entry that it wrote allows more.</summary>
internal static class WiderRules
{
    /// <summary>Generates the mutants of each rule and entry that the answer wrote.</summary>
    public static IEnumerable<Mutant> Of(IReadOnlyList<Change> changes, World world) =>
        from change in changes
        from wider in change.After switch
        {
            SecurityGroupRule rule => OfRule(rule, world).Select(one => (one.Name, Row: (IRow)(rule with { Permission = one.Permission }))),
            NetworkAclEntry { Rule.Allows: true } entry => OfEntry(entry.Rule).Select(one => (one.Name, Row: (IRow)(entry with { Rule = one.Entry }))),
            _ => [],
        }
        select new Mutant($"{change.After!.GetType().Name} {change.After.Id}: {wider.Name}", draft => draft.Substitute(change, wider.Row));

    private static IEnumerable<(string Name, Permission Permission)> OfRule(SecurityGroupRule rule, World world)
    {
        var permission = rule.Permission;
        foreach (var (name, protocol, ports) in WiderTraffic(permission.Protocol, permission.Ports))
        {
            yield return (name, permission with { Protocol = protocol, Ports = ports });
        }

        var blocks = permission.Cidr is { } block ? WiderBlocks(block)
            : permission.Group is { } group ? BlocksOf(group, world)
            : [(Texts.PrefixListWidened.With(Cidr.All), Cidr.All)];
        foreach (var (name, cidr) in blocks)
        {
            yield return (name, permission with { Cidr = cidr, Group = null, PrefixListId = null });
        }
    }

    private static IEnumerable<(string Name, AclEntry Entry)> OfEntry(AclEntry entry) =>
    [
        .. WiderTraffic(entry.Protocol, entry.Ports).Select(wider => (wider.Name, entry with { Protocol = wider.Protocol, Ports = wider.Ports })),
        .. WiderBlocks(entry.Cidr).Select(wider => (wider.Name, entry with { Cidr = wider.Cidr })),
    ];

    /// <summary>The port below, the port above, all ports, all protocols.</summary>
    private static IEnumerable<(string Name, int Protocol, PortRange Ports)> WiderTraffic(int protocol, PortRange ports)
    {
        if (IpProtocol.HasPorts(protocol) && ports != PortRange.All)
        {
            if (ports.From > 0)
            {
                yield return (Texts.PortsWidened.With($"{ports.From - 1}-{ports.To}"), protocol, ports with { From = ports.From - 1 });
            }

            if (ports.To < PortRange.All.To)
            {
                yield return (Texts.PortsWidened.With($"{ports.From}-{ports.To + 1}"), protocol, ports with { To = ports.To + 1 });
            }

            yield return (Texts.PortsWidened.With(Texts.AllOfThem), protocol, PortRange.All);
        }

        if (protocol != IpProtocol.Any)
        {
            yield return (Texts.ProtocolWidened.With(Texts.AllOfThem), IpProtocol.Any, PortRange.All);
        }
    }

    /// <summary>The block of twice the size, and all addresses.</summary>
    private static IEnumerable<(string Name, Cidr Cidr)> WiderBlocks(Cidr block)
    {
        if (block.Length > 1)
        {
            var twice = new Cidr(block.First, block.Length - 1);
            yield return (Texts.AddressesWidened.With(twice), twice);
        }

        if (block.Length > 0)
        {
            yield return (Texts.AddressesWidened.With(Cidr.All), Cidr.All);
        }
    }

    /// <summary>The blocks of the group's VPC, and all addresses.</summary>
    private static IEnumerable<(string Name, Cidr Cidr)> BlocksOf(GroupReference reference, World world)
    {
        if (world.Find(AnyPlace<Services.Ec2.SecurityGroup>.ById, reference.GroupId) is { } group)
        {
            foreach (var block in world.Find<Services.Ec2.Vpc>(group.Place, group.VpcId)!.Cidrs)
            {
                yield return (Texts.GroupWidenedToVpc.With(block.Cidr), block.Cidr);
            }
        }

        yield return (Texts.GroupWidened.With(Cidr.All), Cidr.All);
    }
}
