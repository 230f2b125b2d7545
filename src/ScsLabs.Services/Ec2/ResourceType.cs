namespace ScsLabs.Services.Ec2;

/// <summary>The types of resources that can have tags.</summary>
[NotEmulated(
    "capacity-reservation", "client-vpn-endpoint", "customer-gateway", "carrier-gateway", "coip-pool", "declarative-policies-report", "dedicated-host", "dhcp-options",
    "egress-only-internet-gateway", "elastic-gpu", "export-image-task", "export-instance-task", "fleet", "fpga-image", "host-reservation",
    "image-usage-report", "import-image-task", "import-snapshot-task", "instance-event-window", "ipam", "ipam-pool", "ipam-scope", "ipv4pool-ec2",
    "ipv6pool-ec2", "launch-template", "local-gateway", "local-gateway-route-table", "local-gateway-virtual-interface",
    "local-gateway-virtual-interface-group", "local-gateway-route-table-vpc-association", "local-gateway-route-table-virtual-interface-group-association",
    "network-insights-access-scope", "network-insights-access-scope-analysis", "outpost-lag", "placement-group", "prefix-list", "replace-root-volume-task",
    "reserved-instances", "service-link-virtual-interface", "spot-fleet-request", "spot-instances-request", "subnet-cidr-reservation",
    "traffic-mirror-filter", "traffic-mirror-session", "traffic-mirror-target", "transit-gateway", "transit-gateway-attachment", "transit-gateway-connect-peer",
    "transit-gateway-multicast-domain", "transit-gateway-policy-table", "transit-gateway-metering-policy", "transit-gateway-route-table",
    "transit-gateway-route-table-announcement", "vpc-endpoint-connection", "vpc-endpoint-service", "vpc-endpoint-service-permission",
    "vpn-connection", "vpn-gateway", "vpc-flow-log", "capacity-reservation-fleet", "traffic-mirror-filter-rule", "vpc-endpoint-connection-device-type",
    "verified-access-instance", "verified-access-group", "verified-access-endpoint", "verified-access-policy", "verified-access-trust-provider",
    "vpn-connection-device-type", "vpc-block-public-access-exclusion", "vpc-encryption-control", "route-server", "route-server-endpoint", "route-server-peer",
    "ipam-resource-discovery", "ipam-resource-discovery-association", "instance-connect-endpoint", "verified-access-endpoint-target",
    "ipam-external-resource-verification-token", "capacity-block", "mac-modification-task", "ipam-prefix-list-resolver", "ipam-policy",
    "ipam-prefix-list-resolver-target", "secondary-interface", "secondary-network", "secondary-subnet", "capacity-manager-data-export", "vpn-concentrator",
    "ipam-pool-allocation")]
internal enum ResourceType
{
    /// <summary>An elastic IP address.</summary>
    [Wire("elastic-ip")]
    ElasticIp,

    /// <summary>An image.</summary>
    [Wire("image")]
    Image,

    /// <summary>An instance.</summary>
    [Wire("instance")]
    Instance,

    /// <summary>An Internet gateway.</summary>
    [Wire("internet-gateway")]
    InternetGateway,

    /// <summary>A key pair.</summary>
    [Wire("key-pair")]
    KeyPair,

    /// <summary>A NAT gateway.</summary>
    [Wire("natgateway")]
    NatGateway,

    /// <summary>A network ACL.</summary>
    [Wire("network-acl")]
    NetworkAcl,

    /// <summary>A network interface.</summary>
    [Wire("network-interface")]
    NetworkInterface,

    /// <summary>A network insights analysis.</summary>
    [Wire("network-insights-analysis")]
    NetworkInsightsAnalysis,

    /// <summary>A network insights path.</summary>
    [Wire("network-insights-path")]
    NetworkInsightsPath,

    /// <summary>A route table.</summary>
    [Wire("route-table")]
    RouteTable,

    /// <summary>A security group.</summary>
    [Wire("security-group")]
    SecurityGroup,

    /// <summary>A security group rule.</summary>
    [Wire("security-group-rule")]
    SecurityGroupRule,

    /// <summary>A snapshot of a volume.</summary>
    [Wire("snapshot")]
    Snapshot,

    /// <summary>A subnet.</summary>
    [Wire("subnet")]
    Subnet,

    /// <summary>A volume.</summary>
    [Wire("volume")]
    Volume,

    /// <summary>A VPC.</summary>
    [Wire("vpc")]
    Vpc,

    /// <summary>A VPC endpoint.</summary>
    [Wire("vpc-endpoint")]
    VpcEndpoint,

    /// <summary>A VPC peering connection.</summary>
    [Wire("vpc-peering-connection")]
    VpcPeeringConnection,
}
