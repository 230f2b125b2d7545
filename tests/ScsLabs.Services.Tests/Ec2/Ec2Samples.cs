using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Tests.Ec2;

internal static class Ec2Samples
{
    private static readonly IpPermission MySql = new() { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, IpRanges = [new("10.0.0.0/16")] };

    private static readonly NetworkAclEntryRequest Entry = new(100, "tcp", RuleAction.Allow, Egress: false, "10.0.0.0/16", PortRange: new(3306, 3306));

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreateVpcOperation.Instance, new("10.0.0.0/16", Tagged(ResourceType.Vpc))),
        Sample.Of(DescribeVpcsOperation.Instance, new()),
        Sample.After(DeleteVpcOperation.Instance, aws => new(NewVpc(aws))),
        Sample.After(AssociateVpcCidrBlockOperation.Instance, aws => new(NewVpc(aws), "10.2.0.0/16")),
        Sample.After(DisassociateVpcCidrBlockOperation.Instance, aws => new(aws.Call(new AssociateVpcCidrBlock(NewVpc(aws), "10.2.0.0/16")).CidrBlockAssociation.AssociationId)),
        Sample.After(CreateSubnetOperation.Instance, aws => new(NewVpc(aws), "10.0.1.0/24", TagSpecifications: Tagged(ResourceType.Subnet))),
        Sample.Of(DescribeSubnetsOperation.Instance, new()),
        Sample.After(DeleteSubnetOperation.Instance, aws => new(NewSubnet(aws))),
        Sample.After(CreateSecurityGroupOperation.Instance, aws => new("database", "db", NewVpc(aws), Tagged(ResourceType.SecurityGroup))),
        Sample.Of(DescribeSecurityGroupsOperation.Instance, new()),
        Sample.After(DeleteSecurityGroupOperation.Instance, aws => new(NewGroup(aws))),
        Sample.After(AuthorizeSecurityGroupIngressOperation.Instance, aws => new(NewGroup(aws), [MySql], Tagged(ResourceType.SecurityGroupRule))),
        Sample.After(AuthorizeSecurityGroupEgressOperation.Instance, aws => new(NewGroup(aws), [MySql], Tagged(ResourceType.SecurityGroupRule))),
        Sample.After(RevokeSecurityGroupIngressOperation.Instance, aws =>
        {
            var group = NewGroup(aws);
            aws.Call(new AuthorizeSecurityGroupIngress(group, [MySql]));
            return new(group, [MySql]);
        }),
        Sample.After(RevokeSecurityGroupEgressOperation.Instance, aws => new(NewGroup(aws), [new() { IpProtocol = "-1", IpRanges = [new("0.0.0.0/0")] }])),
        Sample.After(CreateNetworkInterfaceOperation.Instance, aws => new(NewSubnet(aws), Groups: [NewGroup(aws)], TagSpecifications: Tagged(ResourceType.NetworkInterface))),
        Sample.Of(DescribeNetworkInterfacesOperation.Instance, new()),
        Sample.After(DeleteNetworkInterfaceOperation.Instance, aws => new(NewInterface(aws))),
        Sample.After(CreateRouteTableOperation.Instance, aws => new(NewVpc(aws), Tagged(ResourceType.RouteTable))),
        Sample.Of(DescribeRouteTablesOperation.Instance, new()),
        Sample.After(DeleteRouteTableOperation.Instance, aws => new(NewTable(aws, NewVpc(aws)))),
        Sample.After(AssociateRouteTableOperation.Instance, aws =>
        {
            var vpc = NewVpc(aws);
            return new(NewTable(aws, vpc), NewSubnet(aws, vpc));
        }),
        Sample.After(DisassociateRouteTableOperation.Instance, aws =>
        {
            var vpc = NewVpc(aws);
            return new(aws.Call(new AssociateRouteTable(NewTable(aws, vpc), NewSubnet(aws, vpc))).AssociationId);
        }),
        Sample.After(CreateRouteOperation.Instance, aws =>
        {
            var vpc = NewVpc(aws);
            return new(NewTable(aws, vpc), "10.1.0.0/16") { To = new(VpcPeeringConnectionId: NewPeering(aws, vpc)) };
        }),
        Sample.After(ReplaceRouteOperation.Instance, aws =>
        {
            var vpc = NewVpc(aws);
            var (table, gateway) = (NewTable(aws, vpc), NewGateway(aws));
            aws.Call(new AttachInternetGateway(gateway, vpc));
            aws.Call(new CreateRoute(table, "10.1.0.0/16") { To = new(VpcPeeringConnectionId: NewPeering(aws, vpc)) });
            return new(table, "10.1.0.0/16") { To = new(GatewayId: gateway) };
        }),
        Sample.Of(AllocateAddressOperation.Instance, new(TagSpecifications: Tagged(ResourceType.ElasticIp))),
        Sample.After(AssociateAddressOperation.Instance, aws => new(aws.Call(new AllocateAddress()).AllocationId, NewPublicInterface(aws))),
        Sample.After(DisassociateAddressOperation.Instance, aws => new(aws.Call(new AssociateAddress(aws.Call(new AllocateAddress()).AllocationId, NewPublicInterface(aws))).AssociationId)),
        Sample.After(ReleaseAddressOperation.Instance, aws => new(aws.Call(new AllocateAddress()).AllocationId)),
        Sample.Of(DescribeAddressesOperation.Instance, new()),
        Sample.Of(DescribeAddressesAttributeOperation.Instance, new()),
        Sample.After(ModifyNetworkInterfaceAttributeOperation.Instance, aws => new(NewInterface(aws), SourceDestCheck: new(false))),
        Sample.After(DeleteRouteOperation.Instance, aws =>
        {
            var vpc = NewVpc(aws);
            var table = NewTable(aws, vpc);
            aws.Call(new CreateRoute(table, "10.1.0.0/16") { To = new(VpcPeeringConnectionId: NewPeering(aws, vpc)) });
            return new(table, "10.1.0.0/16");
        }),
        Sample.After(ReplaceRouteTableAssociationOperation.Instance, aws =>
        {
            var vpc = NewVpc(aws);
            return new(aws.Call(new AssociateRouteTable(NewTable(aws, vpc), NewSubnet(aws, vpc))).AssociationId, NewTable(aws, vpc));
        }),
        Sample.After(CreateNetworkAclOperation.Instance, aws => new(NewVpc(aws), Tagged(ResourceType.NetworkAcl))),
        Sample.Of(DescribeNetworkAclsOperation.Instance, new()),
        Sample.After(DeleteNetworkAclOperation.Instance, aws => new(NewAcl(aws, NewVpc(aws)))),
        Sample.After(CreateNetworkAclEntryOperation.Instance, aws => new(NewAcl(aws, NewVpc(aws)), Entry)),
        Sample.After(ReplaceNetworkAclEntryOperation.Instance, aws => new(NewEntry(aws), Entry)),
        Sample.After(DeleteNetworkAclEntryOperation.Instance, aws => new(NewEntry(aws), Entry.RuleNumber, Entry.Egress)),
        Sample.After(ReplaceNetworkAclAssociationOperation.Instance, aws =>
        {
            var vpc = NewVpc(aws);
            NewSubnet(aws, vpc);
            return new(aws.Call(new DescribeNetworkAcls()).NetworkAcls.Single(acl => acl.VpcId == vpc).Associations.Single().NetworkAclAssociationId, NewAcl(aws, vpc));
        }),
        Sample.After(DescribeVpcAttributeOperation.Instance, aws => new(VpcAttributeName.EnableDnsHostnames, NewVpc(aws))),
        Sample.After(ModifyVpcAttributeOperation.Instance, aws => new(NewVpc(aws), EnableDnsHostnames: new(true))),
        Sample.After(ModifySubnetAttributeOperation.Instance, aws => new(NewSubnet(aws), new(true))),
        Sample.Of(DescribeAvailabilityZonesOperation.Instance, new()),
        Sample.Of(CreateInternetGatewayOperation.Instance, new(Tagged(ResourceType.InternetGateway))),
        Sample.Of(DescribeInternetGatewaysOperation.Instance, new()),
        Sample.After(AttachInternetGatewayOperation.Instance, aws => new(NewGateway(aws), NewVpc(aws))),
        Sample.After(DetachInternetGatewayOperation.Instance, aws =>
        {
            var (gateway, vpc) = (NewGateway(aws), NewVpc(aws));
            aws.Call(new AttachInternetGateway(gateway, vpc));
            return new(gateway, vpc);
        }),
        Sample.After(DeleteInternetGatewayOperation.Instance, aws => new(NewGateway(aws))),
        Sample.After(CreateNatGatewayOperation.Instance, aws => new(NewPublicSubnet(aws), aws.Call(new AllocateAddress()).AllocationId, TagSpecifications: Tagged(ResourceType.NatGateway))),
        Sample.Of(DescribeNatGatewaysOperation.Instance, new()),
        Sample.After(DeleteNatGatewayOperation.Instance, aws => new(aws.Call(new CreateNatGateway(NewSubnet(aws), ConnectivityType: ConnectivityType.Private)).NatGateway.NatGatewayId)),
        Sample.Of(DescribeManagedPrefixListsOperation.Instance, new()),
        Sample.Of(DescribePrefixListsOperation.Instance, new()),
        Sample.Of(GetManagedPrefixListEntriesOperation.Instance, new("pl-63a5400a")),
        Sample.After(CreateVpcEndpointOperation.Instance, aws =>
        {
            var vpc = NewVpc(aws);
            return new(vpc, "com.amazonaws.us-east-1.s3", RouteTableIds: [NewTable(aws, vpc)], TagSpecifications: Tagged(ResourceType.VpcEndpoint));
        }),
        Sample.Of(DescribeVpcEndpointsOperation.Instance, new()),
        Sample.Of(DescribeVpcEndpointServicesOperation.Instance, new()),
        Sample.After(ModifyVpcEndpointOperation.Instance, aws =>
        {
            var vpc = NewVpc(aws);
            return new(NewEndpoint(aws, vpc), AddRouteTableIds: [NewTable(aws, vpc)]);
        }),
        Sample.After(DeleteVpcEndpointsOperation.Instance, aws => new([NewEndpoint(aws, NewVpc(aws))])),
        Sample.After(CreateVpcPeeringConnectionOperation.Instance, aws => new(NewVpc(aws), NewVpc(aws, "10.1.0.0/16"), TagSpecifications: Tagged(ResourceType.VpcPeeringConnection))),
        Sample.After(AcceptVpcPeeringConnectionOperation.Instance, aws => new(NewPeering(aws, NewVpc(aws)))),
        Sample.After(RejectVpcPeeringConnectionOperation.Instance, aws => new(NewPeering(aws, NewVpc(aws)))),
        Sample.After(DeleteVpcPeeringConnectionOperation.Instance, aws => new(NewPeering(aws, NewVpc(aws)))),
        Sample.After(ModifyVpcPeeringConnectionOptionsOperation.Instance, aws =>
        {
            var peering = NewPeering(aws, NewVpc(aws));
            aws.Call(new AcceptVpcPeeringConnection(peering));
            return new(peering, RequesterPeeringConnectionOptions: new(false));
        }),
        Sample.Of(DescribeVpcPeeringConnectionsOperation.Instance, new()),
        Sample.Of(DescribeSecurityGroupRulesOperation.Instance, new()),
        Sample.After(DescribeStaleSecurityGroupsOperation.Instance, aws => new(NewVpc(aws))),
        Sample.After(CreateTagsOperation.Instance, aws => new([NewVpc(aws), NewGroup(aws)], [new("Team", "blue")])),
        Sample.After(DeleteTagsOperation.Instance, aws => new([NewVpc(aws), NewGroup(aws)], [new("Team")])),
        Sample.Of(DescribeTagsOperation.Instance, new()),
        Sample.After(CreateNetworkInsightsPathOperation.Instance, aws =>
        {
            var one = NewInterface(aws);
            return new(one, PathProtocol.Tcp, "token", one, 443, TagSpecifications: Tagged(ResourceType.NetworkInsightsPath));
        }),
        Sample.Of(DescribeNetworkInsightsPathsOperation.Instance, new()),
        Sample.After(DeleteNetworkInsightsPathOperation.Instance, aws => new(NewPath(aws))),
        Sample.After(StartNetworkInsightsAnalysisOperation.Instance, aws => new(NewPath(aws), "token", Tagged(ResourceType.NetworkInsightsAnalysis))),
        Sample.Of(DescribeNetworkInsightsAnalysesOperation.Instance, new()),
        Sample.After(DeleteNetworkInsightsAnalysisOperation.Instance, aws => new(aws.Call(new StartNetworkInsightsAnalysis(NewPath(aws), "token")).NetworkInsightsAnalysis.NetworkInsightsAnalysisId)),
        .. ImageSamples.All,
        Sample.Of(DescribeVolumesOperation.Instance, new()),
        .. DiskSamples.All,
        .. KeyPairSamples.All,
        Sample.After(RunInstancesOperation.Instance, aws => new(NewestImage(aws), 1, 2)
        {
            InstanceType = "t3.micro",
            KeyName = KeyPairSamples.NewPair(aws),
            SubnetId = NewSubnet(aws),
            SecurityGroupIds = [NewGroup(aws)],
            IamInstanceProfile = InstanceProfileSamples.NewProfile(aws),
            TagSpecifications = [.. Tagged(ResourceType.Instance), .. Tagged(ResourceType.Volume), .. Tagged(ResourceType.NetworkInterface)],
        }),
        Sample.Of(DescribeInstancesOperation.Instance, new()),
        Sample.Of(DescribeInstanceStatusOperation.Instance, new()),
        Sample.Of(DescribeInstanceCreditSpecificationsOperation.Instance, new()),
        Sample.Of(DescribeInstanceTypesOperation.Instance, new(["t3.micro"])),
        Sample.After(MonitorInstancesOperation.Instance, aws => new([NewInstance(aws)])),
        Sample.After(UnmonitorInstancesOperation.Instance, aws => new([NewInstance(aws)])),
        Sample.After(StartInstancesOperation.Instance, aws => new([NewInstance(aws)])),
        Sample.After(StopInstancesOperation.Instance, aws => new([NewInstance(aws)])) with { Later = Booted },
        Sample.After(RebootInstancesOperation.Instance, aws => new([NewInstance(aws)])) with { Later = Booted },
        Sample.After(TerminateInstancesOperation.Instance, aws => new([NewInstance(aws)])),
        Sample.After(DescribeInstanceAttributeOperation.Instance, aws => new(NewInstance(aws), InstanceAttributeName.DisableApiTermination)),
        Sample.After(ModifyInstanceAttributeOperation.Instance, aws => new(NewInstance(aws)) { Groups = [NewGroup(aws)] }),
        Sample.After(AttachNetworkInterfaceOperation.Instance, aws => new(NewInterface(aws), NewInstance(aws), 1)) with { Later = Booted },
        Sample.After(DetachNetworkInterfaceOperation.Instance, aws => new(NewAttachment(aws))),
        .. InstanceProfileSamples.All,
    ];

    internal static TimeSpan Booted => TimeSpan.FromMinutes(1);

    internal static string NewestImage(AsCaller aws) => aws.Call(new DescribeImages(Owners: ["amazon"]) { Which = new([new("name", ["al2023-ami-2023.*-x86_64"])]) }).Images.MaxBy(image => image.CreationDate)!.ImageId;

    internal static string NewInstance(AsCaller aws) =>
        aws.Call(new RunInstances(NewestImage(aws), 1, 1) { InstanceType = "t3.micro", SubnetId = aws.Call(new DescribeSubnets()).Subnets.FirstOrDefault(one => one.CidrBlock == "10.0.1.0/24")?.SubnetId ?? NewSubnet(aws) }).Instances[0].InstanceId;

    private static string NewAttachment(AsCaller aws) => aws.Call(new RunInstances(NewestImage(aws), 1, 1)
    {
        InstanceType = "t3.micro",
        NetworkInterfaces = [new(0, SubnetId: NewSubnet(aws)), new(1, SubnetId: aws.Call(new DescribeSubnets()).Subnets.First(one => one.CidrBlock == "10.0.1.0/24").SubnetId)],
    }).Instances[0].NetworkInterfaces[1].Attachment.AttachmentId;

    internal static List<TagSpecification> Tagged(ResourceType type) => [new(type, [new("Team", "blue")])];

    private static string NewVpc(AsCaller aws, string cidr = "10.0.0.0/16") => aws.Call(new CreateVpc(cidr)).Vpc.VpcId;

    private static string NewSubnet(AsCaller aws, string? vpc = null) => aws.Call(new CreateSubnet(vpc ?? aws.Call(new DescribeVpcs()).Vpcs.FirstOrDefault(one => one.CidrBlock == "10.0.0.0/16")?.VpcId ?? NewVpc(aws), "10.0.1.0/24")).Subnet.SubnetId;

    private static string NewGroup(AsCaller aws)
    {
        var vpc = aws.Call(new DescribeVpcs()).Vpcs.FirstOrDefault(one => one.CidrBlock == "10.0.0.0/16")?.VpcId ?? NewVpc(aws);
        return aws.Call(new CreateSecurityGroup("database", "db", vpc)).GroupId;
    }

    private static string NewInterface(AsCaller aws) => aws.Call(new CreateNetworkInterface(NewSubnet(aws))).NetworkInterface.NetworkInterfaceId;

    private static string NewPublicInterface(AsCaller aws)
    {
        var one = aws.Call(new CreateNetworkInterface(NewSubnet(aws))).NetworkInterface;
        aws.Call(new AttachInternetGateway(NewGateway(aws), one.VpcId));
        return one.NetworkInterfaceId;
    }

    private static string NewPublicSubnet(AsCaller aws)
    {
        var vpc = NewVpc(aws);
        aws.Call(new AttachInternetGateway(NewGateway(aws), vpc));
        return NewSubnet(aws, vpc);
    }

    private static string NewEndpoint(AsCaller aws, string vpc) => aws.Call(new CreateVpcEndpoint(vpc, "com.amazonaws.us-east-1.s3")).VpcEndpoint.VpcEndpointId;

    private static string NewTable(AsCaller aws, string vpc) => aws.Call(new CreateRouteTable(vpc)).RouteTable.RouteTableId;

    private static string NewGateway(AsCaller aws) => aws.Call(new CreateInternetGateway()).InternetGateway.InternetGatewayId;

    private static string NewAcl(AsCaller aws, string vpc) => aws.Call(new CreateNetworkAcl(vpc)).NetworkAcl.NetworkAclId;

    private static string NewEntry(AsCaller aws)
    {
        var acl = NewAcl(aws, NewVpc(aws));
        aws.Call(new CreateNetworkAclEntry(acl, Entry));
        return acl;
    }

    private static string NewPeering(AsCaller aws, string vpc) => aws.Call(new CreateVpcPeeringConnection(vpc, NewVpc(aws, "10.1.0.0/16"))).VpcPeeringConnection.VpcPeeringConnectionId;

    private static string NewPath(AsCaller aws)
    {
        var one = NewInterface(aws);
        return aws.Call(new CreateNetworkInsightsPath(one, PathProtocol.Tcp, "path", one, 443)).NetworkInsightsPath.NetworkInsightsPathId;
    }
}
