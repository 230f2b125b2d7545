using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Instances in the network: their addresses and interfaces, routes through them, and what reaches them.</summary>
public sealed class InstanceNetworkTests : InstanceWorld
{
    [Fact]
    public async Task A_public_address_goes_with_a_stop_and_another_comes_with_a_start()
    {
        var (vpc, subnet, _) = await PublicSubnetAsync();
        await Ec2.ModifyVpcAttributeAsync(new ModifyVpcAttributeRequest { VpcId = vpc, EnableDnsHostnames = true }, Token);
        var instance = await RunningAsync(subnet);
        instance.PublicIpAddress.ShouldNotBeNull();
        instance.PublicDnsName.ShouldBe($"ec2-{instance.PublicIpAddress.Replace('.', '-')}.compute-1.amazonaws.com");
        var association = instance.NetworkInterfaces.Single().Association;
        (association.IpOwnerId, association.PublicIp).ShouldBe(("amazon", instance.PublicIpAddress));

        await StopAsync(instance.InstanceId);
        await LaterAsync();
        (await ShowAsync(instance.InstanceId)).PublicIpAddress.ShouldBeNull();
        await StartAsync(instance.InstanceId);
        (await ShowAsync(instance.InstanceId)).PublicIpAddress.ShouldNotBeOneOf((string?[])[null, instance.PublicIpAddress]);
    }

    [Fact]
    public async Task An_elastic_address_takes_the_place_of_the_public_one()
    {
        var (_, subnet, _) = await PublicSubnetAsync();
        var instance = await RunningAsync(subnet);
        var allocated = await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token);

        var association = (await Ec2.AssociateAddressAsync(new AssociateAddressRequest { AllocationId = allocated.AllocationId, InstanceId = instance.InstanceId }, Token)).AssociationId;
        (await ShowAsync(instance.InstanceId)).PublicIpAddress.ShouldBe(allocated.PublicIp);
        (await Ec2.DescribeAddressesAsync(new DescribeAddressesRequest { AllocationIds = [allocated.AllocationId] }, Token)).Addresses.Single().InstanceId.ShouldBe(instance.InstanceId);
        await StopAsync(instance.InstanceId);
        await LaterAsync();
        (await ShowAsync(instance.InstanceId)).PublicIpAddress.ShouldBe(allocated.PublicIp);

