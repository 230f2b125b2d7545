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
/// <param name="GroupIds">The ids of its security groups. An interface without any, such as a NAT gateway's, lets everything through.</param>
internal sealed record NetworkInterface(string Id, string SubnetId, Ipv4 Address, IReadOnlyList<string> GroupIds)
{
    /// <summary>The public address that is associated with the private one; null where none is.</summary>
    public Ipv4? PublicAddress { get; init; }

    /// <summary>Whether the interface refuses packets that neither come from its address nor go to it (the source/destination check).</summary>
    public bool ChecksAddresses { get; init; } = true;

    /// <summary>Whether what is behind the interface works; the instance may be stopped.</summary>
    public bool IsUp { get; init; } = true;
}

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

/// <summary>An Internet gateway.</summary>
/// <param name="Id">The id.</param>
/// <param name="VpcId">The id of the VPC that it is attached to; null where it is detached.</param>
internal sealed record InternetGateway(string Id, string? VpcId);

/// <summary>A NAT gateway. It is public where its interface has a public address.</summary>
/// <param name="Id">The id.</param>
/// <param name="InterfaceId">The id of its network interface, which has no security groups.</param>
/// <param name="IsAvailable">Whether it carries packets.</param>
internal sealed record NatGateway(string Id, string InterfaceId, bool IsAvailable);

/// <summary>A gateway endpoint of a service.</summary>
/// <param name="Id">The id.</param>
/// <param name="VpcId">The id of its VPC.</param>
/// <param name="Cidrs">The service's addresses: those of its prefix list.</param>
/// <param name="IsAvailable">Whether it carries packets.</param>
internal sealed record GatewayEndpoint(string Id, string VpcId, IReadOnlyList<Cidr> Cidrs, bool IsAvailable)
{
    /// <summary>Whether the address is one of the service's.</summary>
    public bool Serves(Ipv4 address) => Cidrs.Any(cidr => cidr.Contains(address));
}
