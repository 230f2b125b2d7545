using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Route tables: their routes and the subnets that they are for.</summary>
public sealed class RouteTableTests : NetworkWorld
{
    [Fact]
    public async Task A_destination_has_one_route()
    {
        var vpc = await NewVpcAsync();
        var (table, gateway, one) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc), (await NewInterfaceAsync(await NewSubnetAsync(vpc))).NetworkInterfaceId);

        await RouteAsync(table, "0.0.0.0/0", gateway);
        var route = (await TableAsync(table)).Routes.Single(route => route.GatewayId == gateway);
        (route.DestinationCidrBlock, route.State.Value, route.Origin.Value).ShouldBe(("0.0.0.0/0", "active", "CreateRoute"));
        await RefusedAsync("RouteAlreadyExists", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NetworkInterfaceId = one }, Token), "The route identified by 0.0.0.0/0 already exists.");
        await RouteAsync(table, "1.0.0.0/8", gateway);
        await RouteAsync(await NewTableAsync(vpc), "0.0.0.0/0", gateway);
    }

    [Fact]
    public async Task The_local_route_stays()
    {
        var vpc = await NewVpcAsync();
        var (table, gateway) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc));
        var local = (await TableAsync(table)).Routes.Single();

        (local.DestinationCidrBlock, local.GatewayId, local.Origin.Value, local.State.Value).ShouldBe(("10.0.0.0/16", "local", "CreateRouteTable", "active"));
        await RefusedAsync("InvalidParameterValue", () => RemoveAsync(table, "10.0.0.0/16"), $"cannot remove local route 10.0.0.0/16 in route table {table}");
        await RefusedAsync("InvalidParameterValue", () => Ec2.ReplaceRouteAsync(new ReplaceRouteRequest { RouteTableId = table, DestinationCidrBlock = "10.0.0.0/16", GatewayId = gateway }, Token));
        await RefusedAsync("RouteAlreadyExists", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "10.0.0.0/16", NetworkInterfaceId = "eni-00000000" }, Token));
    }

    [Fact]
    public async Task The_local_route_may_lead_to_an_interface_and_back()
    {
        var vpc = await NewVpcAsync();
        var (table, gateway, one) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc), (await NewInterfaceAsync(await NewSubnetAsync(vpc))).NetworkInterfaceId);
        await RouteAsync(table, "0.0.0.0/0", gateway);
        Task ReplaceAsync(string destination, bool? local = null, string? to = null) => Ec2.ReplaceRouteAsync(new ReplaceRouteRequest { RouteTableId = table, DestinationCidrBlock = destination, LocalTarget = local, NetworkInterfaceId = to }, Token);

        await ReplaceAsync("10.0.0.0/16", to: one);
        (await TableAsync(table)).Routes.Single(route => route.DestinationCidrBlock == "10.0.0.0/16").NetworkInterfaceId.ShouldBe(one);
        await RefusedAsync("InvalidParameterValue", () => RemoveAsync(table, "10.0.0.0/16"), $"cannot remove local route 10.0.0.0/16 in route table {table}");
        await RefusedAsync("InvalidParameterCombination", () => ReplaceAsync("10.0.0.0/16", local: true, to: one));
        await RefusedAsync("InvalidParameterValue", () => ReplaceAsync("0.0.0.0/0", local: true));
        await RefusedAsync("MissingParameter", () => ReplaceAsync("10.0.0.0/16", local: false));
        await ReplaceAsync("10.0.0.0/16", local: true);
        (await TableAsync(table)).Routes.Single(route => route.DestinationCidrBlock == "10.0.0.0/16").GatewayId.ShouldBe("local");
    }

    [Fact]
    public async Task A_route_within_the_VPC_is_for_a_whole_subnet()
    {
        var vpc = await NewVpcAsync();
        var (table, one) = (await NewTableAsync(vpc), (await NewInterfaceAsync(await NewSubnetAsync(vpc))).NetworkInterfaceId);
        Task AddAsync(string destination) => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = destination, NetworkInterfaceId = one }, Token);

        foreach (var part in (string[])["10.0.1.0/25", "10.0.0.0/23", "10.0.2.0/24", "10.0.1.7/32"])
        {
            await RefusedAsync("InvalidParameterValue", () => AddAsync(part), $"The destination CIDR block {part} is more specific than one of this VPC's CIDR blocks, so it must match the CIDR block of a subnet in this VPC.");
        }

        await AddAsync("10.0.1.0/24");
        await AddAsync("10.0.0.0/8");
        await AddAsync("10.1.0.0/24");
    }

    [Fact]
    public async Task Only_an_interface_is_the_target_of_a_route_within_the_VPC()
    {
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (table, gateway) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc));
        var (one, peering) = ((await NewInterfaceAsync(await NewSubnetAsync(vpc))).NetworkInterfaceId, await NewPeeringAsync(vpc, peer));
        const string Text = "The destination CIDR block 10.0.1.0/24 is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.";

        await RefusedAsync("InvalidParameterValue", () => RouteAsync(table, "10.0.1.0/24", gateway), Text);
        await RefusedAsync("InvalidParameterValue", () => PeerRouteAsync(table, "10.0.1.0/24", peering), Text);
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "10.0.1.0/24", NetworkInterfaceId = one }, Token);
        await PeerRouteAsync(table, "10.0.0.0/8", peering);
    }

    [Fact]
    public async Task A_route_is_replaced_and_removed()
    {
        var vpc = await NewVpcAsync();
        var (table, gateway, one) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc), (await NewInterfaceAsync(await NewSubnetAsync(vpc))).NetworkInterfaceId);
        ReplaceRouteRequest Replacement(string destination) => new() { RouteTableId = table, DestinationCidrBlock = destination, NetworkInterfaceId = one };

        await RefusedAsync("InvalidRoute.NotFound", () => Ec2.ReplaceRouteAsync(Replacement("0.0.0.0/0"), Token));
        await RefusedAsync("InvalidRoute.NotFound", () => RemoveAsync(table, "0.0.0.0/0"), $"no route with destination-cidr-block 0.0.0.0/0 in route table {table}");
        await RouteAsync(table, "0.0.0.0/0", gateway);
        await Ec2.ReplaceRouteAsync(Replacement("0.0.0.0/0"), Token);
        var replaced = (await TableAsync(table)).Routes.Single(route => route.DestinationCidrBlock == "0.0.0.0/0");
        (replaced.GatewayId, replaced.NetworkInterfaceId).ShouldBe((null, one));
        await RemoveAsync(table, "0.0.0.0/0");
        (await TableAsync(table)).Routes.ShouldHaveSingleItem().GatewayId.ShouldBe("local");
    }

    [Fact]
    public async Task A_route_has_one_target_of_its_VPC()
    {
        var (vpc, other) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (table, gateway, foreign) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc), await NewGatewayAsync(other));
        var away = (await NewInterfaceAsync(await NewSubnetAsync(other, "10.1.1.0/24"))).NetworkInterfaceId;
        var third = await NewPeeringAsync(other, await NewVpcAsync("10.2.0.0/16"));
        CreateRouteRequest To(string? gatewayId = null, string? interfaceId = null, string? peeringId = null) => new() { RouteTableId = table, DestinationCidrBlock = "1.0.0.0/8", GatewayId = gatewayId, NetworkInterfaceId = interfaceId, VpcPeeringConnectionId = peeringId };

        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateRouteAsync(To(foreign), Token), $"route table {table} and network gateway {foreign} belong to different networks");
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateRouteAsync(To(interfaceId: away), Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateRouteAsync(To(peeringId: third), Token));
        await RefusedAsync("InvalidInternetGatewayID.NotFound", () => Ec2.CreateRouteAsync(To("igw-00000000"), Token));
        await RefusedAsync("InvalidGatewayID.NotFound", () => Ec2.CreateRouteAsync(To("something"), Token));
        await RefusedAsync("InvalidNetworkInterfaceID.NotFound", () => Ec2.CreateRouteAsync(To(interfaceId: "eni-00000000"), Token));
        await RefusedAsync("InvalidVpcPeeringConnectionID.NotFound", () => Ec2.CreateRouteAsync(To(peeringId: "pcx-00000000"), Token));
        await RefusedAsync("InvalidParameterCombination", () => Ec2.CreateRouteAsync(To(gateway, away), Token));
        await RefusedAsync("MissingParameter", () => Ec2.CreateRouteAsync(To(), Token));
        await RefusedAsync("MissingParameter", () => RouteAsync(table, null!, gateway));
        await RefusedAsync("InvalidParameterValue", () => RouteAsync(table, "1.0.0.0", gateway));
        await RefusedAsync("InvalidRouteTableID.NotFound", () => RouteAsync("rtb-00000000", "1.0.0.0/8", gateway), "The routeTable ID 'rtb-00000000' does not exist");
        await Ec2.CreateRouteAsync(To(gateway), Token);
    }

    [Fact]
    public async Task A_route_to_a_peering_leads_somewhere_only_while_it_is_active()
    {
        var (vpc, peer) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (table, peering) = (await NewTableAsync(vpc), await NewPeeringAsync(vpc, peer));
        async Task<string> StateAsync() => (await TableAsync(table)).Routes.Single(route => route.VpcPeeringConnectionId == peering).State.Value;

        await PeerRouteAsync(table, "10.1.0.0/16", peering);
        (await StateAsync()).ShouldBe("blackhole");
        await AcceptAsync(peering);
        (await StateAsync()).ShouldBe("active");
        await DeletePeeringAsync(peering);
        (await StateAsync()).ShouldBe("blackhole");
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(3), Token);
        (await StateAsync()).ShouldBe("blackhole");
        await RemoveAsync(table, "10.1.0.0/16");
    }

    [Fact]
    public async Task A_route_to_a_gateway_leads_somewhere_only_while_it_is_attached()
    {
        var vpc = await NewVpcAsync();
        var (table, gateway) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc));
        async Task<string> StateAsync() => (await TableAsync(table)).Routes.Single(route => route.GatewayId == gateway).State.Value;

        await RouteAsync(table, "0.0.0.0/0", gateway);
        (await StateAsync()).ShouldBe("active");
        await Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, Token);
        (await StateAsync()).ShouldBe("blackhole");
        await Ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, Token);
        (await StateAsync()).ShouldBe("active");
        (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpc]), new("route.state", ["black*"])] }, Token)).RouteTables.ShouldBeNull();
    }

    [Fact]
    public async Task A_subnet_has_one_table_of_its_VPC()
    {
        var (vpc, other) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (subnet, one, two, foreign) = (await NewSubnetAsync(vpc), await NewTableAsync(vpc), await NewTableAsync(vpc), await NewTableAsync(other));

        await RefusedAsync("InvalidParameterValue", () => AssociateAsync(foreign, subnet));
        await RefusedAsync("MissingParameter", () => Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = one }, Token));
        var association = await AssociateAsync(one, subnet);
        await RefusedAsync("Resource.AlreadyAssociated", () => AssociateAsync(two, subnet));
        await RefusedAsync("DependencyViolation", () => DeleteAsync(one), $"The routeTable '{one}' has dependencies and cannot be deleted.");
        var replaced = (await Ec2.ReplaceRouteTableAssociationAsync(new ReplaceRouteTableAssociationRequest { AssociationId = association, RouteTableId = two }, Token)).NewAssociationId;
        await DeleteAsync(one);
        await RefusedAsync("InvalidAssociationID.NotFound", () => DisassociateAsync(association), $"The association ID '{association}' does not exist");
        (await TableAsync(two)).Associations.Single().SubnetId.ShouldBe(subnet);
        await DisassociateAsync(replaced);
        await DeleteAsync(two);
        await RefusedAsync("InvalidRouteTableID.NotFound", () => DeleteAsync(two));
    }

    [Fact]
    public async Task The_main_table_stays_until_another_is_the_main_one()
    {
        var vpc = await NewVpcAsync();
        var (main, table, foreign) = ((await MainAsync(vpc)).RouteTableId, await NewTableAsync(vpc), await NewTableAsync(await NewVpcAsync("10.1.0.0/16")));
        var association = (await MainAsync(vpc)).Associations.Single().RouteTableAssociationId;

        await RefusedAsync("DependencyViolation", () => DeleteAsync(main));
        await RefusedAsync("InvalidParameterValue", () => DisassociateAsync(association), $"cannot disassociate the main route table association {association}");
        await RefusedAsync("InvalidParameterValue", () => Ec2.ReplaceRouteTableAssociationAsync(new ReplaceRouteTableAssociationRequest { AssociationId = association, RouteTableId = foreign }, Token));
        await RefusedAsync("InvalidAssociationID.NotFound", () => Ec2.ReplaceRouteTableAssociationAsync(new ReplaceRouteTableAssociationRequest { AssociationId = "rtbassoc-0000", RouteTableId = table }, Token));
        await Ec2.ReplaceRouteTableAssociationAsync(new ReplaceRouteTableAssociationRequest { AssociationId = association, RouteTableId = table }, Token);
        (await MainAsync(vpc)).RouteTableId.ShouldBe(table);
        await DeleteAsync(main);
        await RefusedAsync("DependencyViolation", () => DeleteAsync(table));
    }

    [Fact]
    public async Task A_table_has_fifty_routes()
    {
        var vpc = await NewVpcAsync();
        var (table, gateway) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc));
        for (var number = 1; number < 50; number++)
        {
            await RouteAsync(table, $"1.{number}.0.0/16", gateway);
        }

        await RefusedAsync("RouteLimitExceeded", () => RouteAsync(table, "2.0.0.0/16", gateway));
        await RemoveAsync(table, "1.1.0.0/16");
        await RouteAsync(table, "2.0.0.0/16", gateway);
    }

    [Fact]
    public async Task A_VPC_has_two_hundred_tables()
    {
        var vpc = await NewVpcAsync();
        for (var number = 1; number < 200; number++)
        {
            await NewTableAsync(vpc);
        }

        await RefusedAsync("RouteTableLimitExceeded", () => NewTableAsync(vpc));
        await NewTableAsync(await NewVpcAsync());
    }

    [Fact]
    public async Task A_user_changes_only_the_table_that_the_policy_names()
    {
        var vpc = await NewVpcAsync();
        var (mine, other, gateway) = (await NewTableAsync(vpc), await NewTableAsync(vpc), await NewGatewayAsync(vpc));
        var user = await UserAsync("user", Allow("ec2:CreateRoute", Arn("route-table", mine)));

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = other, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway }, Token));
        await user.Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = mine, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway }, Token);
    }

    private Task RouteAsync(string table, string destination, string gateway) => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = destination, GatewayId = gateway }, Token);

    private Task PeerRouteAsync(string table, string destination, string peering) => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = destination, VpcPeeringConnectionId = peering }, Token);

    private Task RemoveAsync(string table, string destination) => Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = table, DestinationCidrBlock = destination }, Token);

    private Task DeleteAsync(string table) => Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = table }, Token);

    private async Task<string> AssociateAsync(string table, string subnet) => (await Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = table, SubnetId = subnet }, Token)).AssociationId;

    private Task DisassociateAsync(string association) => Ec2.DisassociateRouteTableAsync(new DisassociateRouteTableRequest { AssociationId = association }, Token);

    private async Task<RouteTable> TableAsync(string table) => (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [table] }, Token)).RouteTables.Single();

    private async Task<RouteTable> MainAsync(string vpc) => (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpc]), new("association.main", ["true"])] }, Token)).RouteTables.Single();
}
