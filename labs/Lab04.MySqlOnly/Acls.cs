using Amazon.EC2;
using Amazon.EC2.Model;

namespace Lab04.MySqlOnly;

/// <summary>Writes network ACLs.</summary>
public static class Acls
{
    /// <summary>Lets TCP packets through.</summary>
    /// <param name="who">The administrator.</param>
    /// <param name="acl">The name of the network ACL.</param>
    /// <param name="number">The entry's number: the lowest one that matches decides.</param>
    /// <param name="isEgress">Whether packets that leave the subnet are let through, or those that come in.</param>
    /// <param name="cidr">The addresses that the packets go to, or come from.</param>
    /// <param name="first">The first destination port.</param>
    /// <param name="last">The last destination port.</param>
    public static async Task AllowAsync(Actor who, string acl, int number, bool isEgress, string cidr, int first, int last) => await who.Ec2.CreateNetworkAclEntryAsync(new()
    {
        NetworkAclId = (await Find.AclAsync(who, acl)).NetworkAclId,
        RuleNumber = number,
        Egress = isEgress,
        RuleAction = RuleAction.Allow,
        Protocol = "6",
        CidrBlock = cidr,
        PortRange = new() { From = first, To = last },
    });

    /// <summary>Deletes an entry.</summary>
    public static async Task DeleteAsync(Actor who, string acl, int number, bool isEgress) =>
        await who.Ec2.DeleteNetworkAclEntryAsync(new() { NetworkAclId = (await Find.AclAsync(who, acl)).NetworkAclId, RuleNumber = number, Egress = isEgress });

    /// <summary>Gives a subnet another network ACL.</summary>
    public static async Task AssociateAsync(Actor who, string subnet, string aclId)
    {
        var now = (await who.Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new("association.subnet-id", [subnet])] })).NetworkAcls.Single().Associations.Single(one => one.SubnetId == subnet);
        await who.Ec2.ReplaceNetworkAclAssociationAsync(new() { AssociationId = now.NetworkAclAssociationId, NetworkAclId = aclId });
    }
}
