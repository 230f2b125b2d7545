namespace ScsLabs.Network;

/// <summary>A VPC.</summary>
/// <param name="Id">The id.</param>
/// <param name="Region">The Region.</param>
/// <param name="Cidrs">The CIDR blocks.</param>
internal sealed record Vpc(string Id, string Region, IReadOnlyList<Cidr> Cidrs)
{
    /// <summary>Whether the address is one of the VPC's private ones.</summary>
    public bool Contains(Ipv4 address)
    {
        for (var number = 0; number < Cidrs.Count; number++)
        {
            if (Cidrs[number].Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A subnet.</summary>
/// <param name="Id">The id.</param>
/// <param name="VpcId">The id of its VPC.</param>
/// <param name="Cidr">The CIDR block.</param>
/// <param name="AclId">The id of its network ACL.</param>
/// <param name="RouteTableId">The id of its route table: its own, or else the VPC's main one.</param>
internal sealed record Subnet(string Id, string VpcId, Cidr Cidr, string AclId, string RouteTableId);

/// <summary>A network interface.</summary>
/// <param name="Id">The id.</param>
/// <param name="SubnetId">The id of its subnet.</param>
/// <param name="Address">The primary private address.</param>
/// <param name="GroupIds">The ids of its security groups.</param>
internal sealed record NetworkInterface(string Id, string SubnetId, Ipv4 Address, IReadOnlyList<string> GroupIds);

/// <summary>A VPC peering connection.</summary>
/// <param name="Id">The id.</param>
/// <param name="RequesterVpcId">The id of the VPC that requested it.</param>
/// <param name="AccepterVpcId">The id of the VPC that accepts it.</param>
/// <param name="IsActive">Whether it carries packets.</param>
internal sealed record Peering(string Id, string RequesterVpcId, string AccepterVpcId, bool IsActive)
{
    /// <summary>The id of the VPC on the other side; null where the VPC is on neither.</summary>
    public string? Other(string vpcId) => vpcId == RequesterVpcId ? AccepterVpcId : vpcId == AccepterVpcId ? RequesterVpcId : null;
}
