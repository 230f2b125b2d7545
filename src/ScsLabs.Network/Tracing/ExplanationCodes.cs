namespace ScsLabs.Network;

/// <summary>AWS's explanation codes that the engine gives. Source: VPC User Guide, Reachability Analyzer, explanation codes.</summary>
internal static class ExplanationCodes
{
    /// <summary>No rule of the interface's security groups allows the packets.</summary>
    public const string SecurityGroupRulesMismatch = "ENI_SG_RULES_MISMATCH";

    /// <summary>The interface's security groups have no rule in that direction.</summary>
    public const string SecurityGroupHasNoRules = "SG_HAS_NO_RULES";

    /// <summary>The subnet's network ACL denies the packets.</summary>
    public const string SubnetAclRestriction = "SUBNET_ACL_RESTRICTION";

    /// <summary>The route table has no route for the destination.</summary>
    public const string NoRouteToDestination = "NO_ROUTE_TO_DESTINATION";

    /// <summary>The route's target doesn't carry packets (the route is a blackhole).</summary>
    public const string BadStateRoute = "BAD_STATE_ROUTE";

    /// <summary>The address isn't in the CIDR blocks of the VPC on the other side of the peering: nothing passes through a VPC to another.</summary>
    public const string PeeringRequiresAddressInVpc = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR";

    /// <summary>The component doesn't work, such as an instance that is stopped.</summary>
    public const string BadState = "BAD_STATE";

    /// <summary>No interface has the address.</summary>
    public const string NoPossibleDestination = "NO_POSSIBLE_DESTINATION";

    /// <summary>The packets arrive at another interface than the destination.</summary>
    public const string EniAddressRestriction = "ENI_ADDRESS_RESTRICTION";

    /// <summary>The interface checks addresses, and the packets neither come from it nor go to it.</summary>
    public const string SourceDestinationCheckRestriction = "ENI_SOURCE_DEST_CHECK_RESTRICTION";

    /// <summary>No public address is associated with the source address, so the packets can't leave to the Internet.</summary>
    public const string PublicAddressNeededForEgress = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS";

    /// <summary>The destination has no public address, so packets from the Internet can't reach it.</summary>
    public const string PublicAddressNeededForIngress = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS";

    /// <summary>The destination isn't in the VPC of the Internet gateway.</summary>
    public const string InternetGatewayServesItsVpc = "IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS";

    /// <summary>The destination on the Internet has an address for private use.</summary>
    public const string PrivateDestinationOnInternet = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS";

    /// <summary>The destination on the Internet has an address of the range that carriers share.</summary>
    public const string SharedDestinationOnInternet = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS";

    /// <summary>The source on the Internet has an address for private use.</summary>
    public const string PrivateSourceOnInternet = "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS";

    /// <summary>The source on the Internet has an address of the range that carriers share.</summary>
    public const string SharedSourceOnInternet = "IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS";

    /// <summary>The packets leave through an Internet gateway that isn't their destination: ways out and in again aren't analysed.</summary>
    public const string InternetGatewayOnTheWay = "IGW_NAT_REFLECTION";

    /// <summary>The packets come from outside of the NAT gateway's VPC.</summary>
    public const string NatGatewayServesItsVpc = "NGW_REQUIRES_SOURCE_IN_VPC";

    /// <summary>The NAT gateway would give replies another source address than the one that was asked.</summary>
    public const string NatGatewayReassignsSource = "NGW_SOURCE_ADDRESS_REASSIGN";

    /// <summary>The component doesn't take the protocol.</summary>
    public const string ProtocolRestriction = "PROTOCOL_RESTRICTION";

    /// <summary>The gateway endpoint takes TCP and ICMP only.</summary>
    public const string GatewayEndpointProtocolRestriction = "VPCE_GATEWAY_PROTOCOL_RESTRICTION";

    /// <summary>The gateway endpoint sends packets from its prefix list's addresses only.</summary>
    public const string GatewayEndpointSourceRestriction = "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION";

    /// <summary>An endpoint opens no connections.</summary>
    public const string EndpointOpensNothing = "VPCE_INTRA_VPC_TRAFFIC";

    /// <summary>The component belongs to no VPC.</summary>
    public const string UnassociatedComponent = "UNASSOCIATED_COMPONENT";

    /// <summary>No way leads from the source to the destination.</summary>
    public const string NoPath = "NO_PATH";
}
