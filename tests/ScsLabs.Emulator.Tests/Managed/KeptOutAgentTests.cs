using Amazon.EC2.Model;
using Amazon.SimpleSystemsManagement;
using ScsLabs.Services.Iam;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>An agent that is kept out tries again when something changes that may let it in, and at no other change.</summary>
public sealed class KeptOutAgentTests : CommandWorld
{
    private const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}""";

    [Fact]
    public async Task One_whose_role_is_refused_is_left_alone_by_what_is_not_about_its_role()
    {
        await NewProfileAsync(policy: Nothing);
        await NewProfileAsync("other", policy: Nothing);
        var id = await LaunchWithAsync();
        var vpc = await VpcOfAsync(id);
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        var before = Emulator.Journal.Recent.Count(IsOfAgent);

        var group = (await Ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "more", Description = "more" }, Token)).GroupId;
        await Ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 80, ToPort = 80, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/8" }] }] }, Token);
        await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "172.31.250.0/24" }, Token);
        await Iam.PutRolePolicyAsync(new("other", "more", Agent), Token);
        var policy = (await Iam.CreatePolicyAsync(new("agent", Nothing), Token)).Policy.Arn;
        await Iam.CreateInstanceProfileAsync(new("unused"), Token);
        await Emulator.SettleAsync(Token);
        Emulator.Journal.Recent.Count(IsOfAgent).ShouldBe(before);

        await Iam.AttachRolePolicyAsync(new("web", policy), Token);
        await Emulator.SettleAsync(Token);
        Emulator.Journal.Recent.Count(IsOfAgent).ShouldBeGreaterThan(before, "the role changed");
        (await PingAsync(id)).ShouldBeNull();

        await Iam.CreatePolicyVersionAsync(new(policy, Agent, SetAsDefault: true), Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online, "a policy of the role changed");
    }

    [Fact]
    public async Task Changes_of_a_network_ACL_let_it_in()
    {
        await NewProfileAsync(policy: Agent);
        var (vpc, subnet, table) = await PublicSubnetAsync();
        await Ec2.AssociateRouteTableAsync(new() { RouteTableId = table, SubnetId = subnet }, Token);
        var closed = (await Ec2.CreateNetworkAclAsync(new CreateNetworkAclRequest { VpcId = vpc }, Token)).NetworkAcl.NetworkAclId;
        var opened = (await AssociationAsync(subnet)).NetworkAclId;
        await ReplaceAsync(closed);
        var id = await KeptOutAsync(subnet);

        foreach (var egress in (bool[])[true, false])
        {
            await Ec2.CreateNetworkAclEntryAsync(new() { NetworkAclId = closed, RuleNumber = 100, Egress = egress, Protocol = "-1", CidrBlock = "0.0.0.0/0", RuleAction = Amazon.EC2.RuleAction.Allow }, Token);
        }

        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online, "by an entry");

        await Ec2.DeleteNetworkAclEntryAsync(new() { NetworkAclId = closed, RuleNumber = 100, Egress = true }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await PingAsync(id)).ShouldBe(PingStatus.ConnectionLost);
        await ReplaceAsync(opened);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online, "by another ACL");

        async Task ReplaceAsync(string acl) => await Ec2.ReplaceNetworkAclAssociationAsync(new() { AssociationId = (await AssociationAsync(subnet)).NetworkAclAssociationId, NetworkAclId = acl }, Token);
    }

    [Fact]
    public async Task Another_route_table_of_the_subnet_lets_it_in()
    {
        await NewProfileAsync(policy: Agent);
        var (vpc, subnet, table) = await PublicSubnetAsync();
        var empty = (await Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpc }, Token)).RouteTable.RouteTableId;
        var association = (await Ec2.AssociateRouteTableAsync(new() { RouteTableId = empty, SubnetId = subnet }, Token)).AssociationId;
        var id = await KeptOutAsync(subnet);

        association = (await Ec2.ReplaceRouteTableAssociationAsync(new() { AssociationId = association, RouteTableId = table }, Token)).NewAssociationId;
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online, "by a table of its own");

        var main = (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpc]), new("association.main", ["true"])] }, Token)).RouteTables.Single();
        await Ec2.DisassociateRouteTableAsync(new() { AssociationId = association }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await PingAsync(id)).ShouldBe(PingStatus.ConnectionLost);
        await Ec2.ReplaceRouteTableAssociationAsync(new() { AssociationId = main.Associations.Single(one => one.Main == true).RouteTableAssociationId, RouteTableId = table }, Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online, "by the VPC's main table");
    }

    [Fact]
    public async Task Other_security_groups_and_an_elastic_address_let_it_in()
    {
        await NewProfileAsync(policy: Agent);
        var (vpc, subnet, table) = await PublicSubnetAsync();
        await Ec2.AssociateRouteTableAsync(new() { RouteTableId = table, SubnetId = subnet }, Token);
        var silent = (await Ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = "silent", Description = "silent" }, Token)).GroupId;
        await Ec2.RevokeSecurityGroupEgressAsync(new() { GroupId = silent, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }] }, Token);
        var usual = (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("vpc-id", [vpc]), new("group-name", ["default"])] }, Token)).SecurityGroups.Single().GroupId;
        var id = await KeptOutAsync(subnet, request => request.NetworkInterfaces[0].Groups = [silent]);

        await Ec2.ModifyInstanceAttributeAsync(new() { InstanceId = id, Groups = [usual] }, Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online, "by its groups");

        var hidden = await KeptOutAsync(subnet, request => request.NetworkInterfaces[0].AssociatePublicIpAddress = false);
        var address = (await Ec2.AllocateAddressAsync(new AllocateAddressRequest { Domain = "vpc" }, Token)).AllocationId;
        await Ec2.AssociateAddressAsync(new() { InstanceId = hidden, AllocationId = address }, Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(hidden)).ShouldBe(PingStatus.Online, "by an address");
    }

    [Fact]
    public async Task The_policy_of_an_endpoint_that_refused_it_lets_it_in()
    {
        await NewProfileAsync(policy: Agent);
        var (vpc, subnet, table) = await PublicSubnetAsync();
        await Ec2.AssociateRouteTableAsync(new() { RouteTableId = table, SubnetId = subnet }, Token);
        await Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpc, EnableDnsHostnames = true }, Token);
        var group = (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("vpc-id", [vpc]), new("group-name", ["default"])] }, Token)).SecurityGroups.Single().GroupId;
        var endpoint = (await Ec2.CreateVpcEndpointAsync(new() { VpcId = vpc, VpcEndpointType = Amazon.EC2.VpcEndpointType.Interface, ServiceName = "com.amazonaws.us-east-1.ssm", SubnetIds = [subnet], SecurityGroupIds = [group], PrivateDnsEnabled = true, PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ssm:GetParameter","Resource":"*"}]}""" }, Token)).VpcEndpoint.VpcEndpointId;
        var id = await KeptOutAsync(subnet);

        await Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint, ResetPolicy = true }, Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online);
    }

    [Fact]
    public async Task An_instance_that_forwards_its_packets_lets_it_in_when_it_runs()
    {
        await NewProfileAsync(policy: Agent);
        var (vpc, subnet, table) = await PublicSubnetAsync();
        await Ec2.AssociateRouteTableAsync(new() { RouteTableId = table, SubnetId = subnet }, Token);
        var inner = (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.6.2.0/24" }, Token)).Subnet.SubnetId;
        var forwarder = await LaunchAsync(request => request.NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = subnet, AssociatePublicIpAddress = true }]);
        var port = (await Ec2.DescribeInstancesAsync(new() { InstanceIds = [forwarder] }, Token)).Reservations.Single().Instances.Single().NetworkInterfaces.Single().NetworkInterfaceId;
        var main = (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpc]), new("association.main", ["true"])] }, Token)).RouteTables.Single().RouteTableId;
        await Ec2.CreateRouteAsync(new() { RouteTableId = main, DestinationCidrBlock = "0.0.0.0/0", NetworkInterfaceId = port }, Token);
        var id = await KeptOutAsync(inner);

        await Ec2.ModifyInstanceAttributeAsync(new() { InstanceId = forwarder, SourceDestCheck = false }, Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online);

        await Ec2.StopInstancesAsync(new() { InstanceIds = [forwarder] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await PingAsync(id)).ShouldBe(PingStatus.ConnectionLost);
        await Ec2.StartInstancesAsync(new() { InstanceIds = [forwarder] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromSeconds(10), Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online);
    }

    [Fact]
    public async Task A_profile_that_gets_its_role_later_lets_it_in()
    {
        await NewProfileAsync(policy: Agent);
        var id = await LaunchAsync(request => (request.IamInstanceProfile, request.MetadataOptions) = (new() { Name = "web" }, new() { HttpEndpoint = "disabled" }));
        await Iam.RemoveRoleFromInstanceProfileAsync(new("web", "web"), Token);
        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpEndpoint = "enabled" }, Token);
        await WithoutAsync();
        await Iam.AddRoleToInstanceProfileAsync(new("web", "web"), Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online);

        await Ec2.StopInstancesAsync(new() { InstanceIds = [id] }, Token);
        await Iam.RemoveRoleFromInstanceProfileAsync(new("web", "web"), Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        await Ec2.StartInstancesAsync(new() { InstanceIds = [id] }, Token);
        await WithoutAsync();
        await Iam.AddRoleToInstanceProfileAsync(new("web", "web"), Token);
        await Emulator.SettleAsync(Token);
        (await PingAsync(id)).ShouldBe(PingStatus.Online);

        async Task WithoutAsync()
        {
            await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
            (await PingAsync(id)).ShouldBeNull();
        }
    }

    private static bool IsOfAgent(RecordedCall call) => call.Operation is "CreateControlChannel" or "GetMessages" or "UpdateInstanceInformation";

    private async Task<string> VpcOfAsync(string instance) => (await Ec2.DescribeInstancesAsync(new() { InstanceIds = [instance] }, Token)).Reservations.Single().Instances.Single().VpcId;

    private async Task<NetworkAclAssociation> AssociationAsync(string subnet) =>
        (await Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new("association.subnet-id", [subnet])] }, Token)).NetworkAcls.Single().Associations.Single(one => one.SubnetId == subnet);

    /// <summary>A subnet of a new VPC with an Internet gateway, and a route table that leads there and isn't the subnet's yet.</summary>
    private async Task<(string Vpc, string Subnet, string Table)> PublicSubnetAsync()
    {
        var vpc = (await Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.6.0.0/16" }, Token)).Vpc.VpcId;
        var subnet = (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.6.1.0/24" }, Token)).Subnet.SubnetId;
        var gateway = (await Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest(), Token)).InternetGateway.InternetGatewayId;
        await Ec2.AttachInternetGatewayAsync(new() { VpcId = vpc, InternetGatewayId = gateway }, Token);
        var table = (await Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpc }, Token)).RouteTable.RouteTableId;
        await Ec2.CreateRouteAsync(new() { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway }, Token);
        return (vpc, subnet, table);
    }

    /// <summary>Launches an instance with a public address, and lets the time pass in which its agent, which finds no way, tries often.</summary>
    private async Task<string> KeptOutAsync(string subnet, Action<RunInstancesRequest>? change = null)
    {
        var id = await LaunchAsync(request =>
        {
            request.IamInstanceProfile = new() { Name = "web" };
            request.NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = subnet, AssociatePublicIpAddress = true }];
            change?.Invoke(request);
        });
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await PingAsync(id)).ShouldBeNull();
        return id;
    }
}
