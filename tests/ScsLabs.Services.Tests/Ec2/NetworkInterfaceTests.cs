using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Network interfaces: their addresses and security groups.</summary>
public sealed class NetworkInterfaceTests : NetworkWorld
{
    [Fact]
    public async Task An_interface_gets_a_free_address_and_the_default_group()
    {
        var vpc = await NewVpcAsync();
        var subnet = await NewSubnetAsync(vpc);
        var (one, other) = (await NewInterfaceAsync(subnet), await NewInterfaceAsync(subnet));

        (one.SubnetId, one.VpcId, one.Status.Value, one.SourceDestCheck, one.Groups.Single().GroupName).ShouldBe((subnet, vpc, "available", true, "default"));
        ((string[])[one.PrivateIpAddress, other.PrivateIpAddress]).ShouldBe(["10.0.1.4", "10.0.1.5"]);
        one.PrivateIpAddresses.Single().Primary.ShouldBe(true);
    }

    [Fact]
    public async Task An_address_is_taken_once_in_a_VPC()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync());
        var one = await AtAsync(subnet, "10.0.1.77");

        one.PrivateIpAddress.ShouldBe("10.0.1.77");
        await RefusedAsync("InvalidIPAddress.InUse", () => AtAsync(subnet, "10.0.1.77"), "Address 10.0.1.77 is in use.");
        (await AtAsync(await NewSubnetAsync(await NewVpcAsync()), "10.0.1.77")).PrivateIpAddress.ShouldBe("10.0.1.77");
        await DeleteAsync(one.NetworkInterfaceId);
        (await AtAsync(subnet, "10.0.1.77")).PrivateIpAddress.ShouldBe("10.0.1.77");
    }

    [Theory]
    [InlineData("10.0.2.10", "Address does not fall within the subnet's address range")]
    [InlineData("10.0.1.0", "Address is in subnet's reserved address range")]
    [InlineData("10.0.1.1", "Address is in subnet's reserved address range")]
    [InlineData("10.0.1.3", "Address is in subnet's reserved address range")]
    [InlineData("10.0.1.255", "Address is in subnet's reserved address range")]
    [InlineData("10.0.1", null)]
    public async Task An_address_outside_of_the_subnet_or_reserved_is_refused(string address, string? text)
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync());

        await RefusedAsync("InvalidParameterValue", () => AtAsync(subnet, address), text);
        await AtAsync(subnet, "10.0.1.4");
        await AtAsync(subnet, "10.0.1.254");
    }

    [Fact]
    public async Task A_small_subnet_has_room_for_eleven()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync(), "10.0.0.16/28");
        var addresses = new List<NetworkInterface> { await AtAsync(subnet, "10.0.0.22") };
        for (var number = 0; number < 10; number++)
        {
            addresses.Add(await NewInterfaceAsync(subnet));
        }

        addresses.Select(one => one.PrivateIpAddress).ShouldBe(Enumerable.Range(20, 11).Select(last => $"10.0.0.{last}"), ignoreOrder: true);
        await RefusedAsync("InsufficientFreeAddressesInSubnet", () => NewInterfaceAsync(subnet));
        await DeleteAsync(addresses[3].NetworkInterfaceId);
        (await NewInterfaceAsync(subnet)).PrivateIpAddress.ShouldBe(addresses[3].PrivateIpAddress);
    }

    [Fact]
    public async Task An_interface_has_groups_of_its_own_VPC()
    {
        var (vpc, other) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (subnet, mine, foreign) = (await NewSubnetAsync(vpc), await NewGroupAsync(vpc), await NewGroupAsync(other));

        await RefusedAsync("InvalidGroup.NotFound", () => NewInterfaceAsync(subnet, foreign), "You have specified two resources that belong to different networks.");
        await RefusedAsync("InvalidGroup.NotFound", () => NewInterfaceAsync(subnet, "sg-00000000"), "The security group 'sg-00000000' does not exist");
        var one = await NewInterfaceAsync(subnet, mine);
        one.Groups.Single().GroupId.ShouldBe(mine);
        await RefusedAsync("InvalidGroup.NotFound", () => Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = one.NetworkInterfaceId, Groups = [mine, foreign] }, Token));
    }

    [Fact]
    public async Task An_interface_has_five_groups_at_most()
    {
        var vpc = await NewVpcAsync();
        var subnet = await NewSubnetAsync(vpc);
        var groups = new List<string>();
        for (var number = 0; number < 6; number++)
        {
            groups.Add(await NewGroupAsync(vpc, $"group {number}"));
        }

        await RefusedAsync("SecurityGroupsPerInterfaceLimitExceeded", () => NewInterfaceAsync(subnet, groups));
        var one = await NewInterfaceAsync(subnet, groups[..5]);
        one.Groups.Count.ShouldBe(5);
        await RefusedAsync("SecurityGroupsPerInterfaceLimitExceeded", () => Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = one.NetworkInterfaceId, Groups = groups }, Token));
    }

    [Fact]
    public async Task Attributes_change_one_at_a_time()
    {
        var vpc = await NewVpcAsync();
        var (group, id) = (await NewGroupAsync(vpc), (await NewInterfaceAsync(await NewSubnetAsync(vpc))).NetworkInterfaceId);

        await Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, Description = "the router" }, Token);
        await Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, SourceDestCheck = false }, Token);
        await Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, Groups = [group] }, Token);
        var one = (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [id] }, Token)).NetworkInterfaces.Single();
        (one.Description, one.SourceDestCheck, one.Groups.Single().GroupId).ShouldBe(("the router", false, group));

        await RefusedAsync("InvalidParameterCombination", () => Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, Description = "both", SourceDestCheck = true }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id }, Token));
        await RefusedAsync("InvalidNetworkInterfaceID.NotFound", () => Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = "eni-00000000", Description = "nobody" }, Token));
    }

    [Fact]
    public async Task A_deleted_interface_is_gone()
    {
        var id = (await NewInterfaceAsync(await NewSubnetAsync(await NewVpcAsync()))).NetworkInterfaceId;

        await DeleteAsync(id);
        await RefusedAsync("InvalidNetworkInterfaceID.NotFound", () => DeleteAsync(id), $"The networkInterface ID '{id}' does not exist");
        await RefusedAsync("InvalidSubnetID.NotFound", () => NewInterfaceAsync("subnet-00000000"));
    }

    [Fact]
    public async Task A_user_needs_permission_on_the_subnet_and_on_each_group()
    {
        var vpc = await NewVpcAsync();
        var (subnet, mine, other) = (await NewSubnetAsync(vpc), await NewGroupAsync(vpc, "mine"), await NewGroupAsync(vpc, "other"));
        var user = await UserAsync("user", ((string[])[Arn("subnet", subnet), Arn("network-interface", "*"), Arn("security-group", mine)]).Select(arn => Allow("ec2:CreateNetworkInterface", arn)));

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest { SubnetId = subnet, Groups = [mine, other] }, Token));
        await user.Ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest { SubnetId = subnet, Groups = [mine] }, Token);
    }

    [Fact]
    public async Task Filters_find_interfaces()
    {
        var vpc = await NewVpcAsync();
        var (subnet, group) = (await NewSubnetAsync(vpc), await NewGroupAsync(vpc));
        var one = await NewInterfaceAsync(subnet, group);
        await NewInterfaceAsync(subnet);
        async Task<int> CountAsync(string name, string value) => (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = [new(name, [value])] }, Token)).NetworkInterfaces?.Count ?? 0;

        (await CountAsync("group-id", group)).ShouldBe(1);
        (await CountAsync("group-name", "d*")).ShouldBe(2);
        (await CountAsync("subnet-id", subnet)).ShouldBe(2);
        (await CountAsync("addresses.private-ip-address", one.PrivateIpAddress)).ShouldBe(1);
        (await CountAsync("private-ip-address", "10.0.1.*")).ShouldBe(2);
        (await CountAsync("vpc-id", "vpc-00000000")).ShouldBe(0);
    }

    private async Task<NetworkInterface> AtAsync(string subnet, string address) => (await Ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest { SubnetId = subnet, PrivateIpAddress = address }, Token)).NetworkInterface;

    private Task<DeleteNetworkInterfaceResponse> DeleteAsync(string id) => Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id }, Token);
}
