using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>The prefix lists that AWS manages, and the rules and routes that are written with them.</summary>
public sealed class PrefixListTests : NetworkWorld
{
    private const string S3 = "pl-63a5400a";

    [Fact]
    public async Task Every_account_has_those_of_S3_and_DynamoDB()
    {
        foreach (var ec2 in (IAmazonEC2[])[Ec2, Aws.B.Root.Ec2])
        {
            var lists = (await ec2.DescribeManagedPrefixListsAsync(new DescribeManagedPrefixListsRequest(), Token)).PrefixLists;

            lists.Select(list => list.PrefixListName).ShouldBe(["com.amazonaws.us-east-1.s3", "com.amazonaws.us-east-1.dynamodb"], ignoreOrder: true);
            var s3 = lists.Single(list => list.PrefixListId == S3);
            (s3.OwnerId, s3.AddressFamily, s3.State.Value, s3.PrefixListArn).ShouldBe(("AWS", "IPv4", "create-complete", $"arn:aws:ec2:us-east-1:aws:prefix-list/{S3}"));
        }
    }

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("eu-west-1")]
    [InlineData("il-central-1")] // its addresses weren't known
    public async Task A_Region_s_lists_stay_the_same_and_have_addresses(string region)
    {
        var ec2 = Aws.A.Root.In(region).Ec2;
        var lists = (await ec2.DescribePrefixListsAsync(new DescribePrefixListsRequest(), Token)).PrefixLists;

        lists.Select(list => list.PrefixListId).Distinct().Count().ShouldBe(2);
        lists.ShouldAllBe(list => list.PrefixListName.StartsWith($"com.amazonaws.{region}.") && list.PrefixListId.StartsWith("pl-") && list.Cidrs.Count > 0);
        (await Aws.B.Root.In(region).Ec2.DescribePrefixListsAsync(new DescribePrefixListsRequest(), Token)).PrefixLists.Select(list => list.PrefixListId).ShouldBe(lists.Select(list => list.PrefixListId));
        foreach (var list in lists)
        {
            (await ec2.GetManagedPrefixListEntriesAsync(new GetManagedPrefixListEntriesRequest { PrefixListId = list.PrefixListId }, Token)).Entries.Select(entry => entry.Cidr).ShouldBe(list.Cidrs, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Entries_come_in_pages()
    {
        var found = new List<string>();
        string? token = null;
        do
        {
            var page = await Ec2.GetManagedPrefixListEntriesAsync(new GetManagedPrefixListEntriesRequest { PrefixListId = S3, MaxResults = 3, NextToken = token }, Token);
            page.Entries.Count.ShouldBeLessThanOrEqualTo(3);
            found.AddRange(page.Entries.Select(entry => entry.Cidr));
            token = page.NextToken;
        }
        while (token is not null);

        found.ShouldBe((await Ec2.DescribePrefixListsAsync(new DescribePrefixListsRequest { PrefixListIds = [S3] }, Token)).PrefixLists.Single().Cidrs, ignoreOrder: true);
        await RefusedAsync("InvalidParameterValue", () => Ec2.GetManagedPrefixListEntriesAsync(new GetManagedPrefixListEntriesRequest { PrefixListId = S3, NextToken = "token" }, Token));
    }

    [Fact]
    public async Task Lists_that_are_not_there_are_refused()
    {
        await RefusedAsync("InvalidPrefixListID.NotFound", () => Ec2.DescribeManagedPrefixListsAsync(new DescribeManagedPrefixListsRequest { PrefixListIds = ["pl-00000000000000000"] }, Token), "The prefix list ID 'pl-00000000000000000' does not exist");
        await RefusedAsync("InvalidPrefixListID.NotFound", () => Ec2.DescribePrefixListsAsync(new DescribePrefixListsRequest { PrefixListIds = ["pl-00000000000000000"] }, Token));
        await RefusedAsync("InvalidPrefixListID.NotFound", () => Ec2.GetManagedPrefixListEntriesAsync(new GetManagedPrefixListEntriesRequest { PrefixListId = "pl-00000000000000000" }, Token));
        await RefusedAsync("InvalidPrefixListID.NotFound", () => Aws.A.Root.In("eu-west-1").Ec2.GetManagedPrefixListEntriesAsync(new GetManagedPrefixListEntriesRequest { PrefixListId = S3 }, Token));
        await RefusedAsync("NotImplemented", () => Ec2.CreateManagedPrefixListAsync(new CreateManagedPrefixListRequest { PrefixListName = "own", AddressFamily = "IPv4", MaxEntries = 1 }, Token));
    }

    [Theory]
    [InlineData("prefix-list-name", "*.s3", 1)]
    [InlineData("prefix-list-name", "*.sqs", 0)]
    [InlineData("prefix-list-id", S3, 1)]
    [InlineData("owner-id", "AWS", 2)]
    public async Task Filters_find_lists(string name, string value, int count)
    {
        ((await Ec2.DescribeManagedPrefixListsAsync(new DescribeManagedPrefixListsRequest { Filters = [new(name, [value])] }, Token)).PrefixLists?.Count ?? 0).ShouldBe(count);
        ((await Ec2.DescribePrefixListsAsync(new DescribePrefixListsRequest { Filters = [new(name, [value])] }, Token)).PrefixLists?.Count ?? 0).ShouldBe(count);
    }

    [Fact]
    public async Task A_policy_says_whose_entries_may_be_read()
    {
        var user = await UserAsync("reader", Allow("ec2:GetManagedPrefixListEntries", $"arn:aws:ec2:us-east-1:aws:prefix-list/{S3}"));
        var other = (await Ec2.DescribePrefixListsAsync(new DescribePrefixListsRequest(), Token)).PrefixLists.Single(list => list.PrefixListId != S3).PrefixListId;

        (await user.Ec2.GetManagedPrefixListEntriesAsync(new GetManagedPrefixListEntriesRequest { PrefixListId = S3 }, Token)).Entries.ShouldNotBeEmpty();
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.GetManagedPrefixListEntriesAsync(new GetManagedPrefixListEntriesRequest { PrefixListId = other }, Token));
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.DescribePrefixListsAsync(new DescribePrefixListsRequest(), Token));
    }

    [Fact]
    public async Task A_group_s_rule_may_name_a_list()
    {
        var group = await NewGroupAsync(await NewVpcAsync());
        var added = (await AllowOutAsync(group, S3)).SecurityGroupRules.Single();

        (added.PrefixListId, added.CidrIpv4, added.Description).ShouldBe((S3, null, "to S3"));
        var shown = (await Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("egress.ip-permission.prefix-list-id", [S3])] }, Token)).SecurityGroups.Single();
        shown.GroupId.ShouldBe(group);
        var list = shown.IpPermissionsEgress.Single(permission => permission.FromPort == 443).PrefixListIds.Single();
        (list.Id, list.Description).ShouldBe((S3, "to S3"));
        (await RulesAsync(group)).ShouldContain(rule => rule.PrefixListId == S3 && rule.SecurityGroupRuleId == added.SecurityGroupRuleId);
    }

    [Fact]
    public async Task A_rule_with_a_list_is_there_once_and_can_be_revoked()
    {
        var group = await NewGroupAsync(await NewVpcAsync());
        var added = (await AllowOutAsync(group, S3)).SecurityGroupRules.Single();

        await RefusedAsync("InvalidPermission.Duplicate", () => AllowOutAsync(group, S3), $"the specified rule \"peer: {S3}, TCP, from port: 443, to port: 443, ALLOW\" already exists");
        await RefusedAsync("InvalidPrefixListID.NotFound", () => AllowOutAsync(group, "pl-00000000000000000"));
        await RefusedAsync("InvalidParameterValue", () => AllowOutAsync(group, S3, S3));
        await RefusedAsync("MissingParameter", () => AllowOutAsync(group, [null!]));
        var revoked = (await RevokeAsync(group)).RevokedSecurityGroupRules.Single();
        (revoked.SecurityGroupRuleId, revoked.PrefixListId).ShouldBe((added.SecurityGroupRuleId, S3));
        await RefusedAsync("InvalidPermission.NotFound", () => RevokeAsync(group));
        (await RulesAsync(group)).ShouldNotContain(rule => rule.PrefixListId == S3);
    }

    [Fact]
    public async Task A_route_may_name_a_list_and_leads_only_its_addresses()
    {
        var vpc = await NewVpcAsync();
        var (internet, table) = (await NewGatewayAsync(vpc), await NewTableAsync(vpc));
        Task CreateAsync(string? list, string? cidr = null) => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationPrefixListId = list, DestinationCidrBlock = cidr, GatewayId = internet }, Token);

        await CreateAsync(S3);
        var route = (await RoutesAsync(table)).Single(route => route.DestinationPrefixListId == S3);
        (route.GatewayId, route.State.Value, route.DestinationCidrBlock).ShouldBe((internet, "active", null));
        await RefusedAsync("RouteAlreadyExists", () => CreateAsync(S3), $"The route identified by {S3} already exists.");
        await RefusedAsync("InvalidPrefixListID.NotFound", () => CreateAsync("pl-00000000000000000"));
        await RefusedAsync("InvalidParameterCombination", () => CreateAsync(S3, "0.0.0.0/0"));
        await RefusedAsync("MissingParameter", () => CreateAsync(null));

        var one = await PublicInterfaceAsync(vpc, table);
        (await CodesAsync(one, internet, "52.217.0.1")).ShouldBeEmpty();
        (await CodesAsync(one, internet, "8.8.8.8")).ShouldBe(["NO_ROUTE_TO_DESTINATION"]);
        var path = await AnalyseAsync(await PathAsync(one, internet, "52.217.0.1"));
        var shown = path.ForwardPathComponents.Single(component => component.Component.Id == table).RouteTableRoute;
        (shown.DestinationPrefixListId, shown.DestinationCidr, shown.GatewayId).ShouldBe((S3, null, internet));
    }

    [Fact]
    public async Task A_route_with_a_list_can_be_replaced_and_deleted()
    {
        var vpc = await NewVpcAsync();
        var (internet, table, one) = (await NewGatewayAsync(vpc), await NewTableAsync(vpc), (await NewInterfaceAsync(await NewSubnetAsync(vpc))).NetworkInterfaceId);
        Task ReplaceAsync() => Ec2.ReplaceRouteAsync(new ReplaceRouteRequest { RouteTableId = table, DestinationPrefixListId = S3, NetworkInterfaceId = one }, Token);
        Task DeleteAsync() => Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = table, DestinationPrefixListId = S3 }, Token);

        await RefusedAsync("InvalidRoute.NotFound", ReplaceAsync, $"no route with destination-prefix-list-id {S3} in route table {table}");
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationPrefixListId = S3, GatewayId = internet }, Token);
        await ReplaceAsync();
        (await RoutesAsync(table)).Single(route => route.DestinationPrefixListId == S3).NetworkInterfaceId.ShouldBe(one);
        await DeleteAsync();
        await RefusedAsync("InvalidRoute.NotFound", DeleteAsync);
    }

    [Fact]
    public async Task A_rule_with_a_list_lets_only_its_addresses_through()
    {
        var vpc = await NewVpcAsync();
        var (internet, table, group) = (await NewGatewayAsync(vpc), await NewTableAsync(vpc), await NewGroupAsync(vpc));
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = internet }, Token);
        await Ec2.RevokeSecurityGroupEgressAsync(new RevokeSecurityGroupEgressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }] }, Token);
        await AllowOutAsync(group, S3);
        var one = await PublicInterfaceAsync(vpc, table, group);

        (await CodesAsync(one, internet, "52.217.0.1")).ShouldBeEmpty();
        (await CodesAsync(one, internet, "8.8.8.8")).ShouldBe(["ENI_SG_RULES_MISMATCH"]);
        var rule = (await AnalyseAsync(await PathAsync(one, internet, "52.217.0.1"))).ForwardPathComponents.Single(component => component.Component.Id == group).SecurityGroupRule;
        (rule.PrefixListId, rule.Cidr).ShouldBe((S3, null));
    }

    private async Task<IEnumerable<string>> CodesAsync(string from, string to, string address) =>
        ((await AnalyseAsync(await PathAsync(from, to, address))).Explanations ?? []).Select(explanation => explanation.ExplanationCode);

    private async Task<string> PathAsync(string from, string to, string address) => (await Ec2.CreateNetworkInsightsPathAsync(
        new CreateNetworkInsightsPathRequest { Source = from, Destination = to, DestinationIp = address, Protocol = Protocol.Tcp, DestinationPort = 443 }, Token)).NetworkInsightsPath.NetworkInsightsPathId;

    /// <summary>An interface with a public address in a subnet that has the route table.</summary>
    private async Task<string> PublicInterfaceAsync(string vpc, string table, params List<string> groups)
    {
        var subnet = await NewSubnetAsync(vpc);
        await Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = table, SubnetId = subnet }, Token);
        var one = (await NewInterfaceAsync(subnet, groups)).NetworkInterfaceId;
        await Ec2.AssociateAddressAsync(new AssociateAddressRequest { AllocationId = (await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token)).AllocationId, NetworkInterfaceId = one }, Token);
        return one;
    }

    private Task<AuthorizeSecurityGroupEgressResponse> AllowOutAsync(string group, params string[] lists) =>
        Ec2.AuthorizeSecurityGroupEgressAsync(new AuthorizeSecurityGroupEgressRequest { GroupId = group, IpPermissions = [Https(lists)] }, Token);

    private Task<RevokeSecurityGroupEgressResponse> RevokeAsync(string group) =>
        Ec2.RevokeSecurityGroupEgressAsync(new RevokeSecurityGroupEgressRequest { GroupId = group, IpPermissions = [Https(S3)] }, Token);

    private static IpPermission Https(params string[] lists) =>
        new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, PrefixListIds = [.. lists.Select(list => new PrefixListId { Id = list, Description = "to S3" })] };

    private async Task<List<SecurityGroupRule>> RulesAsync(string group) =>
        (await Ec2.DescribeSecurityGroupRulesAsync(new DescribeSecurityGroupRulesRequest { Filters = [new("group-id", [group])] }, Token)).SecurityGroupRules;

    private async Task<List<Route>> RoutesAsync(string table) => (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [table] }, Token)).RouteTables.Single().Routes;
}
