using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Creates a VPC with the parts that it begins with.</summary>
internal static class VpcParts
{
    /// <summary>The number of the entries with which a default network ACL allows everything.</summary>
    private const int AllowAll = 100;

    /// <summary>Creates the VPC, its main route table, its default network ACL and its default security group.</summary>
    public static Vpc Create(Draft draft, Place place, IdSource ids, Cidr cidr, ImmutableSortedDictionary<string, string> tags, bool isDefault = false)
    {
        var vpc = new Vpc
        {
            Account = place.Account,
            Region = place.Region,
            IsDefault = isDefault,
            EnableDnsHostnames = isDefault,
            Id = ids.Hex(Vpc.Kind.Prefix),
            Cidrs = [new(ids.Hex(VpcCidr.Prefix), cidr)],
            MainRouteTableId = ids.Hex(RouteTable.Kind.Prefix),
            MainAssociationId = ids.Hex(RouteTable.AssociationPrefix),
            DefaultAclId = ids.Hex(NetworkAcl.Kind.Prefix),
            DefaultGroupId = ids.Hex(SecurityGroup.Kind.Prefix),
            DhcpOptionsId = ids.Hex("dopt-"),
            Tags = tags,
        };
        draft.Put(vpc);
        RouteTable.Create(draft, vpc, vpc.MainRouteTableId, TagSets.Rules.None);
        draft.Put(new NetworkAcl { Account = vpc.Account, Region = vpc.Region, Id = vpc.DefaultAclId, VpcId = vpc.Id, IsDefault = true });
        foreach (var isEgress in (bool[])[false, true])
        {
            draft.Put(new NetworkAclEntry(vpc.Place with { Within = vpc.DefaultAclId }, isEgress, new(AllowAll, Allows: true, IpProtocol.Any, Cidr.All, PortRange.All)));
        }

        var group = new SecurityGroup { Account = vpc.Account, Region = vpc.Region, Id = vpc.DefaultGroupId, GroupName = SecurityGroup.DefaultName, Description = "default VPC security group", VpcId = vpc.Id };
        draft.Put(group);
        draft.Put(SecurityGroupRule.AllowAllOut(group, ids));
        draft.Put(SecurityGroupRule.Of(group, ids, isEgress: false, new(IpProtocol.Any, PortRange.All) { Group = new(group.Id, group.Account, null) }));
        return vpc;
    }
}
