using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Gateway endpoints: what they bring to route tables, their policies, and the paths to them.</summary>
public sealed class VpcEndpointTests : NetworkWorld
{
    private const string S3 = "com.amazonaws.us-east-1.s3";
    private const string S3List = "pl-63a5400a";
    private const string OnlyRead = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""";

    [Fact]
    public async Task A_gateway_endpoint_is_available_at_once_and_puts_a_route_into_its_tables()
    {
        var vpc = await NewVpcAsync();
        var (table, other) = (await NewTableAsync(vpc), await NewTableAsync(vpc));
        var created = (await CreateAsync(vpc, table)).VpcEndpoint;

        (created.State, created.VpcEndpointType, created.ServiceName, created.VpcId, created.OwnerId).ShouldBe((State.Available, VpcEndpointType.Gateway, S3, vpc, Aws.A.Id));
        created.RouteTableIds.ShouldBe([table]);
        created.PolicyDocument.ShouldContain("\"Action\":\"*\"");
        var route = (await EndpointRoutesAsync(table)).Single();
        (route.DestinationPrefixListId, route.GatewayId, route.State.Value, route.DestinationCidrBlock).ShouldBe((S3List, created.VpcEndpointId, "active", null));
        (await EndpointRoutesAsync(other)).ShouldBeEmpty();
        (await SeenAsync(created.VpcEndpointId)).RouteTableIds.ShouldBe([table]);
    }

    [Fact]
    public async Task Its_route_can_not_be_touched()
    {
        var vpc = await NewVpcAsync();
        var (table, internet) = (await NewTableAsync(vpc), await NewGatewayAsync(vpc));
        var endpoint = await NewAsync(vpc, table);

        await RefusedAsync("InvalidParameterValue", () => Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = table, DestinationPrefixListId = S3List }, Token), $"cannot remove VPC endpoint route {S3List} in route table {table}");
        await RefusedAsync("InvalidParameterValue", () => Ec2.ReplaceRouteAsync(new ReplaceRouteRequest { RouteTableId = table, DestinationPrefixListId = S3List, GatewayId = internet }, Token));
        await RefusedAsync("RouteAlreadyExists", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationPrefixListId = S3List, GatewayId = internet }, Token));
        foreach (var request in (CreateRouteRequest[])[new() { GatewayId = endpoint }, new() { VpcEndpointId = endpoint }])
        {
            (request.RouteTableId, request.DestinationCidrBlock) = (table, "52.216.0.0/15");
            await RefusedAsync("InvalidParameterValue", () => Ec2.CreateRouteAsync(request, Token), "Cannot create or replace a prefix list route targeting a VPC Endpoint.");
        }

        await RefusedAsync("InvalidVpcEndpointId.NotFound", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", VpcEndpointId = "vpce-00000000000000000" }, Token), "The Vpc Endpoint Id 'vpce-00000000000000000' does not exist");
    }

    [Fact]
    public async Task Requests_that_do_not_fit_are_refused()
    {
        var vpc = await NewVpcAsync();
        var (table, foreign) = (await NewTableAsync(vpc), await NewTableAsync(await NewVpcAsync("10.1.0.0/16")));
        Task ServiceAsync(string? name) => Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = name }, Token);

        await RefusedAsync("InvalidServiceName", () => ServiceAsync("com.amazonaws.us-east-1.nothing"), "The Vpc Endpoint Service 'com.amazonaws.us-east-1.nothing' does not exist");
        await RefusedAsync("InvalidServiceName", () => ServiceAsync("com.amazonaws.eu-west-1.s3"));
        await RefusedAsync("MissingParameter", () => ServiceAsync(null));
        await RefusedAsync("InvalidVpcID.NotFound", () => CreateAsync("vpc-00000000000000000"));
        await RefusedAsync("InvalidRouteTableID.NotFound", () => CreateAsync(vpc, "rtb-00000000000000000"));
        await RefusedAsync("InvalidParameter", () => CreateAsync(vpc, table, foreign));
        await RefusedAsync("InvalidPolicyDocument", () => Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = S3, PolicyDocument = "{}" }, Token));
        await RefusedAsync("NotImplemented", () => Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = S3, VpcEndpointType = VpcEndpointType.GatewayLoadBalancer }, Token));
        await RefusedAsync("NotImplemented", () => Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = S3, ServiceRegion = "eu-west-1" }, Token));
        await CreateAsync(vpc, table);
        await RefusedAsync("RouteAlreadyExists", () => CreateAsync(vpc, table), $"The route identified by {S3List} already exists.");
        await Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = "com.amazonaws.us-east-1.dynamodb", RouteTableIds = [table] }, Token);
        (await EndpointRoutesAsync(table)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_client_token_creates_one_endpoint()
    {
        var vpc = await NewVpcAsync();
        Task<CreateVpcEndpointResponse> CreateAsync(string? policy = null) => Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = S3, ClientToken = "token", PolicyDocument = policy }, Token);

        var first = (await CreateAsync()).VpcEndpoint.VpcEndpointId;
        (await CreateAsync()).VpcEndpoint.VpcEndpointId.ShouldBe(first);
        await RefusedAsync("IdempotentParameterMismatch", () => CreateAsync(OnlyRead));
    }

    [Fact]
    public async Task Route_tables_are_associated_and_disassociated_later()
    {
        var vpc = await NewVpcAsync();
        var (table, other, foreign) = (await NewTableAsync(vpc), await NewTableAsync(vpc), await NewTableAsync(await NewVpcAsync("10.1.0.0/16")));
        var endpoint = await NewAsync(vpc, table);

        await RefusedAsync("InvalidParameter", () => ModifyAsync(new() { VpcEndpointId = endpoint, RemoveRouteTableIds = [other] }));
        await RefusedAsync("InvalidParameter", () => ModifyAsync(new() { VpcEndpointId = endpoint, AddRouteTableIds = [foreign] }));
        await RefusedAsync("RouteAlreadyExists", () => ModifyAsync(new() { VpcEndpointId = endpoint, AddRouteTableIds = [table] }));
        await ModifyAsync(new() { VpcEndpointId = endpoint, AddRouteTableIds = [other], RemoveRouteTableIds = [table] });
        (await SeenAsync(endpoint)).RouteTableIds.ShouldBe([other]);
        (await EndpointRoutesAsync(table)).ShouldBeEmpty();
        (await EndpointRoutesAsync(other)).Single().GatewayId.ShouldBe(endpoint);
        await Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = other }, Token);
        ((await SeenAsync(endpoint)).RouteTableIds ?? []).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_policy_is_set_and_reset()
    {
        var endpoint = (await Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = await NewVpcAsync(), ServiceName = S3, PolicyDocument = OnlyRead }, Token)).VpcEndpoint.VpcEndpointId;
        var other = OnlyRead.Replace("GetObject", "PutObject", StringComparison.Ordinal);

        (await SeenAsync(endpoint)).PolicyDocument.ShouldBe(OnlyRead);
        await ModifyAsync(new() { VpcEndpointId = endpoint, PolicyDocument = other });
        (await SeenAsync(endpoint)).PolicyDocument.ShouldBe(other);
        await RefusedAsync("InvalidPolicyDocument", () => ModifyAsync(new() { VpcEndpointId = endpoint, PolicyDocument = """{"Version":"2012-10-17"}""" }));
        await RefusedAsync("InvalidParameterCombination", () => ModifyAsync(new() { VpcEndpointId = endpoint, PolicyDocument = other, ResetPolicy = true }));
        await RefusedAsync("InvalidVpcEndpointId.NotFound", () => ModifyAsync(new() { VpcEndpointId = "vpce-00000000000000000", ResetPolicy = true }));
        await ModifyAsync(new() { VpcEndpointId = endpoint, ResetPolicy = true });
        (await SeenAsync(endpoint)).PolicyDocument.ShouldContain("\"Action\":\"*\"");
    }

    [Fact]
    public async Task Deleting_takes_those_that_are_there_and_lists_the_others()
    {
        var vpc = await NewVpcAsync();
        var table = await NewTableAsync(vpc);
        var endpoint = await NewAsync(vpc, table);

        await RefusedAsync("DependencyViolation", () => Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }, Token));
        var missing = (await Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [endpoint, "vpce-00000000000000000"] }, Token)).Unsuccessful.Single();
        (missing.ResourceId, missing.Error.Code, missing.Error.Message).ShouldBe(("vpce-00000000000000000", "InvalidVpcEndpoint.NotFound", "The Vpc Endpoint Id 'vpce-00000000000000000' does not exist"));
        (await EndpointRoutesAsync(table)).ShouldBeEmpty();
        await RefusedAsync("InvalidVpcEndpointId.NotFound", () => SeenAsync(endpoint));
        await Ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = table }, Token);
        await Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc }, Token);
    }

    [Fact]
    public async Task A_Region_has_twenty_gateway_endpoints_at_most()
    {
        var vpc = await NewVpcAsync();
        for (var count = 0; count < 20; count++)
        {
            await CreateAsync(vpc);
        }

        await RefusedAsync("VpcEndpointLimitExceeded", () => CreateAsync(vpc));
        var far = Aws.A.Root.In("eu-west-1").Ec2;
        await far.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = await NewVpcAsync(ec2: far), ServiceName = "com.amazonaws.eu-west-1.s3" }, Token);
    }

    [Theory]
    [InlineData("service-name", "*.s3", true)]
    [InlineData("service-name", "*.dynamodb", false)]
    [InlineData("vpc-endpoint-type", "Gateway", true)]
    [InlineData("vpc-endpoint-state", "available", true)]
    [InlineData("vpc-endpoint-state", "deleting", false)]
    [InlineData("vpc-endpoint-id", "vpce-*", true)]
    [InlineData("vpc-id", "vpc-0", false)]
    [InlineData("tag:Name", "s3", true)]
    public async Task Filters_find_endpoints(string name, string value, bool isFound)
    {
        var endpoint = await NewAsync(await NewVpcAsync());
        await Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [endpoint], Tags = [new("Name", "s3")] }, Token);

        ((await Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { Filters = [new(name, [value])] }, Token)).VpcEndpoints ?? []).Select(one => one.VpcEndpointId).ShouldBe(isFound ? [endpoint] : []);
    }

    [Fact]
    public async Task Services_are_listed_by_name_and_by_filters()
    {
        var s3 = await Ec2.DescribeVpcEndpointServicesAsync(new DescribeVpcEndpointServicesRequest { ServiceNames = [S3], Filters = [new("service-type", ["Gateway"])] }, Token);

        s3.ServiceNames.ShouldBe([S3]);
        var detail = s3.ServiceDetails.Single();
        (detail.ServiceType.Single().ServiceType.Value, detail.Owner, detail.ServiceId[..9]).ShouldBe(("Gateway", "amazon", "vpce-svc-"));
        (await Ec2.DescribeVpcEndpointServicesAsync(new DescribeVpcEndpointServicesRequest(), Token)).ServiceNames.ShouldContain("com.amazonaws.us-east-1.dynamodb");
        await RefusedAsync("InvalidServiceName", () => Ec2.DescribeVpcEndpointServicesAsync(new DescribeVpcEndpointServicesRequest { ServiceNames = [S3, "com.amazonaws.us-east-1.nothing"] }, Token));
        await RefusedAsync("InvalidParameterValue", () => Ec2.DescribeVpcEndpointServicesAsync(new DescribeVpcEndpointServicesRequest { Filters = [new("colour", ["blue"])] }, Token));
    }

    [Fact]
    public async Task A_policy_says_for_which_services_endpoints_are_made_and_deleted()
    {
        var vpc = await NewVpcAsync();
        var onlyS3 = Policies.When("StringEquals", "ec2:VpceServiceName", S3);
        var user = await UserAsync(
            "builder",
            Allow("ec2:CreateVpcEndpoint", Arn("vpc", vpc)),
            Allow("ec2:CreateVpcEndpoint", Arn("vpc-endpoint", "*"), onlyS3),
            Allow("ec2:DeleteVpcEndpoints", Arn("vpc-endpoint", "*"), onlyS3));
        Task<CreateVpcEndpointResponse> CreateAsync(IAmazonEC2 ec2, string service, params List<string> tables) => ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = service, RouteTableIds = tables }, Token);
        var table = await NewTableAsync(vpc);
        var dynamo = (await CreateAsync(Ec2, "com.amazonaws.us-east-1.dynamodb")).VpcEndpoint.VpcEndpointId;

        await RefusedAsync("UnauthorizedOperation", () => CreateAsync(user.Ec2, "com.amazonaws.us-east-1.dynamodb"));
        await RefusedAsync("UnauthorizedOperation", () => CreateAsync(user.Ec2, S3, table));
        var endpoint = (await CreateAsync(user.Ec2, S3)).VpcEndpoint.VpcEndpointId;
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [endpoint, dynamo] }, Token));
        await user.Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [endpoint] }, Token);
    }

    [Fact]
    public async Task A_private_subnet_reaches_S3_while_its_table_is_associated()
    {
        var vpc = await NewVpcAsync();
        var (subnet, table) = (await NewSubnetAsync(vpc), await NewTableAsync(vpc));
        await Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = table, SubnetId = subnet }, Token);
        var (one, endpoint) = ((await NewInterfaceAsync(subnet)).NetworkInterfaceId, await NewAsync(vpc, table));
        var path = (await Ec2.CreateNetworkInsightsPathAsync(new CreateNetworkInsightsPathRequest { Source = one, Destination = endpoint, Protocol = Protocol.Tcp, DestinationPort = 443 }, Token)).NetworkInsightsPath;

        path.DestinationArn.ShouldBe(Arn("vpc-endpoint", endpoint));
        var found = await AnalyseAsync(path.NetworkInsightsPathId);
        found.NetworkPathFound.ShouldBe(true);
        found.ForwardPathComponents.Select(component => component.Component.Id.Split('-')[0]).ShouldBe(["eni", "sg", "acl", "rtb", "vpce"]);
        found.ForwardPathComponents[^1].Component.Arn.ShouldBe(Arn("vpc-endpoint", endpoint));
        (found.ForwardPathComponents[3].RouteTableRoute.DestinationPrefixListId, found.ForwardPathComponents[3].RouteTableRoute.GatewayId).ShouldBe((S3List, endpoint));

        await ModifyAsync(new() { VpcEndpointId = endpoint, RemoveRouteTableIds = [table] });
        var missing = await AnalyseAsync(path.NetworkInsightsPathId);
        (missing.NetworkPathFound, missing.Explanations.Single().ExplanationCode, missing.Explanations.Single().RouteTable.Id).ShouldBe((false, "NO_ROUTE_TO_DESTINATION", table));
        await Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [endpoint] }, Token);
        await RefusedAsync("InvalidVpcEndpointId.NotFound", () => AnalyseAsync(path.NetworkInsightsPathId));
    }

    [Fact]
    public async Task An_endpoint_opens_no_connections_and_takes_no_UDP()
    {
        var vpc = await NewVpcAsync();
        var main = (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("vpc-id", [vpc])] }, Token)).RouteTables.Single().RouteTableId;
        var (one, endpoint) = ((await NewInterfaceAsync(await NewSubnetAsync(vpc))).NetworkInterfaceId, await NewAsync(vpc, main));
        async Task<Explanation> ObstacleAsync(string from, string to, Protocol protocol) => (await AnalyseAsync((await Ec2.CreateNetworkInsightsPathAsync(
            new CreateNetworkInsightsPathRequest { Source = from, Destination = to, Protocol = protocol, DestinationPort = 443 }, Token)).NetworkInsightsPath.NetworkInsightsPathId)).Explanations.First();

        var opens = await ObstacleAsync(endpoint, one, Protocol.Tcp);
        (opens.ExplanationCode, opens.VpcEndpoint.Id).ShouldBe(("VPCE_INTRA_VPC_TRAFFIC", endpoint));
        (await ObstacleAsync(one, endpoint, Protocol.Udp)).ExplanationCode.ShouldBe("VPCE_GATEWAY_PROTOCOL_RESTRICTION");
    }

    private async Task<string> NewAsync(string vpc, params List<string> tables) => (await CreateAsync(vpc, tables)).VpcEndpoint.VpcEndpointId;

    private Task<CreateVpcEndpointResponse> CreateAsync(string vpc, params List<string> tables) =>
        Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = S3, RouteTableIds = tables }, Token);

    private Task ModifyAsync(ModifyVpcEndpointRequest request) => Ec2.ModifyVpcEndpointAsync(request, Token);

    private async Task<VpcEndpoint> SeenAsync(string endpoint) => (await Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = [endpoint] }, Token)).VpcEndpoints.Single();

    private async Task<List<Route>> EndpointRoutesAsync(string table) =>
        [.. (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [table] }, Token)).RouteTables.Single().Routes.Where(route => route.DestinationPrefixListId is not null)];
}
