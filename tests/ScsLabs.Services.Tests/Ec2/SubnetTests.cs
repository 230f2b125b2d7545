using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Subnets and their addresses.</summary>
public sealed class SubnetTests : NetworkWorld
{
    [Theory]
    [InlineData("10.0.0.0/16", 65531)]
    [InlineData("10.0.0.0/24", 251)]
    [InlineData("10.0.255.240/28", 11)]
    public async Task A_subnet_has_all_its_addresses_but_five(string cidr, int free)
    {
        var subnet = (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = await NewVpcAsync(), CidrBlock = cidr }, Token)).Subnet;

        (subnet.CidrBlock, subnet.AvailableIpAddressCount, subnet.MapPublicIpOnLaunch, subnet.DefaultForAz).ShouldBe((cidr, free, false, false));
    }

    [Theory]
    [InlineData("10.0.0.0/15")]
    [InlineData("10.0.0.0/29")]
    [InlineData("10.1.0.0/24")]
    [InlineData("9.255.255.0/24")]
    [InlineData("0.0.0.0/0")]
    public async Task A_block_that_is_too_large_too_small_or_outside_of_the_VPC_is_refused(string cidr)
    {
        var vpc = await NewVpcAsync();

        await RefusedAsync("InvalidSubnet.Range", () => NewSubnetAsync(vpc, cidr), $"The CIDR '{cidr}' is invalid.");
    }

    [Theory]
    [InlineData("10.0.1.0/24")]
    [InlineData("10.0.1.128/25")]
    [InlineData("10.0.0.0/23")]
    [InlineData("10.0.1.255/28")]
    public async Task A_block_that_overlaps_another_subnet_s_is_refused(string cidr)
    {
        var vpc = await NewVpcAsync();
        var there = await NewSubnetAsync(vpc, "10.0.1.0/24");

        await RefusedAsync("InvalidSubnet.Conflict", () => NewSubnetAsync(vpc, cidr), $"The CIDR '{cidr}' conflicts with another subnet");
        await NewSubnetAsync(vpc, "10.0.2.0/24");
        await NewSubnetAsync(await NewVpcAsync(), cidr);
        await DeleteAsync(there);
        await NewSubnetAsync(vpc, cidr);
    }

    [Fact]
    public async Task A_block_is_whole_and_well_formed()
    {
        var vpc = await NewVpcAsync();

        (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.1.77/24" }, Token)).Subnet.CidrBlock.ShouldBe("10.0.1.0/24");
        await RefusedAsync("InvalidParameterValue", () => NewSubnetAsync(vpc, "10.0.2.0"), "Value (10.0.2.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.");
        await RefusedAsync("MissingParameter", () => Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.CreateSubnetAsync(new CreateSubnetRequest { CidrBlock = "10.0.2.0/24" }, Token));
        await RefusedAsync("InvalidVpcID.NotFound", () => NewSubnetAsync("vpc-00000000"), "The vpc ID 'vpc-00000000' does not exist");
    }

    [Fact]
    public async Task A_subnet_is_in_one_zone_of_its_Region()
    {
        var vpc = await NewVpcAsync();
        async Task<(string, string)> ZoneAsync(CreateSubnetRequest request) => (await Ec2.CreateSubnetAsync(request, Token)).Subnet is var subnet ? (subnet.AvailabilityZone, subnet.AvailabilityZoneId) : default;

        (await ZoneAsync(new() { VpcId = vpc, CidrBlock = "10.0.1.0/24", AvailabilityZone = "us-east-1b" })).ShouldBe(("us-east-1b", "use1-az2"));
        (await ZoneAsync(new() { VpcId = vpc, CidrBlock = "10.0.2.0/24", AvailabilityZoneId = "use1-az3" })).ShouldBe(("us-east-1c", "use1-az3"));
        await RefusedAsync("InvalidParameterValue", () => ZoneAsync(new() { VpcId = vpc, CidrBlock = "10.0.3.0/24", AvailabilityZone = "eu-west-1a" }));
        await RefusedAsync("InvalidParameterValue", () => ZoneAsync(new() { VpcId = vpc, CidrBlock = "10.0.3.0/24", AvailabilityZoneId = "euw1-az1" }));
        (await Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = [new("vpc-id", [vpc]), new("availability-zone", ["us-east-1?"])] }, Token)).Subnets.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Interfaces_take_and_free_addresses()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync());
        var one = (await NewInterfaceAsync(subnet)).NetworkInterfaceId;
        async Task<int?> FreeAsync() => (await Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [subnet] }, Token)).Subnets.Single().AvailableIpAddressCount;

        (await FreeAsync()).ShouldBe(250);
        await Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = one }, Token);
        (await FreeAsync()).ShouldBe(251);
    }

    [Fact]
    public async Task A_subnet_with_an_interface_stays()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync());
        var one = (await NewInterfaceAsync(subnet)).NetworkInterfaceId;

        await RefusedAsync("DependencyViolation", () => DeleteAsync(subnet), $"The subnet '{subnet}' has dependencies and cannot be deleted.");
        await Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = one }, Token);
        await DeleteAsync(subnet);
        await RefusedAsync("InvalidSubnetID.NotFound", () => DeleteAsync(subnet), $"The subnet ID '{subnet}' does not exist");
    }

    [Fact]
    public async Task A_subnet_is_deleted_with_its_associations()
    {
        var vpc = await NewVpcAsync();
        var (subnet, table) = (await NewSubnetAsync(vpc), await NewTableAsync(vpc));
        await Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = table, SubnetId = subnet }, Token);

        await DeleteAsync(subnet);
        await Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = table }, Token);
    }

    [Fact]
    public async Task Instances_get_public_addresses_where_the_subnet_says_so()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync());

        await Ec2.ModifySubnetAttributeAsync(new ModifySubnetAttributeRequest { SubnetId = subnet, MapPublicIpOnLaunch = true }, Token);
        (await Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [subnet] }, Token)).Subnets.Single().MapPublicIpOnLaunch.ShouldBe(true);
        await RefusedAsync("MissingParameter", () => Ec2.ModifySubnetAttributeAsync(new ModifySubnetAttributeRequest { SubnetId = subnet }, Token));
    }

    [Fact]
    public async Task A_VPC_has_two_hundred_subnets()
    {
        var vpc = await NewVpcAsync();
        for (var number = 0; number < 200; number++)
        {
            await NewSubnetAsync(vpc, $"10.0.{number}.0/24");
        }

        await RefusedAsync("SubnetLimitExceeded", () => NewSubnetAsync(vpc, "10.0.200.0/24"));
        await NewSubnetAsync(await NewVpcAsync(), "10.0.200.0/24");
    }

    [Fact]
    public async Task A_user_makes_subnets_only_in_the_VPC_that_the_policy_names()
    {
        var (mine, other) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var user = await UserAsync("user", Allow("ec2:CreateSubnet", Arn("vpc", mine)), Allow("ec2:CreateSubnet", Arn("subnet", "*")));

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = other, CidrBlock = "10.1.1.0/24" }, Token));
        await user.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = mine, CidrBlock = "10.0.1.0/24" }, Token);
    }

    private Task<DeleteSubnetResponse> DeleteAsync(string subnet) => Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, Token);
}
