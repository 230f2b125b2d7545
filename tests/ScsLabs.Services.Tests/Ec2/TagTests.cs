using Amazon.EC2;
using Amazon.EC2.Model;
using Tag = Amazon.EC2.Model.Tag;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Tags of EC2's resources, the conditions on them, and the filters that all lists have.</summary>
public sealed class TagTests : NetworkWorld
{
    [Fact]
    public async Task Tags_are_set_on_creation_and_later()
    {
        var vpc = (await Ec2.CreateVpcAsync(Create(("Name", "lab"), ("Team", "blue")), Token)).Vpc;
        var group = await NewGroupAsync(vpc.VpcId);

        vpc.Tags.Select(tag => (tag.Key, tag.Value)).ShouldBe([("Name", "lab"), ("Team", "blue")]);
        await TagAsync([vpc.VpcId, group], ("Team", "red"), ("team", "small"));
        (await TagsAsync(vpc.VpcId)).ShouldBe(["Name=lab", "Team=red", "team=small"], ignoreOrder: true);
        (await TagsAsync(group)).ShouldBe(["Team=red", "team=small"], ignoreOrder: true);
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateVpcAsync(Create(("Team", "a"), ("Team", "b")), Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16", TagSpecifications = [new() { ResourceType = ResourceType.Subnet, Tags = [new("Team", "a")] }] }, Token), "'subnet' is not a valid taggable resource type for this operation.");
    }

    [Fact]
    public async Task Every_kind_of_resource_has_tags()
    {
        var vpc = await NewVpcAsync();
        var (subnet, group, table, gateway) = (await NewSubnetAsync(vpc), await NewGroupAsync(vpc), await NewTableAsync(vpc), await NewGatewayAsync(vpc));
        var rule = (await Ec2.DescribeSecurityGroupRulesAsync(new DescribeSecurityGroupRulesRequest { Filters = [new("group-id", [group])] }, Token)).SecurityGroupRules.Single().SecurityGroupRuleId;
        List<string> all =
        [
            vpc, subnet, group, table, gateway, rule,
            (await NewInterfaceAsync(subnet)).NetworkInterfaceId,
            (await Ec2.CreateNetworkAclAsync(new CreateNetworkAclRequest { VpcId = vpc }, Token)).NetworkAcl.NetworkAclId,
            (await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token)).AllocationId,
            await NewPeeringAsync(vpc, await NewVpcAsync("10.1.0.0/16")),
        ];

        await TagAsync(all, ("Team", "blue"));
        var tags = (await Ec2.DescribeTagsAsync(new DescribeTagsRequest { Filters = [new("key", ["Team"])] }, Token)).Tags;
        tags.Select(tag => tag.ResourceId).ShouldBe(all, ignoreOrder: true);
        tags.Select(tag => tag.ResourceType.Value).ShouldBe(
            ["vpc", "subnet", "security-group", "route-table", "internet-gateway", "security-group-rule", "network-interface", "network-acl", "elastic-ip", "vpc-peering-connection"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("key", "Te*", 2)]
    [InlineData("key", "team", 0)]
    [InlineData("value", "blue", 1)]
    [InlineData("value", "?????", 0)]
    [InlineData("resource-type", "vpc", 2)]
    [InlineData("resource-type", "sub*", 1)]
    [InlineData("tag:Team", "*", 2)]
    [InlineData("tag:Name", "lab", 1)]
    [InlineData("resource-id", "vpc-*", 2)]
    public async Task Filters_find_tags(string name, string value, int count)
    {
        var vpc = (await Ec2.CreateVpcAsync(Create(("Name", "lab"), ("Team", "blue")), Token)).Vpc.VpcId;
        await TagAsync([await NewSubnetAsync(vpc)], ("Team", "red"));

        ((await Ec2.DescribeTagsAsync(new DescribeTagsRequest { Filters = [new(name, [value])] }, Token)).Tags?.Count ?? 0).ShouldBe(count);
    }

    [Fact]
    public async Task Tags_are_removed_by_key_by_value_and_altogether()
    {
        var vpc = (await Ec2.CreateVpcAsync(Create(("A", "1"), ("B", "2"), ("C", ""), ("D", "4")), Token)).Vpc.VpcId;
        Task UntagAsync(params List<Tag>? tags) => Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [vpc], Tags = tags }, Token);

        await UntagAsync(new Tag { Key = "A" }, new Tag("B", "3"), new Tag("D", ""), new Tag { Key = "nothing" });
        (await TagsAsync(vpc)).ShouldBe(["B=2", "C=", "D=4"]);
        await UntagAsync(new Tag("B", "2"), new Tag("C", ""));
        (await TagsAsync(vpc)).ShouldBe(["D=4"]);
        await UntagAsync(null);
        (await TagsAsync(vpc)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_that_begin_with_aws_are_refused()
    {
        var vpc = await NewVpcAsync();

        await RefusedAsync("InvalidParameterValue", () => TagAsync([vpc], ("aws:mine", "1")), "Tag keys starting with 'aws:' are reserved for internal use");
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateVpcAsync(Create(("AWS:mine", "1")), Token));
        await TagAsync([vpc], ("awsome", "1"));
    }

    [Fact]
    public async Task Keys_and_values_have_a_greatest_length()
    {
        var vpc = await NewVpcAsync();

        await RefusedAsync("InvalidParameterValue", () => TagAsync([vpc], (new('k', 128), "v")), "Tag key exceeds the maximum length of 127 characters");
        await RefusedAsync("InvalidParameterValue", () => TagAsync([vpc], ("k", new('v', 256))), "Tag value exceeds the maximum length of 255 characters");
        await TagAsync([vpc], (new('k', 127), new('v', 255)));
    }

    [Fact]
    public async Task A_resource_has_fifty_tags()
    {
        var vpc = await NewVpcAsync();
        (string, string)[] fifty = [.. Enumerable.Range(1, 50).Select(number => ($"key{number}", "value"))];

        await RefusedAsync("TagLimitExceeded", () => TagAsync([vpc], [.. fifty, ("one more", "")]));
        await TagAsync([vpc], fifty);
        await RefusedAsync("TagLimitExceeded", () => TagAsync([vpc], ("one more", "")));
        await TagAsync([vpc], ("key1", "another value"));
        await RefusedAsync("TagLimitExceeded", () => Ec2.CreateVpcAsync(Create([.. fifty, ("one more", "")]), Token));
    }

    [Theory]
    [InlineData("vpc-00000000", "InvalidVpcID.NotFound")]
    [InlineData("sg-00000000", "InvalidGroup.NotFound")]
    [InlineData("pcx-00000000", "InvalidVpcPeeringConnectionID.NotFound")]
    [InlineData("sgr-00000000", "InvalidSecurityGroupRuleId.NotFound")]
    [InlineData("nothing", "InvalidID")]
    [InlineData("vpc-xyz!", "InvalidID")]
    [InlineData("subnet-0123", "InvalidID")]
    public async Task Unknown_ids_are_refused_and_nothing_is_tagged(string id, string code)
    {
        var vpc = await NewVpcAsync();

        await RefusedAsync(code, () => TagAsync([vpc, id], ("Team", "blue")));
        await RefusedAsync(code, () => Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [vpc, id] }, Token));
        await RefusedAsync("InvalidVpcID.NotFound", () => Aws.B.Root.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpc], Tags = [new("Team", "blue")] }, Token));
    }

    [Fact]
    public async Task A_policy_says_which_tags_may_be_set()
    {
        var vpc = await NewVpcAsync();
        var user = await UserAsync("user", Allow("ec2:CreateTags", condition: """{"StringEquals":{"aws:RequestTag/Team":["blue","red"]},"ForAllValues:StringEquals":{"aws:TagKeys":["Team","Name"]}}"""));
        Task SetAsync(params List<Tag> tags) => user.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpc], Tags = tags }, Token);

        await SetAsync(new Tag("Team", "blue"), new Tag("Name", "lab"));
        await RefusedAsync("UnauthorizedOperation", () => SetAsync(new Tag("Team", "green")));
        await RefusedAsync("UnauthorizedOperation", () => SetAsync(new Tag("Name", "lab")));
        await RefusedAsync("UnauthorizedOperation", () => SetAsync(new Tag("Team", "blue"), new Tag("Owner", "me")));
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [vpc], Tags = [new("Team", "blue")] }, Token));
    }

    [Fact]
    public async Task A_policy_says_with_which_creation_tags_may_be_set()
    {
        var vpc = await NewVpcAsync();
        var user = await UserAsync("user", Allow("ec2:CreateSubnet"), Allow("ec2:CreateRouteTable"), Allow("ec2:CreateTags", condition: Policies.When("StringEquals", "ec2:CreateAction", "CreateSubnet")));
        static List<TagSpecification> Tagged(ResourceType type) => [new() { ResourceType = type, Tags = [new("Team", "blue")] }];

        await user.Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.1.0/24", TagSpecifications = Tagged(ResourceType.Subnet) }, Token);
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpc, TagSpecifications = Tagged(ResourceType.RouteTable) }, Token));
        await user.Ec2.CreateRouteTableAsync(new CreateRouteTableRequest { VpcId = vpc }, Token);
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpc], Tags = [new("Team", "blue")] }, Token));
    }

    [Theory]
    [InlineData("ec2:ResourceTag/Team")]
    [InlineData("aws:ResourceTag/Team")]
    public async Task A_policy_says_which_tagged_resources_may_be_deleted(string key)
    {
        var (blue, red) = ((await Ec2.CreateVpcAsync(Create(("Team", "blue")), Token)).Vpc.VpcId, (await Ec2.CreateVpcAsync(Create(("Team", "red")), Token)).Vpc.VpcId);
        var user = await UserAsync("user", Allow("ec2:DeleteVpc", condition: Policies.When("StringEquals", key, "blue")));
        Task DeleteAsync(string vpc) => user.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }, Token);

        await RefusedAsync("UnauthorizedOperation", () => DeleteAsync(red));
        await DeleteAsync(blue);
        await TagAsync([red], ("Team", "blue"));
        await DeleteAsync(red);
    }

    [Fact]
    public async Task Every_list_refuses_filters_that_it_does_not_have()
    {
        List<Filter> Unknown() => [new("colour", ["blue"])];
        List<Filter> Known() => [new("tag:colour", ["b*"])];
        (Func<List<Filter>, Task> List, List<Filter> Filters)[] lists =
        [
            (filters => Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeSecurityGroupRulesAsync(new DescribeSecurityGroupRulesRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeAddressesAsync(new DescribeAddressesRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { Filter = filters }, Token), Known()),
            (filters => Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeVpcEndpointServicesAsync(new DescribeVpcEndpointServicesRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeManagedPrefixListsAsync(new DescribeManagedPrefixListsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribePrefixListsAsync(new DescribePrefixListsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeVpcPeeringConnectionsAsync(new DescribeVpcPeeringConnectionsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeNetworkInsightsPathsAsync(new DescribeNetworkInsightsPathsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeNetworkInsightsAnalysesAsync(new DescribeNetworkInsightsAnalysesRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeTagsAsync(new DescribeTagsRequest { Filters = filters }, Token), Known()),
            (filters => Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { Filters = filters }, Token), [new("zone-name", ["us-*"])]),
        ];

        foreach (var (list, filters) in lists)
        {
            await RefusedAsync("InvalidParameterValue", () => list(Unknown()), "The filter 'colour' is invalid");
            await list(filters);
        }
    }

    private static CreateVpcRequest Create(params IEnumerable<(string Key, string Value)> tags) =>
        new() { CidrBlock = "10.0.0.0/16", TagSpecifications = [new() { ResourceType = ResourceType.Vpc, Tags = [.. tags.Select(tag => new Tag(tag.Key, tag.Value))] }] };

    private Task TagAsync(List<string> resources, params IEnumerable<(string Key, string Value)> tags) =>
        Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = resources, Tags = [.. tags.Select(tag => new Tag(tag.Key, tag.Value))] }, Token);

    private async Task<IEnumerable<string>> TagsAsync(string id) =>
        ((await Ec2.DescribeTagsAsync(new DescribeTagsRequest { Filters = [new("resource-id", [id])] }, Token)).Tags ?? []).Select(tag => $"{tag.Key}={tag.Value}");
}
