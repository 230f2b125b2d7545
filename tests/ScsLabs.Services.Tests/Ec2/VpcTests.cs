using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>VPCs: their blocks, what they begin with, their attributes, their end.</summary>
public sealed class VpcTests : NetworkWorld
{
    [Fact]
    public async Task A_VPC_begins_with_a_route_table_a_network_ACL_and_a_security_group()
    {
        var vpc = (await Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, Token)).Vpc;
        List<Filter> within = [new("vpc-id", [vpc.VpcId])];

        (vpc.CidrBlock, vpc.IsDefault, vpc.State.Value, vpc.OwnerId, vpc.InstanceTenancy.Value).ShouldBe(("10.0.0.0/16", false, "available", Aws.A.Id, "default"));
        (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = within }, Token)).RouteTables.Single().Routes.Single().GatewayId.ShouldBe("local");
        (await Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = within }, Token)).NetworkAcls.Single().IsDefault.ShouldBe(true);
        (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = within }, Token)).SecurityGroups.Single().GroupName.ShouldBe("default");
        (await Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = within }, Token)).Subnets.ShouldBeNull();
    }

    [Theory]
    [InlineData("10.0.0.0/15")]
    [InlineData("10.0.0.0/29")]
    [InlineData("0.0.0.0/0")]
    public async Task A_block_that_is_too_large_or_too_small_is_refused(string cidr) =>
        await RefusedAsync("InvalidVpc.Range", () => NewVpcAsync(cidr), $"The CIDR '{cidr}' is invalid.");

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("10.0.0.0/28", "10.0.0.0/28")]
    [InlineData("192.168.77.77/16", "192.168.0.0/16")]
    public async Task A_block_of_16_to_28_bits_is_taken_whole(string given, string taken) =>
        (await Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = given }, Token)).Vpc.CidrBlock.ShouldBe(taken);

    [Fact]
    public async Task A_malformed_block_and_a_missing_one_are_refused()
    {
        await RefusedAsync("InvalidParameterValue", () => NewVpcAsync("10.0.0.0"), "Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.");
        await RefusedAsync("InvalidParameterValue", () => NewVpcAsync("10.0.0.0/40"));
        await RefusedAsync("MissingParameter", () => Ec2.CreateVpcAsync(new CreateVpcRequest(), Token));
    }

    [Fact]
    public async Task A_VPC_stays_while_something_is_in_it()
    {
        var vpc = await NewVpcAsync();
        var (subnet, group, table, gateway) = (await NewSubnetAsync(vpc), await NewGroupAsync(vpc), await NewTableAsync(vpc), await NewGatewayAsync(vpc));
        var acl = (await Ec2.CreateNetworkAclAsync(new CreateNetworkAclRequest { VpcId = vpc }, Token)).NetworkAcl.NetworkAclId;
        Func<Task>[] removals =
        [
            () => Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, Token),
            () => Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group }, Token),
            () => Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = table }, Token),
            () => Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, Token),
            () => Ec2.DeleteNetworkAclAsync(new DeleteNetworkAclRequest { NetworkAclId = acl }, Token),
        ];
        foreach (var removal in removals)
        {
            await RefusedAsync("DependencyViolation", () => DeleteAsync(vpc), $"The vpc '{vpc}' has dependencies and cannot be deleted.");
            await removal();
        }

        await DeleteAsync(vpc);
        await RefusedAsync("InvalidVpcID.NotFound", () => DeleteAsync(vpc), $"The vpc ID '{vpc}' does not exist");
    }

    [Fact]
    public async Task A_VPC_s_end_takes_what_it_began_with_along()
    {
        var before = (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest(), Token)).SecurityGroups.Count;
        var vpc = await NewVpcAsync();
        List<Filter> within = [new("vpc-id", [vpc])];

        await DeleteAsync(vpc);
        (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = within }, Token)).RouteTables.ShouldBeNull();
        (await Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = within }, Token)).NetworkAcls.ShouldBeNull();
        (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest(), Token)).SecurityGroups.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_VPC_s_end_ends_its_peerings()
    {
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16", Aws.B.Root.Ec2));
        var peering = await RequestAsync(Ec2, vpc, Aws.B, peer);
        await AcceptAsync(peering, Aws.B.Root.Ec2);

        await DeleteAsync(vpc);
        (await StateAsync(Aws.B, peering)).ShouldBe("deleted");
        await Aws.B.Root.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = peer }, Token);
    }

    [Fact]
    public async Task A_VPC_s_end_withdraws_its_own_requests_for_peerings()
    {
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16", Aws.B.Root.Ec2));
        var peering = await RequestAsync(Ec2, vpc, Aws.B, peer);

        await DeleteAsync(vpc);
        (await StateAsync(Aws.B, peering)).ShouldBe("deleted");
    }

    [Fact]
    public async Task A_VPC_with_a_request_of_another_account_stays_until_it_is_rejected()
    {
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16", Aws.B.Root.Ec2));
        var peering = await RequestAsync(Aws.B.Root.Ec2, peer, Aws.A, vpc);

        await RefusedAsync("DependencyViolation", () => DeleteAsync(vpc));
        await Ec2.RejectVpcPeeringConnectionAsync(new RejectVpcPeeringConnectionRequest { VpcPeeringConnectionId = peering }, Token);
        await DeleteAsync(vpc);
        (await StateAsync(Aws.B, peering)).ShouldBe("rejected");
    }

    [Fact]
    public async Task Attributes_change_one_at_a_time()
    {
        var vpc = await NewVpcAsync();
        async Task<(bool?, bool?)> AttributesAsync() =>
            ((await Ec2.DescribeVpcAttributeAsync(new DescribeVpcAttributeRequest { VpcId = vpc, Attribute = VpcAttributeName.EnableDnsSupport }, Token)).EnableDnsSupport,
            (await Ec2.DescribeVpcAttributeAsync(new DescribeVpcAttributeRequest { VpcId = vpc, Attribute = VpcAttributeName.EnableDnsHostnames }, Token)).EnableDnsHostnames);

        (await AttributesAsync()).ShouldBe((true, false));
        await Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsHostnames = true }, Token);
        (await AttributesAsync()).ShouldBe((true, true));
        await Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsSupport = false }, Token);
        (await AttributesAsync()).ShouldBe((false, true));
        await RefusedAsync("InvalidParameterCombination", () => Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsHostnames = true, EnableDnsSupport = true }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc }, Token));
    }

    [Fact]
    public async Task A_user_changes_only_the_attribute_that_the_policy_names()
    {
        var vpc = await NewVpcAsync();
        var user = await UserAsync("user", Allow("ec2:ModifyVpcAttribute", condition: Policies.When("Bool", "ec2:Attribute/EnableDnsSupport", "true")));

        await user.Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsSupport = true }, Token);
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsSupport = false }, Token));
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsHostnames = true }, Token));
    }

    [Fact]
    public async Task Another_account_and_another_Region_do_not_see_it()
    {
        var vpc = await NewVpcAsync();

        await RefusedAsync("InvalidVpcID.NotFound", () => Aws.B.Root.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }, Token));
        await RefusedAsync("InvalidVpcID.NotFound", () => Aws.A.Root.In("eu-west-1").Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }, Token));
        await RefusedAsync("InvalidVpcID.NotFound", () => Aws.B.Root.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpc] }, Token));
        (await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpc] }, Token)).Vpcs.ShouldHaveSingleItem();
    }

    private Task DeleteAsync(string vpc) => Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }, Token);

    private static async Task<string> RequestAsync(IAmazonEC2 requester, string vpc, AwsAccount accepter, string peer) =>
        (await requester.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = peer, PeerOwnerId = accepter.Id }, Token)).VpcPeeringConnection.VpcPeeringConnectionId;

    private static async Task<string> StateAsync(AwsAccount account, string peering) =>
        (await account.Root.Ec2.DescribeVpcPeeringConnectionsAsync(new DescribeVpcPeeringConnectionsRequest { VpcPeeringConnectionIds = [peering] }, Token)).VpcPeeringConnections.Single().Status.Code;
}