        await StartAsync(instance.InstanceId);
        await Ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = association }, Token);
        (await ShowAsync(instance.InstanceId)).PublicIpAddress.ShouldNotBeOneOf((string?[])[null, allocated.PublicIp]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_launch_decides_over_its_subnet_about_the_public_address(bool isPublic)
    {
        var (_, subnet, _) = await PublicSubnetAsync();
        await Ec2.ModifySubnetAttributeAsync(new ModifySubnetAttributeRequest { SubnetId = subnet, MapPublicIpOnLaunch = !isPublic }, Token);
        var request = await OneAsync();
        request.NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = subnet, AssociatePublicIpAddress = isPublic }];

        ((await LaunchAsync(request)).PublicIpAddress is not null).ShouldBe(isPublic);
        var user = await UserAsync("user", Allow("ec2:RunInstances"), """{"Effect":"Deny","Action":"ec2:RunInstances","Resource":"arn:aws:ec2:*:*:network-interface/*","Condition":{"Bool":{"ec2:AssociatePublicIpAddress":"true"}}}""");
        if (isPublic)
        {
            await RefusedAsync("UnauthorizedOperation", () => user.Ec2.RunInstancesAsync(request, Token));
        }
        else
        {
            await user.Ec2.RunInstancesAsync(request, Token);
        }
    }

    [Fact]
    public async Task Interfaces_are_attached_and_detached_but_for_the_primary_one()
    {
        var vpc = await NewVpcAsync();
        var subnet = await NewSubnetAsync(vpc);
        var (instance, second, third, other) = (await RunningAsync(subnet), await NewInterfaceAsync(subnet), await NewInterfaceAsync(subnet), await NewInterfaceAsync(await NewSubnetAsync(await NewVpcAsync())));

        var attachment = (await AttachAsync(instance.InstanceId, second.NetworkInterfaceId, 1)).AttachmentId;
        (await ShowAsync(instance.InstanceId)).NetworkInterfaces.Select(one => (one.NetworkInterfaceId, one.Attachment.DeviceIndex)).ShouldBe([(instance.NetworkInterfaces[0].NetworkInterfaceId, 0), (second.NetworkInterfaceId, 1)]);
        await RefusedAsync("InvalidNetworkInterface.InUse", () => AttachAsync(instance.InstanceId, second.NetworkInterfaceId, 2));
        await RefusedAsync("InvalidParameterCombination", () => AttachAsync(instance.InstanceId, other.NetworkInterfaceId, 2));
        await RefusedAsync("InvalidParameterValue", () => AttachAsync(instance.InstanceId, third.NetworkInterfaceId, 1), $"Instance '{instance.InstanceId}' already has an interface attached at device index '1'.");
        await RefusedAsync("OperationNotPermitted", () => DetachAsync(instance.NetworkInterfaces[0].Attachment.AttachmentId), "The network interface at device index 0 cannot be detached.");
        await RefusedAsync("InvalidAttachmentID.NotFound", () => DetachAsync("eni-attach-00000000000000000"));

        await DetachAsync(attachment);
        (await ShowAsync(instance.InstanceId)).NetworkInterfaces.Count.ShouldBe(1);
        await Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = second.NetworkInterfaceId }, Token);
    }

    [Fact]
    public async Task A_path_between_instances_passes_their_interfaces_while_both_run()
    {
        var vpc = await NewVpcAsync();
        var (subnet, group) = (await NewSubnetAsync(vpc), await NewGroupAsync(vpc));
        var (client, request) = (await LaunchAsync(subnet), await OneAsync(subnet));
        request.SecurityGroupIds = [group];
        var server = await LaunchAsync(request);
        var path = await PathAsync(client.InstanceId, server.InstanceId);
        (await CodesAsync(path)).ShouldBe(["BAD_STATE", "SG_HAS_NO_RULES", "BAD_STATE"]);

        await LaterAsync();
        await Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, UserIdGroupPairs = [new() { GroupId = client.SecurityGroups.Single().GroupId }] }] }, Token);
        var found = await AnalyseAsync(path);
        found.NetworkPathFound.ShouldBe(true);
        found.ForwardPathComponents.Select(one => one.Component.Id[..2]).ShouldBe(["i-", "en", "sg", "sg", "en", "i-"]);
        found.ForwardPathComponents.Select(one => one.SequenceNumber).ShouldBe([1, 2, 3, 4, 5, 6]);
        found.ReturnPathComponents.Select(one => one.Component.Id).ShouldBe([server.InstanceId, server.NetworkInterfaces[0].NetworkInterfaceId, client.NetworkInterfaces[0].NetworkInterfaceId, client.InstanceId]);

        await StopAsync(server.InstanceId);
        var stopped = await AnalyseAsync(path);
        (stopped.Explanations.Single().ExplanationCode, stopped.Explanations.Single().Component.Id, stopped.Explanations.Single().State).ShouldBe(("BAD_STATE", server.InstanceId, "stopping"));
        await TerminateAsync(server.InstanceId);
        await LaterAsync();
        await RefusedAsync("InvalidInstanceID.NotFound", () => AnalyseAsync(path));
    }

    [Fact]
    public async Task A_route_through_an_instance_leads_nowhere_while_it_does_not_run()
    {
        var vpc = await NewVpcAsync();
        var (subnet, table) = (await NewSubnetAsync(vpc), await NewTableAsync(vpc));
        var router = await RunningAsync(subnet);
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", InstanceId = router.InstanceId }, Token);

        var route = await RouteAsync(table);
        (route.State.Value, route.InstanceId, route.InstanceOwnerId, route.NetworkInterfaceId).ShouldBe(("active", router.InstanceId, Aws.A.Id.ToString(), router.NetworkInterfaces.Single().NetworkInterfaceId));
        await StopAsync(router.InstanceId);
        (await RouteAsync(table)).State.Value.ShouldBe("blackhole");
        await LaterAsync();
        await StartAsync(router.InstanceId);
        await LaterAsync();
        (await RouteAsync(table)).State.Value.ShouldBe("active");
        await TerminateAsync(router.InstanceId);
        await LaterAsync();
        (await RouteAsync(table)).State.Value.ShouldBe("blackhole");
    }

    [Fact]
    public async Task Where_an_instance_has_several_interfaces_one_must_be_named()
    {
        var vpc = await NewVpcAsync();
        var (subnet, table) = (await NewSubnetAsync(vpc), await NewTableAsync(vpc));
        await NewGatewayAsync(vpc);
        var request = await OneAsync();
        request.NetworkInterfaces = [new() { DeviceIndex = 0, SubnetId = subnet }, new() { DeviceIndex = 1, SubnetId = subnet }];
        var instance = await LaunchAsync(request);
        var address = (await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token)).AllocationId;

        await RefusedAsync("InvalidInstanceID", () => Ec2.AssociateAddressAsync(new AssociateAddressRequest { AllocationId = address, InstanceId = instance.InstanceId }, Token));
        await RefusedAsync("InvalidInstanceID", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", InstanceId = instance.InstanceId }, Token), $"There are multiple interfaces attached to instance '{instance.InstanceId}'. Please specify an interface ID for the operation instead.");
        await Ec2.AssociateAddressAsync(new AssociateAddressRequest { AllocationId = address, NetworkInterfaceId = instance.NetworkInterfaces[1].NetworkInterfaceId }, Token);
    }

    [Fact]
    public async Task Groups_and_the_address_check_are_changed_by_the_instance()
    {
        var vpc = await NewVpcAsync();
        var (subnet, group, foreign) = (await NewSubnetAsync(vpc), await NewGroupAsync(vpc), await NewGroupAsync(await NewVpcAsync()));
        var id = (await LaunchAsync(subnet)).InstanceId;

        await Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = id, Groups = [group] }, Token);
        await Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = id, SourceDestCheck = false }, Token);
        var instance = await ShowAsync(id);
        (instance.SecurityGroups.Single().GroupId, instance.SourceDestCheck, instance.NetworkInterfaces.Single().SourceDestCheck).ShouldBe((group, false, false));
        await RefusedAsync("InvalidGroup.NotFound", () => Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = id, Groups = [foreign] }, Token));
        await RefusedAsync("DependencyViolation", () => Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = group }, Token));
        await RefusedAsync("IncorrectInstanceState", () => Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = id, InstanceType = "t3.small" }, Token));
        await RefusedAsync("MissingParameter", () => Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = id }, Token));
        await RefusedAsync("InvalidParameterCombination", () => Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = id, SourceDestCheck = true, DisableApiStop = true }, Token));

        await LaterAsync();
        await StopAsync(id);
        await LaterAsync();
        await Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = id, InstanceType = "t3.small" }, Token);
        (await Ec2.DescribeInstanceAttributeAsync(new DescribeInstanceAttributeRequest { InstanceId = id, Attribute = InstanceAttributeName.InstanceType }, Token)).InstanceAttribute.InstanceType.ShouldBe("t3.small");
    }

    [Theory]
    [InlineData("instance-state-name", "running")]
    [InlineData("instance-type", "t3.*")]
    [InlineData("private-ip-address", "10.0.1.4")]
    [InlineData("network-interface.attachment.device-index", "0")]
    [InlineData("network-interface.group-name", "default")]
    [InlineData("tag:Name", "we?")]
    [InlineData("metadata-options.http-tokens", "required")]
    public async Task Filters_find_instances(string name, string value)
    {
        var request = await OneAsync(await NewSubnetAsync(await NewVpcAsync()));
        request.TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("Name", "web")] }];
        var id = (await LaunchAsync(request)).InstanceId;
        await LaterAsync();
        var otherVpc = await NewVpcAsync();
        var old = await OneAsync(await NewSubnetAsync(otherVpc));
        (old.ImageId, old.InstanceType) = (await ImageAsync("amzn2-ami-hvm-*-arm64-gp2"), "m6g.large");
        (old.SecurityGroupIds, old.PrivateIpAddress) = ([await NewGroupAsync(otherVpc)], "10.0.1.99");
        var other = (await LaunchAsync(old)).InstanceId;

        var found = (await Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new(name, [value])] }, Token)).Reservations.SelectMany(launch => launch.Instances).Select(instance => instance.InstanceId).ToList();
        found.ShouldContain(id);
        if (!name.StartsWith("network-interface.attachment", StringComparison.Ordinal))
        {
            found.ShouldNotContain(other);
        }

    }

    [Fact]
    public Task An_unknown_filter_is_refused() =>
        RefusedAsync("InvalidParameterValue", () => Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new("instance-color", ["red"])] }, Token), "The filter 'instance-color' is invalid");

    private Task<AttachNetworkInterfaceResponse> AttachAsync(string instance, string one, int index) =>
        Ec2.AttachNetworkInterfaceAsync(new AttachNetworkInterfaceRequest { InstanceId = instance, NetworkInterfaceId = one, DeviceIndex = index }, Token);

    private Task DetachAsync(string attachment) => Ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = attachment }, Token);

    private async Task<Route> RouteAsync(string table) =>
        (await Ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [table] }, Token)).RouteTables.Single().Routes.Single(route => route.DestinationCidrBlock == "0.0.0.0/0");

    private async Task<string> PathAsync(string from, string to) =>
        (await Ec2.CreateNetworkInsightsPathAsync(new CreateNetworkInsightsPathRequest { Source = from, Destination = to, Protocol = Protocol.Tcp, DestinationPort = 3306 }, Token)).NetworkInsightsPath.NetworkInsightsPathId;

    private async Task<IEnumerable<string>> CodesAsync(string path) => (await AnalyseAsync(path)).Explanations.Select(one => one.ExplanationCode);
}
