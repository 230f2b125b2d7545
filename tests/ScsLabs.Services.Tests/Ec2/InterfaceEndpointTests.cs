using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Interface endpoints: their interfaces and groups, their names, and the paths to them.</summary>
public sealed class InterfaceEndpointTests : NetworkWorld
{
    private const string Ssm = "com.amazonaws.us-east-1.ssm";

    [Fact]
    public async Task It_becomes_available_with_an_interface_in_each_subnet()
    {
        var (vpc, first, second) = await NetworkAsync();
        var group = await NewGroupAsync(vpc);
        var created = (await CreateAsync(vpc, [first, second], [group])).VpcEndpoint;

        (created.State, created.VpcEndpointType, created.PrivateDnsEnabled, created.IpAddressType).ShouldBe((State.Pending, VpcEndpointType.Interface, true, IpAddressType.Ipv4));
        await WaitAsync();
        var endpoint = await SeenAsync(created.VpcEndpointId);
        endpoint.State.ShouldBe(State.Available);
        endpoint.SubnetIds.ShouldBe([first, second]);
        endpoint.Groups.Select(one => one.GroupId).ShouldBe([group]);
        endpoint.PolicyDocument.ShouldContain("\"Action\":\"*\"");
        foreach (var (id, subnet) in endpoint.NetworkInterfaceIds.Zip(endpoint.SubnetIds))
        {
            var one = await InterfaceAsync(id);
            (one.SubnetId, one.InterfaceType, one.RequesterManaged, one.SourceDestCheck, one.Description).ShouldBe((subnet, NetworkInterfaceType.Vpc_endpoint, true, true, $"VPC Endpoint Interface {endpoint.VpcEndpointId}"));
            one.Groups.Select(own => own.GroupId).ShouldBe([group]);
            await RefusedAsync("InvalidParameterValue", () => Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = id }, Token));
            await RefusedAsync("AuthFailure", () => Ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, Groups = [group] }, Token));
        }
    }

    [Fact]
    public async Task Without_groups_it_has_the_VPC_s_default_group()
    {
        var (vpc, subnet, _) = await NetworkAsync();

        (await CreateAsync(vpc, [subnet])).VpcEndpoint.Groups.Single().GroupName.ShouldBe("default");
    }

    [Fact]
    public async Task Names_lead_to_it_for_the_Region_the_zones_and_the_service()
    {
        var (vpc, first, second) = await NetworkAsync();
        var endpoint = (await CreateAsync(vpc, [first, second])).VpcEndpoint;
        var names = endpoint.DnsEntries.Select(entry => entry.DnsName).ToList();

        names.Count.ShouldBe(4);
        names[..3].ShouldAllBe(name => name.StartsWith(endpoint.VpcEndpointId) && name.EndsWith(".ssm.us-east-1.vpce.amazonaws.com"));
        (names[1].Contains("-us-east-1a."), names[2].Contains("-us-east-1b."), names[3]).ShouldBe((true, true, "ssm.us-east-1.amazonaws.com"));
        await ModifyAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, PrivateDnsEnabled = false });
        (await SeenAsync(endpoint.VpcEndpointId)).DnsEntries.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Private_DNS_needs_both_attributes_of_the_VPC_and_one_endpoint_has_the_name()
    {
        var vpc = await NewVpcAsync();
        var text = $"Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for {vpc}";
        Task HostnamesAsync(bool isOn) => Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsHostnames = isOn }, Token);
        Task SupportAsync(bool isOn) => Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsSupport = isOn }, Token);

        await RefusedAsync("InvalidParameter", () => CreateAsync(vpc, []), text);
        await HostnamesAsync(true);
        await SupportAsync(false);
        await RefusedAsync("InvalidParameter", () => CreateAsync(vpc, []), text);
        var endpoint = (await CreateAsync(vpc, [], isPrivate: false)).VpcEndpoint.VpcEndpointId;
        await RefusedAsync("InvalidParameter", () => ModifyAsync(new() { VpcEndpointId = endpoint, PrivateDnsEnabled = true }), text);
        await SupportAsync(true);
        await ModifyAsync(new() { VpcEndpointId = endpoint, PrivateDnsEnabled = true });
        (await SeenAsync(endpoint)).PrivateDnsEnabled.ShouldBe(true);
        await RefusedAsync("InvalidParameter", () => CreateAsync(vpc, []), $"private-dns-enabled cannot be set because there is already a conflicting DNS domain for ssm.us-east-1.amazonaws.com in the VPC {vpc}");
        await CreateAsync(vpc, [], isPrivate: false);
    }

    [Fact]
    public async Task S3_has_both_types_and_its_private_DNS_is_not_emulated()
    {
        var (vpc, subnet, _) = await NetworkAsync();
        Task<CreateVpcEndpointResponse> S3Async(VpcEndpointType type, bool? isPrivate = null) => Ec2.CreateVpcEndpointAsync(
            new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = "com.amazonaws.us-east-1.s3", VpcEndpointType = type, SubnetIds = type == VpcEndpointType.Interface ? [subnet] : null, PrivateDnsEnabled = isPrivate }, Token);

        await RefusedAsync("NotImplemented", () => S3Async(VpcEndpointType.Interface, isPrivate: true));
        (await S3Async(VpcEndpointType.Interface)).VpcEndpoint.PrivateDnsEnabled.ShouldBe(false);
        await S3Async(VpcEndpointType.Gateway, isPrivate: false);
        var services = await Ec2.DescribeVpcEndpointServicesAsync(new DescribeVpcEndpointServicesRequest { ServiceNames = ["com.amazonaws.us-east-1.s3"] }, Token);
        services.ServiceNames.Count.ShouldBe(1);
        services.ServiceDetails.Select(detail => detail.ServiceType.Single().ServiceType.Value).ShouldBe(["Gateway", "Interface"]);
    }

    [Fact]
    public async Task What_does_not_fit_the_type_is_refused()
    {
        var (vpc, subnet, _) = await NetworkAsync();
        var (table, group) = (await NewTableAsync(vpc), await NewGroupAsync(vpc));
        var gateway = (await Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = "com.amazonaws.us-east-1.s3" }, Token)).VpcEndpoint.VpcEndpointId;
        var endpoint = (await CreateAsync(vpc, [subnet])).VpcEndpoint.VpcEndpointId;
        Task OfAsync(CreateVpcEndpointRequest request)
        {
            request.VpcId = vpc;
            return Ec2.CreateVpcEndpointAsync(request, Token);
        }

        await RefusedAsync("InvalidParameter", () => OfAsync(new() { ServiceName = Ssm }), "Endpoint type (Gateway) does not match available service types ([Interface]).");
        await RefusedAsync("NotImplemented", () => OfAsync(new() { ServiceName = "com.amazonaws.us-east-1.dynamodb", VpcEndpointType = VpcEndpointType.Interface }));
        await RefusedAsync("InvalidParameter", () => OfAsync(new() { ServiceName = Ssm, VpcEndpointType = VpcEndpointType.Interface, RouteTableIds = [table] }));
        await RefusedAsync("InvalidParameter", () => OfAsync(new() { ServiceName = "com.amazonaws.us-east-1.s3", SubnetIds = [subnet] }));
        await RefusedAsync("InvalidParameter", () => OfAsync(new() { ServiceName = "com.amazonaws.us-east-1.s3", SecurityGroupIds = [group] }));
        await RefusedAsync("InvalidParameter", () => OfAsync(new() { ServiceName = "com.amazonaws.us-east-1.s3", PrivateDnsEnabled = true }));
        await RefusedAsync("NotImplemented", () => OfAsync(new() { ServiceName = Ssm, VpcEndpointType = VpcEndpointType.Interface, IpAddressType = IpAddressType.Dualstack }));
        await RefusedAsync("InvalidParameter", () => ModifyAsync(new() { VpcEndpointId = gateway, AddSubnetIds = [subnet] }));
        await RefusedAsync("InvalidParameter", () => ModifyAsync(new() { VpcEndpointId = endpoint, AddRouteTableIds = [table] }));
        await RefusedAsync("InvalidParameterValue", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", VpcEndpointId = endpoint }, Token));
    }

    [Fact]
    public async Task It_has_one_subnet_in_a_zone_and_only_those_of_its_VPC()
    {
        var (vpc, first, second) = await NetworkAsync();
        var same = await SubnetAsync(vpc, "10.0.3.0/24", "us-east-1a");
        var foreign = await NewSubnetAsync(await NewVpcAsync("10.9.0.0/16"), "10.9.1.0/24");

        await RefusedAsync("DuplicateSubnetsInSameZone", () => CreateAsync(vpc, [first, same]), $"Found another VPC endpoint subnet in the availability zone of {same}");
        await RefusedAsync("InvalidParameter", () => CreateAsync(vpc, [foreign]));
        await RefusedAsync("InvalidSubnetID.NotFound", () => CreateAsync(vpc, ["subnet-00000000000000000"]));
        var endpoint = (await CreateAsync(vpc, [first])).VpcEndpoint.VpcEndpointId;
        await RefusedAsync("DuplicateSubnetsInSameZone", () => ModifyAsync(new() { VpcEndpointId = endpoint, AddSubnetIds = [same] }));
        await RefusedAsync("InvalidParameter", () => ModifyAsync(new() { VpcEndpointId = endpoint, RemoveSubnetIds = [second] }));
        var before = (await SeenAsync(endpoint)).NetworkInterfaceIds.Single();
        await ModifyAsync(new() { VpcEndpointId = endpoint, AddSubnetIds = [same, second], RemoveSubnetIds = [first] });
        (await SeenAsync(endpoint)).SubnetIds.ShouldBe([same, second]);
        await RefusedAsync("InvalidNetworkInterfaceID.NotFound", () => InterfaceAsync(before));
    }

    [Fact]
    public async Task Its_groups_are_its_interfaces_groups_and_stay_while_it_is_there()
    {
        var (vpc, subnet, _) = await NetworkAsync();
        var (first, second, foreign) = (await NewGroupAsync(vpc, "first"), await NewGroupAsync(vpc, "second"), await NewGroupAsync(await NewVpcAsync("10.9.0.0/16")));
        var endpoint = (await CreateAsync(vpc, [subnet], [first])).VpcEndpoint;
        Task DeleteAsync(string group) => Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group }, Token);

        await RefusedAsync("DependencyViolation", () => DeleteAsync(first));
        await RefusedAsync("InvalidGroup.NotFound", () => ModifyAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, AddSecurityGroupIds = [foreign] }));
        await RefusedAsync("InvalidParameter", () => ModifyAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, RemoveSecurityGroupIds = [second] }));
        await RefusedAsync("InvalidParameter", () => ModifyAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, RemoveSecurityGroupIds = [first] }));
        await ModifyAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, AddSecurityGroupIds = [second], RemoveSecurityGroupIds = [first] });
        (await InterfaceAsync(endpoint.NetworkInterfaceIds.Single())).Groups.Select(group => group.GroupId).ShouldBe([second]);
        (await SeenAsync(endpoint.VpcEndpointId)).Groups.Select(group => group.GroupId).ShouldBe([second]);
        await DeleteAsync(first);
        await ModifyAsync(new() { VpcEndpointId = endpoint.VpcEndpointId, RemoveSubnetIds = [subnet] });
        await RefusedAsync("DependencyViolation", () => DeleteAsync(second));
    }

    [Fact]
    public async Task Its_interfaces_are_gone_when_it_is_deleted()
    {
        var (vpc, subnet, _) = await NetworkAsync();
        var endpoint = (await CreateAsync(vpc, [subnet])).VpcEndpoint;
        var id = endpoint.VpcEndpointId;
        Task DeleteAsync() => Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = [id] }, Token);

        await RefusedAsync("DependencyViolation", () => Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, Token));
        await DeleteAsync();
        (await SeenAsync(id)).State.ShouldBe(State.Deleting);
        await RefusedAsync("InvalidParameter", () => ModifyAsync(new() { VpcEndpointId = id, ResetPolicy = true }));
        var before = Backend.Emulator.Store.Current;
        await DeleteAsync();
        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
        await WaitAsync();
        await RefusedAsync("InvalidVpcEndpointId.NotFound", () => SeenAsync(id));
        await RefusedAsync("InvalidNetworkInterfaceID.NotFound", () => InterfaceAsync(endpoint.NetworkInterfaceIds.Single()));
        await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, Token);
    }

    [Fact]
    public async Task A_VPC_has_fifty_at_most()
    {
        var (vpc, other) = (await NewVpcAsync(), await NewVpcAsync("10.9.0.0/16"));
        for (var count = 0; count < 50; count++)
        {
            await CreateAsync(vpc, [], isPrivate: false);
        }

        await RefusedAsync("VpcEndpointLimitExceeded", () => CreateAsync(vpc, [], isPrivate: false));
        await CreateAsync(other, [], isPrivate: false);
        await Ec2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = "com.amazonaws.us-east-1.s3" }, Token);
    }

    [Fact]
    public async Task A_policy_says_in_which_subnets_and_with_which_groups()
    {
        var (vpc, first, second) = await NetworkAsync();
        var (group, other) = (await NewGroupAsync(vpc, "first"), await NewGroupAsync(vpc, "second"));
        var user = await UserAsync(
            "builder",
            Allow("ec2:CreateVpcEndpoint", Arn("vpc", vpc)),
            Allow("ec2:CreateVpcEndpoint", Arn("subnet", first)),
            Allow("ec2:CreateVpcEndpoint", Arn("security-group", group)),
            Allow("ec2:CreateVpcEndpoint", Arn("vpc-endpoint", "*"), Policies.When("StringEquals", "ec2:VpceServiceOwner", "amazon")),
            Allow("ec2:ModifyVpcEndpoint", Arn("vpc-endpoint", "*")));

        await RefusedAsync("UnauthorizedOperation", () => CreateAsync(vpc, [first, second], [group], ec2: user.Ec2));
        await RefusedAsync("UnauthorizedOperation", () => CreateAsync(vpc, [first], [other], ec2: user.Ec2));
        var endpoint = (await CreateAsync(vpc, [first], [group], ec2: user.Ec2)).VpcEndpoint.VpcEndpointId;
        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.ModifyVpcEndpointAsync(new ModifyVpcEndpointRequest { VpcEndpointId = endpoint, AddSubnetIds = [second] }, Token));
        await user.Ec2.ModifyVpcEndpointAsync(new ModifyVpcEndpointRequest { VpcEndpointId = endpoint, PrivateDnsEnabled = false }, Token);
    }

    [Fact]
    public async Task It_is_reached_where_its_group_lets_packets_in()
    {
        var (vpc, first, second) = await NetworkAsync();
        var group = await NewGroupAsync(vpc);
        var (one, endpoint) = ((await NewInterfaceAsync(first)).NetworkInterfaceId, (await CreateAsync(vpc, [second], [group])).VpcEndpoint);
        var path = await PathAsync(one, endpoint.VpcEndpointId);

        (await AnalyseAsync(path)).Explanations.Select(explanation => explanation.ExplanationCode).ShouldBe(["SG_HAS_NO_RULES"]);
        await Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }] }, Token);
        var found = await AnalyseAsync(path);
        (found.NetworkPathFound, found.ForwardPathComponents[^1].Component.Id).ShouldBe((true, endpoint.NetworkInterfaceIds.Single()));

        var (reverse, main) = (await PathAsync(endpoint.VpcEndpointId, one), (await CreateAsync(vpc, [], [group], isPrivate: false)).VpcEndpoint.VpcEndpointId);
        (await AnalyseAsync(reverse)).Explanations.Select(explanation => (explanation.ExplanationCode, explanation.VpcEndpoint.Id)).ShouldBe([("VPCE_INTRA_VPC_TRAFFIC", endpoint.VpcEndpointId)]);
        (await AnalyseAsync(await PathAsync(one, main))).Explanations.Select(explanation => explanation.ExplanationCode).ShouldBe(["NO_PATH"]);
    }

    private async Task<string> PathAsync(string from, string to) => (await Ec2.CreateNetworkInsightsPathAsync(
        new CreateNetworkInsightsPathRequest { Source = from, Destination = to, Protocol = Protocol.Tcp, DestinationPort = 443 }, Token)).NetworkInsightsPath.NetworkInsightsPathId;

    /// <summary>A VPC that resolves names, with subnets in two zones.</summary>
    private async Task<(string Vpc, string First, string Second)> NetworkAsync()
    {
        var vpc = await NewVpcAsync();
        await Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsHostnames = true }, Token);
        return (vpc, await SubnetAsync(vpc, "10.0.1.0/24", "us-east-1a"), await SubnetAsync(vpc, "10.0.2.0/24", "us-east-1b"));
    }

    private async Task<string> SubnetAsync(string vpc, string cidr, string zone) =>
        (await Ec2.CreateSubnetAsync(new CreateSubnetRequest { VpcId = vpc, CidrBlock = cidr, AvailabilityZone = zone }, Token)).Subnet.SubnetId;

    private Task<CreateVpcEndpointResponse> CreateAsync(string vpc, List<string> subnets, List<string>? groups = null, bool? isPrivate = null, IAmazonEC2? ec2 = null) => (ec2 ?? Ec2).CreateVpcEndpointAsync(
        new CreateVpcEndpointRequest { VpcId = vpc, ServiceName = Ssm, VpcEndpointType = VpcEndpointType.Interface, SubnetIds = subnets, SecurityGroupIds = groups, PrivateDnsEnabled = isPrivate }, Token);

    private Task ModifyAsync(ModifyVpcEndpointRequest request) => Ec2.ModifyVpcEndpointAsync(request, Token);

    private async Task<VpcEndpoint> SeenAsync(string endpoint) => (await Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = [endpoint] }, Token)).VpcEndpoints.Single();

    private async Task<NetworkInterface> InterfaceAsync(string id) => (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [id] }, Token)).NetworkInterfaces.Single();
}
