namespace ScsLabs.Network;

/// <summary>A network as the engine sees it. Everything is looked up, so that an analysis costs nothing for what no packet passes.</summary>
internal interface ITopology
{
    /// <summary>The VPC; null where it doesn't exist.</summary>
    Vpc? Vpc(string id);

    /// <summary>The subnet; null where it doesn't exist.</summary>
    Subnet? Subnet(string id);

    /// <summary>The VPC's subnet that holds the address; null where none does.</summary>
    Subnet? SubnetAt(string vpcId, Ipv4 address);

    /// <summary>The interface; null where it doesn't exist.</summary>
    NetworkInterface? Interface(string id);

    /// <summary>The VPC's interface that has the private address; null where none does.</summary>
    NetworkInterface? InterfaceAt(string vpcId, Ipv4 address);

    /// <summary>The network ACL. Every subnet has one.</summary>
    NetworkAcl Acl(string id);

    /// <summary>The security group; null where it doesn't exist.</summary>
    SecurityGroup? Group(string id);

    /// <summary>The route table. Every subnet has one.</summary>
    RouteTable RouteTable(string id);

    /// <summary>The peering connection; null where it doesn't exist.</summary>
    Peering? Peering(string id);

    /// <summary>The Internet gateway; null where it doesn't exist.</summary>
    InternetGateway? InternetGateway(string id);

    /// <summary>The NAT gateway; null where it doesn't exist.</summary>
    NatGateway? NatGateway(string id);

    /// <summary>The gateway endpoint; null where it doesn't exist.</summary>
    GatewayEndpoint? GatewayEndpoint(string id);
}
