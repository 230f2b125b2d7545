using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>NAT gateways: their states, their interface and address, what depends on them, and the paths through them.</summary>
public sealed class NatGatewayTests : NetworkWorld
{
    [Fact]
    public async Task A_public_gateway_becomes_available_with_its_address()
    {
        var (_, subnet) = await PublicSubnetAsync();
        var address = await NewAddressAsync();
        var created = (await CreateAsync(subnet, address)).NatGateway;

        (created.State.Value, created.SubnetId, created.ConnectivityType.Value).ShouldBe(("pending", subnet, "public"));
        await WaitAsync();
        var gateway = await SeenAsync(created.NatGatewayId);
        gateway.State.Value.ShouldBe("available");
        var shown = gateway.NatGatewayAddresses.Single();
        var held = (await Ec2.DescribeAddressesAsync(new DescribeAddressesRequest { AllocationIds = [address] }, Token)).Addresses.Single();
        (shown.AllocationId, shown.PublicIp, shown.NetworkInterfaceId, shown.AssociationId, shown.PrivateIp).ShouldBe((address, held.PublicIp, held.NetworkInterfaceId, held.AssociationId, held.PrivateIpAddress));
    }

    [Fact]
    public async Task A_private_gateway_has_the_wanted_address_and_no_public_one()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync());
        var gateway = await NewPrivateAsync(subnet, "10.0.1.77");

        var shown = (await SeenAsync(gateway)).NatGatewayAddresses.Single();
        (shown.PrivateIp, shown.PublicIp, shown.AllocationId).ShouldBe(("10.0.1.77", null, null));
        await RefusedAsync("InvalidIPAddress.InUse", () => NewPrivateAsync(subnet, "10.0.1.77"));
        await RefusedAsync("InvalidParameterValue", () => NewPrivateAsync(subnet, "10.0.2.77"));
    }

    [Fact]
    public async Task Its_interface_is_shown_and_managed_by_AWS()
    {
        var gateway = await NewPublicAsync();
        var one = await InterfaceAsync(gateway);

        (one.InterfaceType.Value, one.RequesterManaged, one.SourceDestCheck, one.Status.Value).ShouldBe(("nat_gateway", true, false, "in-use"));
        (one.Description, one.Groups?.Count ?? 0).ShouldBe(($"Interface for NAT Gateway {gateway}", 0));
        await RefusedAsync("InvalidParameterValue", () => Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = one.NetworkInterfaceId }, Token), $"Network interface '{one.NetworkInterfaceId}' is currently in use.");
        await RefusedAsync("AuthFailure", () => Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = one.NetworkInterfaceId, SourceDestCheck = true }, Token));
        await RefusedAsync("AuthFailure", () => Ec2.AssociateAddressAsync(new AssociateAddressRequest { AllocationId = one.Association.AllocationId, NetworkInterfaceId = one.NetworkInterfaceId }, Token));
        var table = await NewTableAsync(one.VpcId);
        await RefusedAsync("AuthFailure", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NetworkInterfaceId = one.NetworkInterfaceId }, Token));
    }

    [Theory]
    [InlineData("interface-type", "nat_gateway", true)]
    [InlineData("interface-type", "interface", false)]
    [InlineData("requester-managed", "true", true)]
    [InlineData("requester-id", "amazon-*", true)]
    [InlineData("status", "in-use", true)]
    public async Task Filters_find_its_interface(string name, string value, bool isFound)
    {
        await NewPublicAsync();

        ((await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = [new(name, [value])] }, Token)).NetworkInterfaces?.Count ?? 0).ShouldBe(isFound ? 1 : 0);
    }

    [Fact]
    public async Task Its_elastic_address_can_not_be_taken_away_until_it_is_deleted()
    {
        var gateway = await NewPublicAsync();
        var one = await InterfaceAsync(gateway);
        var (address, other) = (one.Association.AllocationId, await NewInterfaceAsync(one.SubnetId));

        await RefusedAsync("AuthFailure", () => Ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = one.Association.AssociationId }, Token), "You do not have permission to access the specified resource.");
        await RefusedAsync("InvalidIPAddress.InUse", () => ReleaseAsync(address));
        await RefusedAsync("AuthFailure", () => Ec2.AssociateAddressAsync(new AssociateAddressRequest { AllocationId = address, NetworkInterfaceId = other.NetworkInterfaceId }, Token));
        await DeleteAsync(gateway);
        await RefusedAsync("InvalidIPAddress.InUse", () => ReleaseAsync(address));
        await WaitAsync();
        await RefusedAsync("InvalidAddress.NotFound", () => Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = address, NetworkBorderGroup = "eu-west-1" }, Token));
        await Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = address, NetworkBorderGroup = "us-east-1" }, Token);
    }

    [Fact]
    public async Task A_deleted_gateway_is_listed_for_an_hour_and_forgotten()
    {
        var gateway = await NewPublicAsync();
        var one = await InterfaceAsync(gateway);

        await DeleteAsync(gateway);
        (await SeenAsync(gateway)).State.Value.ShouldBe("deleting");
        await WaitAsync();
        var deleted = await SeenAsync(gateway);
        (deleted.State.Value, deleted.DeleteTime > deleted.CreateTime).ShouldBe(("deleted", true));
        await RefusedAsync("InvalidNetworkInterfaceID.NotFound", () => Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [one.NetworkInterfaceId] }, Token));
        var before = Backend.Emulator.Store.Current;
        await DeleteAsync(gateway);
        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(58), Token);
        (await SeenAsync(gateway)).State.Value.ShouldBe("deleted");
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(3), Token);
        await RefusedAsync("NatGatewayNotFound", () => SeenAsync(gateway));
    }

    [Fact]
    public async Task Without_an_Internet_gateway_a_public_one_fails()
    {
        var vpc = await NewVpcAsync();
        var (subnet, address) = (await NewSubnetAsync(vpc), await NewAddressAsync());
        var created = (await CreateAsync(subnet, address)).NatGateway;

        (created.State.Value, created.FailureCode).ShouldBe(("pending", null));
        await WaitAsync();
        var failed = await SeenAsync(created.NatGatewayId);
        (failed.State.Value, failed.FailureCode, failed.FailureMessage).ShouldBe(("failed", "Gateway.NotAttached", $"Network {vpc} has no Internet gateway attached"));
        failed.NatGatewayAddresses.Single().NetworkInterfaceId.ShouldBeNull();
        await ReleaseAsync(address);
        await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(61), Token);
        await RefusedAsync("NatGatewayNotFound", () => SeenAsync(created.NatGatewayId));
    }

    [Fact]
    public async Task With_an_address_that_is_associated_already_it_fails()
    {
        var gateway = await NewPublicAsync();
        var one = await InterfaceAsync(gateway);

        var failed = (await CreateAsync(one.SubnetId, one.Association.AllocationId)).NatGateway.NatGatewayId;
        await WaitAsync();
        (await SeenAsync(failed)).FailureCode.ShouldBe("Resource.AlreadyAssociated");
        (await SeenAsync(gateway)).State.Value.ShouldBe("available");
    }

    [Fact]
    public async Task In_a_subnet_without_a_free_address_it_fails()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync(), "10.0.1.0/28");
        for (var count = 0; count < 11; count++)
        {
            await NewInterfaceAsync(subnet);
        }

        var failed = await NewPrivateAsync(subnet);
        await WaitAsync();
        (await SeenAsync(failed)).FailureCode.ShouldBe("InsufficientFreeAddressesInSubnet");
    }

    [Fact]
    public async Task Requests_that_do_not_fit_are_refused()
    {
        var (_, subnet) = await PublicSubnetAsync();
        var address = await NewAddressAsync();

        await RefusedAsync("MissingParameter", () => CreateAsync(subnet, null));
        await RefusedAsync("MissingParameter", () => CreateAsync(null, address));
        await RefusedAsync("InvalidSubnetID.NotFound", () => CreateAsync("subnet-00000000000000000", address));
        await RefusedAsync("InvalidAllocationID.NotFound", () => CreateAsync(subnet, "eipalloc-00000000000000000"));
        await RefusedAsync("InvalidParameterCombination", () => Ec2.CreateNatGatewayAsync(new CreateNatGatewayRequest { SubnetId = subnet, AllocationId = address, ConnectivityType = ConnectivityType.Private }, Token));
        await RefusedAsync("NotImplemented", () => Ec2.CreateNatGatewayAsync(new CreateNatGatewayRequest { SubnetId = subnet, AllocationId = address, AvailabilityMode = AvailabilityMode.Regional }, Token));
        await RefusedAsync("NatGatewayNotFound", () => DeleteAsync("nat-00000000000000000"));
        await CreateAsync(subnet, address);
    }

    [Fact]
    public async Task A_client_token_creates_one_gateway()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync());
        Task<CreateNatGatewayResponse> CreateAsync(string? address = null) =>
            Ec2.CreateNatGatewayAsync(new CreateNatGatewayRequest { SubnetId = subnet, ConnectivityType = ConnectivityType.Private, PrivateIpAddress = address, ClientToken = "token" }, Token);

        var first = (await CreateAsync()).NatGateway.NatGatewayId;
        (await CreateAsync()).NatGateway.NatGatewayId.ShouldBe(first);
        await RefusedAsync("IdempotentParameterMismatch", () => CreateAsync("10.0.1.9"));
    }

    [Fact]
    public async Task A_zone_has_five_at_most_and_those_that_failed_or_were_deleted_do_not_count()
    {
        var vpc = await NewVpcAsync();
        var subnet = (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.1.0/24", AvailabilityZone = "us-east-1a" }, Token)).Subnet.SubnetId;
        var elsewhere = (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.0.2.0/24", AvailabilityZone = "us-east-1b" }, Token)).Subnet.SubnetId;
        await CreateAsync(subnet, await NewAddressAsync());
        await WaitAsync();
        var first = await NewPrivateAsync(subnet);
        for (var count = 1; count < 5; count++)
        {
            await NewPrivateAsync(subnet);
        }

        await RefusedAsync("NatGatewayLimitExceeded", () => NewPrivateAsync(subnet));
        await NewPrivateAsync(elsewhere);
        await DeleteAsync(first);
        await RefusedAsync("NatGatewayLimitExceeded", () => NewPrivateAsync(subnet));
        await WaitAsync();
        await NewPrivateAsync(subnet);
    }

    [Fact]
    public async Task Its_subnet_and_Internet_gateway_stay_until_it_is_deleted()
    {
        var gateway = await NewPublicAsync();
        var one = await InterfaceAsync(gateway);
        var internet = (await Ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest { Filters = [new("attachment.vpc-id", [one.VpcId])] }, Token)).InternetGateways.Single().InternetGatewayId;
        Task DeleteSubnetAsync() => Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = one.SubnetId }, Token);
        Task DetachAsync() => Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = internet, VpcId = one.VpcId }, Token);

        await RefusedAsync("DependencyViolation", DeleteSubnetAsync);
        await RefusedAsync("DependencyViolation", DetachAsync);
        await DeleteAsync(gateway);
        await WaitAsync();
        await DeleteSubnetAsync();
        await DetachAsync();
    }

    [Fact]
    public async Task A_route_to_it_is_a_blackhole_once_it_is_deleted()
    {
        var gateway = await NewPublicAsync();
        var table = await NewTableAsync((await SeenAsync(gateway)).VpcId);
        await RouteAsync(table, gateway);

        (await NatRouteAsync(table)).State.Value.ShouldBe("active");
        (await NatRouteAsync(table)).NatGatewayId.ShouldBe(gateway);
        await DeleteAsync(gateway);
        await WaitAsync();
        (await NatRouteAsync(table)).State.Value.ShouldBe("blackhole");
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await NatRouteAsync(table)).State.Value.ShouldBe("blackhole");
    }

    [Fact]
    public async Task A_route_leads_to_a_gateway_of_the_same_VPC_only()
    {
        var gateway = await NewPublicAsync();
        var (table, foreign) = (await NewTableAsync((await SeenAsync(gateway)).VpcId), await NewTableAsync(await NewVpcAsync("10.9.0.0/16")));

        await RefusedAsync("InvalidParameterValue", () => RouteAsync(foreign, gateway));
        await RefusedAsync("InvalidNatGatewayID.NotFound", () => RouteAsync(table, "nat-00000000000000000"), "The natGateway ID 'nat-00000000000000000' does not exist");
        await RouteAsync(table, gateway);
        await DeleteAsync(gateway);
        await RefusedAsync("InvalidNatGatewayID.NotFound", () => Ec2.ReplaceRouteAsync(new ReplaceRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = gateway }, Token));
    }

    [Fact]
    public async Task A_route_within_the_VPC_may_lead_to_it_and_it_is_the_only_target()
    {
        var gateway = await NewPublicAsync();
        var table = await NewTableAsync((await SeenAsync(gateway)).VpcId);
        CreateRouteRequest Within() => new() { RouteTableId = table, DestinationCidrBlock = "10.0.1.0/24", NatGatewayId = gateway };
        var both = Within();
        both.GatewayId = "igw-0000";

        await RefusedAsync("InvalidParameterCombination", () => Ec2.CreateRouteAsync(both, Token));
        await Ec2.CreateRouteAsync(Within(), Token);
        (await NatRouteAsync(table)).DestinationCidrBlock.ShouldBe("10.0.1.0/24");
    }

    [Theory]
    [InlineData("state", "available", true)]
    [InlineData("state", "deleted", false)]
    [InlineData("vpc-id", "vpc-*", true)]
    [InlineData("subnet-id", "subnet-0", false)]
    [InlineData("nat-gateway-id", "nat-*", true)]
    [InlineData("tag:Name", "egress", true)]
    public async Task Filters_find_gateways(string name, string value, bool isFound)
    {
        var gateway = await NewPublicAsync();
        await Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [gateway], Tags = [new("Name", "egress")] }, Token);

        ((await Ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { Filter = [new(name, [value])] }, Token)).NatGateways ?? []).Select(one => one.NatGatewayId).ShouldBe(isFound ? [gateway] : []);
    }

    [Fact]
    public async Task A_policy_says_in_which_subnet_and_with_which_tags()
    {
        var (vpc, subnet) = await PublicSubnetAsync();
        var other = await NewSubnetAsync(vpc, "10.0.2.0/24");
        var user = await UserAsync(
            "builder",
            Allow("ec2:CreateNatGateway", Arn("subnet", subnet)),
            Allow("ec2:CreateNatGateway", Arn("elastic-ip", "*")),
            Allow("ec2:CreateNatGateway", Arn("natgateway", "*"), Policies.When("StringEquals", "aws:RequestTag/Team", "blue")),
            Allow("ec2:CreateTags", Arn("natgateway", "*"), Policies.When("StringEquals", "ec2:CreateAction", "CreateNatGateway")),
            Allow("ec2:DeleteNatGateway", Arn("natgateway", "*"), Policies.When("StringEquals", "ec2:ResourceTag/Team", "blue")));
        var address = await NewAddressAsync();
        Task<CreateNatGatewayResponse> TaggedAsync(string into, string team) =>
            user.Ec2.CreateNatGatewayAsync(new CreateNatGatewayRequest { SubnetId = into, AllocationId = address, TagSpecifications = [new() { ResourceType = ResourceType.Natgateway, Tags = [new("Team", team)] }] }, Token);

        await RefusedAsync("UnauthorizedOperation", () => TaggedAsync(subnet, "red"));
        await RefusedAsync("UnauthorizedOperation", () => TaggedAsync(other, "blue"));
        var gateway = (await TaggedAsync(subnet, "blue")).NatGateway.NatGatewayId;
        var foreign = await NewPrivateAsync(other);
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.DeleteNatGatewayAsync(new DeleteNatGatewayRequest { NatGatewayId = foreign }, Token));
        await user.Ec2.DeleteNatGatewayAsync(new DeleteNatGatewayRequest { NatGatewayId = gateway }, Token);
    }

    [Fact]
    public async Task A_private_subnet_reaches_the_Internet_through_it()
    {
        var (gateway, path, table) = await NetworkAsync();
        var found = await AnalyseAsync(path);

        found.NetworkPathFound.ShouldBe(true);
        found.ForwardPathComponents.Select(component => component.Component.Id.Split('-')[0]).ShouldBe(["eni", "sg", "acl", "rtb", "acl", "nat", "acl", "rtb", "igw"]);
        var nat = found.ForwardPathComponents.Single(component => component.Component.Id == gateway);
        nat.Component.Arn.ShouldBe(Arn("natgateway", gateway));
        nat.OutboundHeader.SourceAddresses.Single().ShouldBe($"{(await InterfaceAsync(gateway)).PrivateIpAddress}/32");
        found.ForwardPathComponents.Single(component => component.Component.Id == table).RouteTableRoute.NatGatewayId.ShouldBe(gateway);
        found.ReturnPathComponents.Select(component => component.Component.Id).ShouldContain(gateway);
    }

    [Fact]
    public async Task An_analysis_tells_that_it_is_gone_or_not_yet_there()
    {
        var (gateway, path, table) = await NetworkAsync(isAvailable: false);

        (await ObstacleAsync(path)).ExplanationCode.ShouldBe("BAD_STATE_ROUTE");
        await WaitAsync();
        (await AnalyseAsync(path)).NetworkPathFound.ShouldBe(true);
        await DeleteAsync(gateway);
        await WaitAsync();
        var gone = await ObstacleAsync(path);
        (gone.ExplanationCode, gone.RouteTable.Id, gone.RouteTableRoute.NatGatewayId, gone.RouteTableRoute.State).ShouldBe(("BAD_STATE_ROUTE", table, gateway, "blackhole"));
    }

    [Fact]
    public async Task An_analysis_tells_that_its_subnet_has_no_route_to_the_Internet()
    {
        var (gateway, path, _) = await NetworkAsync();
        var subnet = (await SeenAsync(gateway)).SubnetId;
        var main = (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("association.main", ["true"]), new("vpc-id", [(await SeenAsync(gateway)).VpcId])] }, Token)).RouteTables.Single().RouteTableId;

        await Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = main, DestinationCidrBlock = "0.0.0.0/0" }, Token);
        var missing = await ObstacleAsync(path);
        (missing.ExplanationCode, missing.RouteTable.Id, missing.Subnet.Id).ShouldBe(("NO_ROUTE_TO_DESTINATION", main, subnet));
    }

    [Fact]
    public async Task A_private_one_does_not_lead_to_the_Internet()
    {
        var (gateway, path, table) = await NetworkAsync();
        var own = await NewPrivateAsync((await SeenAsync(gateway)).SubnetId);
        await Ec2.ReplaceRouteAsync(new ReplaceRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = own }, Token);
        await WaitAsync();

        (await ObstacleAsync(path)).ExplanationCode.ShouldBe("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
    }

    /// <summary>A private subnet whose route table leads to a public NAT gateway, and the path from an interface there to the Internet.</summary>
    private async Task<(string Gateway, string Path, string Table)> NetworkAsync(bool isAvailable = true)
    {
        var (vpc, open) = await PublicSubnetAsync();
        var internet = (await Ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest { Filters = [new("attachment.vpc-id", [vpc])] }, Token)).InternetGateways.Single().InternetGatewayId;
        var main = (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpc])] }, Token)).RouteTables.Single().RouteTableId;
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = main, DestinationCidrBlock = "0.0.0.0/0", GatewayId = internet }, Token);
        var (gateway, closed, table) = ((await CreateAsync(open, await NewAddressAsync())).NatGateway.NatGatewayId, await NewSubnetAsync(vpc, "10.0.2.0/24"), await NewTableAsync(vpc));
        await Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = table, SubnetId = closed }, Token);
        await RouteAsync(table, gateway);
        var one = (await NewInterfaceAsync(closed)).NetworkInterfaceId;
        if (isAvailable)
        {
            await WaitAsync();
        }

        var path = (await Ec2.CreateNetworkInsightsPathAsync(new CreateNetworkInsightsPathRequest { Source = one, Destination = internet, Protocol = Protocol.Tcp, DestinationPort = 443 }, Token)).NetworkInsightsPath;
        return (gateway, path.NetworkInsightsPathId, table);
    }

    private async Task<Explanation> ObstacleAsync(string path)
    {
        var analysis = await AnalyseAsync(path);
        analysis.NetworkPathFound.ShouldBe(false);
        return analysis.Explanations[0];
    }

    /// <summary>A VPC with an Internet gateway, and a subnet of it.</summary>
    private async Task<(string Vpc, string Subnet)> PublicSubnetAsync()
    {
        var vpc = await NewVpcAsync();
        await NewGatewayAsync(vpc);
        return (vpc, await NewSubnetAsync(vpc));
    }

    /// <summary>A public gateway that is available.</summary>
    private async Task<string> NewPublicAsync()
    {
        var (_, subnet) = await PublicSubnetAsync();
        var gateway = (await CreateAsync(subnet, await NewAddressAsync())).NatGateway.NatGatewayId;
        await WaitAsync();
        return gateway;
    }

    private async Task<string> NewPrivateAsync(string subnet, string? address = null) =>
        (await Ec2.CreateNatGatewayAsync(new CreateNatGatewayRequest { SubnetId = subnet, ConnectivityType = ConnectivityType.Private, PrivateIpAddress = address }, Token)).NatGateway.NatGatewayId;

    private Task<CreateNatGatewayResponse> CreateAsync(string? subnet, string? address) => Ec2.CreateNatGatewayAsync(new CreateNatGatewayRequest { SubnetId = subnet, AllocationId = address }, Token);

    private Task DeleteAsync(string gateway) => Ec2.DeleteNatGatewayAsync(new DeleteNatGatewayRequest { NatGatewayId = gateway }, Token);

    private async Task<string> NewAddressAsync() => (await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token)).AllocationId;

    private Task ReleaseAsync(string address) => Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = address }, Token);

    private Task RouteAsync(string table, string gateway) => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = gateway }, Token);

    private async Task<Route> NatRouteAsync(string table) =>
        (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [table] }, Token)).RouteTables.Single().Routes.Single(route => route.NatGatewayId is not null);

    private async Task<NatGateway> SeenAsync(string gateway) => (await Ec2.DescribeNatGatewaysAsync(new DescribeNatGatewaysRequest { NatGatewayIds = [gateway] }, Token)).NatGateways.Single();

    private async Task<NetworkInterface> InterfaceAsync(string gateway)
    {
        var id = (await SeenAsync(gateway)).NatGatewayAddresses.Single().NetworkInterfaceId;
        return (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [id] }, Token)).NetworkInterfaces.Single();
    }
}
