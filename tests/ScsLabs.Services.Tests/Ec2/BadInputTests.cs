using Amazon.EC2;
using Amazon.EC2.Model;
using Tag = Amazon.EC2.Model.Tag;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Requests that nobody means: AWS's error for each, and nothing changes.</summary>
public sealed class BadInputTests : NetworkWorld
{
    private static readonly string TooLong = new('x', 300);

    public static TheoryData<string> Malformed { get; } = ["", "10.0.0.0", "0.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/016", "::/0", "10.0.0.0/16 ", "010.0.0.0/16", "256.0.0.0/16", "10.0.0/16", "10.0.0.0/", TooLong];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_block_is_refused_everywhere(string cidr)
    {
        var vpc = await NewVpcAsync();
        var (group, table, gateway, acl) = (await NewGroupAsync(vpc), await NewTableAsync(vpc), await NewGatewayAsync(vpc), await NewAclAsync(vpc));

        await RefusedAsync("InvalidParameterValue", () => NewVpcAsync(cidr), $"Value ({cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.");
        await RefusedAsync("InvalidParameterValue", () => Ec2.AssociateVpcCidrBlockAsync(new AssociateVpcCidrBlockRequest { VpcId = vpc, CidrBlock = cidr }, Token));
        await RefusedAsync("InvalidParameterValue", () => NewSubnetAsync(vpc, cidr));
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = cidr, GatewayId = gateway }, Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = table, DestinationCidrBlock = cidr }, Token));
        await RefusedAsync("InvalidParameterValue", () => EntryAsync(acl, "-1", 1, cidr: cidr));
        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, "-1", cidr: cidr), $"CIDR block {cidr} is malformed");
    }

    [Fact]
    public async Task Bits_beyond_the_prefix_are_dropped()
    {
        var vpc = await NewVpcAsync("10.0.3.4/16");
        var (group, table, gateway, acl) = (await NewGroupAsync(vpc), await NewTableAsync(vpc), await NewGatewayAsync(vpc), await NewAclAsync(vpc));

        await NewSubnetAsync(vpc, "10.0.1.7/24");
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "100.68.0.18/18", GatewayId = gateway }, Token);
        await EntryAsync(acl, "-1", 1, cidr: "100.68.0.18/18");
        await AllowAsync(group, "-1", cidr: "100.68.0.18/18");

        List<Filter> within = [new("vpc-id", [vpc])];
        (await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpc] }, Token)).Vpcs.Single().CidrBlock.ShouldBe("10.0.0.0/16");
        (await Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = within }, Token)).Subnets.Single().CidrBlock.ShouldBe("10.0.1.0/24");
        (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [table] }, Token)).RouteTables.Single().Routes.ShouldContain(route => route.DestinationCidrBlock == "100.68.0.0/18");
        (await Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { NetworkAclIds = [acl] }, Token)).NetworkAcls.Single().Entries.ShouldContain(entry => entry.CidrBlock == "100.68.0.0/18");
        (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [group] }, Token)).SecurityGroups.Single().IpPermissions.Single().Ipv4Ranges.Single().CidrIp.ShouldBe("100.68.0.0/18");
    }

    [Theory]
    [InlineData("")]
    [InlineData("999")]
    [InlineData("256")]
    [InlineData("-2")]
    [InlineData("+6")]
    [InlineData("tcp ")]
    [InlineData("tpc")]
    public async Task An_unknown_protocol_is_refused(string protocol)
    {
        var vpc = await NewVpcAsync();
        var (group, acl) = (await NewGroupAsync(vpc), await NewAclAsync(vpc));

        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, protocol, 1, 1), $"Invalid value '{protocol}' for IP protocol. Unknown protocol.");
        await RefusedAsync("InvalidParameterValue", () => EntryAsync(acl, protocol, 1, 1, 1));
    }

    [Theory]
    [InlineData("TCP", "tcp", 1, 2)]
    [InlineData("6", "tcp", 1, 2)]
    [InlineData("-1", "-1", null, null)]
    [InlineData("icmpv6", "icmpv6", 0, 65535)]
    [InlineData("58", "icmpv6", 0, 65535)]
    public async Task A_protocol_has_one_name_and_only_some_have_ports(string given, string shown, int? from, int? to)
    {
        var group = await NewGroupAsync(await NewVpcAsync());

        await AllowAsync(group, given, 1, 2);

        var rule = (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [group] }, Token)).SecurityGroups.Single().IpPermissions.Single();
        (rule.IpProtocol, rule.FromPort, rule.ToPort).ShouldBe((shown, from, to));
    }

    [Theory]
    [InlineData("tcp", -5, 5)]
    [InlineData("tcp", 5, 1)]
    [InlineData("tcp", 1, 65536)]
    [InlineData("tcp", int.MaxValue, int.MaxValue)]
    [InlineData("tcp", int.MinValue, 0)]
    [InlineData("tcp", null, 5)]
    [InlineData("udp", 5, null)]
    [InlineData("udp", -1, 5)]
    [InlineData("icmp", 256, 0)]
    [InlineData("icmp", 8, 256)]
    [InlineData("icmp", -2, 0)]
    [InlineData("icmp", -1, 8)]
    [InlineData("icmp", null, null)]
    public async Task Impossible_ports_are_refused(string protocol, int? from, int? to)
    {
        var group = await NewGroupAsync(await NewVpcAsync());

        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, protocol, from, to));
    }

    [Theory]
    [InlineData("tcp", -1, -1, "InvalidParameterValue")]
    [InlineData("tcp", 5, 1, "InvalidParameterValue")]
    [InlineData("tcp", 1, 65536, "InvalidParameterValue")]
    [InlineData("udp", int.MinValue, 0, "InvalidParameterValue")]
    [InlineData("udp", null, 5, "MissingParameter")]
    [InlineData("udp", 5, null, "MissingParameter")]
    public async Task Impossible_ports_of_an_entry_are_refused(string protocol, int? from, int? to, string code)
    {
        var acl = await NewAclAsync(await NewVpcAsync());

        await RefusedAsync(code, () => EntryAsync(acl, protocol, 1, from, to));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(32767)]
    [InlineData(int.MaxValue)]
    public async Task Impossible_numbers_of_an_entry_are_refused(int number)
    {
        var acl = await NewAclAsync(await NewVpcAsync());

        await RefusedAsync("InvalidParameterValue", () => EntryAsync(acl, "-1", number));
        await RefusedAsync("InvalidParameterValue", () => Ec2.DeleteNetworkAclEntryAsync(new DeleteNetworkAclEntryRequest { NetworkAclId = acl, RuleNumber = number, Egress = true }, Token));
    }

    [Fact]
    public async Task Names_of_groups_differ_by_more_than_case_and_end_without_spaces()
    {
        var vpc = await NewVpcAsync();
        var group = await NewGroupAsync(vpc, "Web ");

        (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [group] }, Token)).SecurityGroups.Single().GroupName.ShouldBe("Web");
        await RefusedAsync("InvalidGroup.Duplicate", () => NewGroupAsync(vpc, "wEB"));
        await RefusedAsync("InvalidGroup.Reserved", () => NewGroupAsync(vpc, "Default"));
        foreach (var name in (string[])["", " ", "a\tb", "SG-1", TooLong])
        {
            await RefusedAsync("InvalidParameterValue", () => NewGroupAsync(vpc, name));
        }
    }

    [Fact]
    public async Task A_rule_s_description_has_few_characters()
    {
        var group = await NewGroupAsync(await NewVpcAsync());

        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, "-1", description: "größe"), "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*");
        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, "-1", description: "two\nlines"));
        await RefusedAsync("InvalidParameterValue", () => AllowAsync(group, "-1", description: TooLong));
        await AllowAsync(group, "-1", description: "");
    }

    [Fact]
    public async Task Impossible_pages_and_filters_are_refused()
    {
        var vpc = await NewVpcAsync();

        foreach (var size in (int[])[int.MinValue, -1, 0, 4])
        {
            await RefusedAsync("InvalidParameterValue", () => Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { MaxResults = size }, Token));
            await RefusedAsync("InvalidParameterValue", () => Ec2.DescribeStaleSecurityGroupsAsync(new DescribeStaleSecurityGroupsRequest { VpcId = vpc, MaxResults = size }, Token));
        }

        await RefusedAsync("InvalidParameterValue", () => Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { NextToken = TooLong }, Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new("vpc-id", [])] }, Token));
        await RefusedAsync("FilterLimitExceeded", () => Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [.. Enumerable.Repeat(new Filter("vpc-id", [vpc]), 51)] }, Token), "The maximum number of filters specified on a single call is 50");
        await RefusedAsync("FilterLimitExceeded", () => Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [new("vpc-id", [.. Enumerable.Repeat(vpc, 201)])] }, Token), "The maximum number of filter values specified on a single call is 200");
        (await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = [.. Enumerable.Repeat(new Filter("vpc-id", [vpc]), 50)] }, Token)).Vpcs.Count.ShouldBe(1);
        (await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [.. Enumerable.Repeat(vpc, 1001)] }, Token)).Vpcs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Impossible_tags_are_refused()
    {
        var vpc = await NewVpcAsync();
        Task TagAsync(int resources, params List<Tag> tags) => Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [.. Enumerable.Repeat(vpc, resources)], Tags = tags }, Token);
        Task UntagAsync(int resources, params List<Tag> tags) => Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [.. Enumerable.Repeat(vpc, resources)], Tags = tags }, Token);

        await RefusedAsync("InvalidParameterValue", () => TagAsync(1, new("a", "b"), new("a", "c")));
        await RefusedAsync("InvalidParameterValue", () => TagAsync(1, new Tag("aws:a", "b")));
        await RefusedAsync("InvalidParameterValue", () => TagAsync(1, new Tag("AWS:a", "b")));
        await RefusedAsync("InvalidParameterValue", () => UntagAsync(1, new Tag("aws:a", "b")), "Tag keys starting with 'aws:' are reserved for internal use");
        await RefusedAsync("InvalidTagKey.Malformed", () => TagAsync(1, new Tag("", "b")));
        await RefusedAsync("InvalidParameterValue", () => TagAsync(1, new Tag(TooLong, "b")));
        await RefusedAsync("InvalidParameterValue", () => TagAsync(1, new Tag("a", TooLong)));
        await RefusedAsync("InvalidParameterValue", () => TagAsync(1001, new Tag("a", "b")));
        await RefusedAsync("InvalidParameterValue", () => UntagAsync(1001));
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16", TagSpecifications = [new() { ResourceType = "nonsense", Tags = [new("a", "b")] }] }, Token));
    }

    [Fact]
    public async Task A_path_begins_and_ends_at_something()
    {
        var one = (await NewInterfaceAsync(await NewSubnetAsync(await NewVpcAsync()))).NetworkInterfaceId;
        Task PathAsync(string source, string protocol = "tcp", int? port = null) => Ec2.CreateNetworkInsightsPathAsync(new CreateNetworkInsightsPathRequest { Source = source, Destination = one, Protocol = protocol, DestinationPort = port }, Token);

        await RefusedAsync("InvalidParameterValue", () => PathAsync(""));
        await RefusedAsync("InvalidParameterValue", () => PathAsync("something"));
        await RefusedAsync("InvalidNetworkInterfaceId.Malformed", () => PathAsync("eni-1"));
        await RefusedAsync("NotImplemented", () => PathAsync("tgw-0123456789abcdef0"));
        await RefusedAsync("InvalidParameterValue", () => PathAsync(one, "icmp"));
        await RefusedAsync("InvalidParameterValue", () => PathAsync(one, port: 65536));
        await RefusedAsync("InvalidParameterValue", () => PathAsync(one, port: -1));
    }

    [Fact]
    public async Task No_route_leads_to_addresses_of_AWS_services()
    {
        var vpc = await NewVpcAsync();
        var (table, gateway) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc));
        Task RouteAsync(string destination) => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = destination, GatewayId = gateway }, Token);

        await RefusedAsync("InvalidParameterValue", () => RouteAsync("169.254.168.0/22"));
        await RefusedAsync("InvalidParameterValue", () => RouteAsync("169.254.169.254/32"));
        await RouteAsync("169.254.0.0/16");
    }

    private async Task<string> NewAclAsync(string vpc) => (await Ec2.CreateNetworkAclAsync(new CreateNetworkAclRequest { VpcId = vpc }, Token)).NetworkAcl.NetworkAclId;

    private Task AllowAsync(string group, string protocol, int? from = null, int? to = null, string cidr = "10.0.0.0/8", string? description = null) =>
        Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = protocol, FromPort = from, ToPort = to, Ipv4Ranges = [new() { CidrIp = cidr, Description = description }] }] }, Token);

    private Task EntryAsync(string acl, string protocol, int number, int? from = null, int? to = null, string cidr = "10.0.0.0/8") => Ec2.CreateNetworkAclEntryAsync(
        new CreateNetworkAclEntryRequest { NetworkAclId = acl, RuleNumber = number, Egress = true, RuleAction = RuleAction.Allow, Protocol = protocol, CidrBlock = cidr, PortRange = from is null && to is null ? null : new() { From = from, To = to } }, Token);
}
