using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>What filters look at.</summary>
public sealed class FilterTests : NetworkWorld
{
    [Fact]
    public async Task Interfaces_are_found_by_their_elastic_IP_address()
    {
        var vpc = await NewVpcAsync();
        await NewGatewayAsync(vpc);
        var subnet = await NewSubnetAsync(vpc);
        var (one, address) = ((await NewInterfaceAsync(subnet)).NetworkInterfaceId, await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token));
        await NewInterfaceAsync(subnet);
        var association = (await Ec2.AssociateAddressAsync(new AssociateAddressRequest { AllocationId = address.AllocationId, NetworkInterfaceId = one }, Token)).AssociationId;

        foreach (var (name, value) in (List<(string, string)>)[("association.public-ip", address.PublicIp), ("addresses.association.public-ip", address.PublicIp), ("association.allocation-id", address.AllocationId),
            ("association.association-id", association), ("association.ip-owner-id", Aws.A.Id), ("addresses.association.owner-id", Aws.A.Id)])
        {
            (await InterfacesAsync(name, value)).ShouldBe([one], name);
        }

        (await InterfacesAsync("association.public-ip", "198.51.100.1")).ShouldBeEmpty();
        (await InterfacesAsync("addresses.primary", "true")).Count.ShouldBe(2);
        (await InterfacesAsync("addresses.primary", "false")).ShouldBeEmpty();
        (await InterfacesAsync("availability-zone-id", "use1-az1")).Count.ShouldBe(2);
        (await InterfacesAsync("interface-type", "interface")).Count.ShouldBe(2);
        (await InterfacesAsync("requester-managed", "true")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("available-ip-address-count", "251", 1)]
    [InlineData("available-ip-address-count", "250", 0)]
    [InlineData("availabilityZoneId", "use1-az1", 1)]
    [InlineData("ipv6-native", "false", 1)]
    [InlineData("private-dns-name-options-on-launch.hostname-type", "ip-name", 1)]
    [InlineData("ipv6-cidr-block-association.state", "*", 0)]
    [InlineData("outpost-arn", "*", 0)]
    public async Task Subnets_are_found_by_what_they_have(string name, string value, int found)
    {
        var vpc = await NewVpcAsync();
        await NewSubnetAsync(vpc);

        ((await Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = [new("vpc-id", [vpc]), new(name, [value])] }, Token)).Subnets?.Count ?? 0).ShouldBe(found);
    }

    [Theory]
    [InlineData("entry.egress", "true", 2)]
    [InlineData("entry.egress", "false", 2)]
    [InlineData("entry.protocol", "-1", 2)]
    [InlineData("entry.protocol", "tcp", 1)]
    [InlineData("entry.protocol", "6", 1)]
    [InlineData("entry.protocol", "udp", 0)]
    [InlineData("entry.ipv6-cidr", "*", 0)]
    public async Task Network_ACLs_are_found_by_their_entries(string name, string value, int found)
    {
        var vpc = await NewVpcAsync();
        var acl = (await Ec2.CreateNetworkAclAsync(new CreateNetworkAclRequest { VpcId = vpc }, Token)).NetworkAcl.NetworkAclId;
        await Ec2.CreateNetworkAclEntryAsync(new CreateNetworkAclEntryRequest { NetworkAclId = acl, RuleNumber = 1, Egress = true, RuleAction = RuleAction.Allow, Protocol = "tcp", PortRange = new() { From = 1, To = 1 }, CidrBlock = "10.0.0.0/8" }, Token);

        ((await Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = [new("vpc-id", [vpc]), new(name, [value])] }, Token)).NetworkAcls?.Count ?? 0).ShouldBe(found);
    }

    [Theory]
    [InlineData("ip-permission.group-name", "web", 1)]
    [InlineData("ip-permission.group-name", "db", 0)]
    [InlineData("egress.ip-permission.group-name", "web", 0)]
    [InlineData("ip-permission.ipv6-cidr", "*", 0)]
    public async Task Groups_are_found_by_the_groups_of_their_rules(string name, string value, int found)
    {
        var vpc = await NewVpcAsync();
        var (web, db) = (await NewGroupAsync(vpc, "web"), await NewGroupAsync(vpc, "db"));
        await Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = db, IpPermissions = [new() { IpProtocol = "-1", UserIdGroupPairs = [new() { GroupId = web }] }] }, Token);

        ((await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("vpc-id", [vpc]), new(name, [value])] }, Token)).SecurityGroups?.Count ?? 0).ShouldBe(found);
    }

    private async Task<List<string>> InterfacesAsync(string name, string value) =>
        [.. ((await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = [new(name, [value])] }, Token)).NetworkInterfaces ?? []).Select(one => one.NetworkInterfaceId)];
}
