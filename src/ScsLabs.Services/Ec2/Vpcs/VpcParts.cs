using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Creates a VPC with the parts that it begins with.</summary>
internal static class VpcParts
{
    /// <summary>The number of the entries with which a default network ACL allows everything.</summary>
    private const int AllowAll = 100;

    /// <summary>Creates the VPC, its main route table, its default network ACL and its default security group.</summary>
    public static Vpc Create(Call call, Draft draft, Cidr cidr, ImmutableSortedDictionary<string, string> tags)
    {
        var vpc = new Vpc
        {
            Account = call.Account,
            Region = call.Region,
            Id = call.Ids.Hex(Vpc.Kind.Prefix),
            Cidrs = [new(call.Ids.Hex("vpc-cidr-assoc-"), cidr)],
            MainRouteTableId = call.Ids.Hex(RouteTable.Kind.Prefix),
            MainAssociationId = call.Ids.Hex(RouteTable.AssociationPrefix),
            DefaultAclId = call.Ids.Hex(NetworkAcl.Kind.Prefix),
            DefaultGroupId = call.Ids.Hex(SecurityGroup.Kind.Prefix),
            DhcpOptionsId = call.Ids.Hex("dopt-"),
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
        draft.Put(SecurityGroupRule.AllowAllOut(group, call.Ids));
        draft.Put(SecurityGroupRule.Of(group, call.Ids, isEgress: false, new(IpProtocol.Any, PortRange.All) { Group = new(group.Id, group.Account, null) }));
        return vpc;
    }
}
