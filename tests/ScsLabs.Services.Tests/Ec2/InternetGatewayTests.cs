using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Internet gateways, and the public addresses that need one.</summary>
public sealed class InternetGatewayTests : NetworkWorld
{
    [Fact]
    public async Task No_address_has_a_domain_name_for_reverse_lookups()
    {
        var address = await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token);
        var shown = (await Ec2.DescribeAddressesAttributeAsync(new DescribeAddressesAttributeRequest { AllocationIds = [address.AllocationId], Attribute = AddressAttributeName.DomainName }, Token)).Addresses.Single();

        (shown.AllocationId, shown.PublicIp, shown.PtrRecord).ShouldBe((address.AllocationId, address.PublicIp, null));
        await RefusedAsync("InvalidAllocationID.NotFound", () => Ec2.DescribeAddressesAttributeAsync(new DescribeAddressesAttributeRequest { AllocationIds = ["eipalloc-0000"] }, Token));
    }

    [Fact]
    public async Task A_public_address_is_given_to_one_only_and_a_pool_ends()
    {
        var given = (await Ec2.AllocateAddressAsync(new(), Token)).PublicIp;
        var world = Backend.Emulator.Store.Current;
        string Id(int number) => $"eipalloc-000000000{number:x8}";

        Services.Ec2.PublicAddresses.Free(world, Network.Cidr.Parse(given + "/31"), Id(0)).ToString().ShouldNotBe(given);
        Services.Ec2.PublicAddresses.Free(world, Network.Cidr.Parse(given + "/31"), Id(1)).ToString().ShouldNotBe(given);
        Should.Throw<AwsException>(() => Services.Ec2.PublicAddresses.Free(world, Network.Cidr.Parse(given + "/32"), Id(0))).Code.ShouldBe("InsufficientAddressCapacity");
    }

    [Fact]
    public async Task A_gateway_is_attached_to_one_VPC_and_a_VPC_to_one_gateway()
    {
        var (vpc, other) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var (one, two) = (await NewAsync(), await NewAsync());

        one.Attachments.ShouldBeNull();
        await AttachAsync(one.InternetGatewayId, vpc);
        await RefusedAsync("Resource.AlreadyAssociated", () => AttachAsync(one.InternetGatewayId, other), $"resource {one.InternetGatewayId} is already attached to network {vpc}");
        await RefusedAsync("Resource.AlreadyAssociated", () => AttachAsync(one.InternetGatewayId, vpc));
        await RefusedAsync("InvalidParameterValue", () => AttachAsync(two.InternetGatewayId, vpc), $"Network {vpc} already has an internet gateway attached");
        await AttachAsync(two.InternetGatewayId, other);
        var attachment = (await Ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest { Filters = [new("attachment.vpc-id", [vpc])] }, Token)).InternetGateways.Single().Attachments.Single();
        (attachment.VpcId, attachment.State.Value).ShouldBe((vpc, "available"));
    }

    [Fact]
    public async Task A_gateway_is_detached_from_the_VPC_that_has_it()
    {
        var (vpc, other) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var gateway = await NewGatewayAsync(vpc);

        await RefusedAsync("Gateway.NotAttached", () => DetachAsync(gateway, other), $"resource {gateway} is not attached to network {other}");
        await RefusedAsync("InvalidInternetGatewayID.NotFound", () => DetachAsync("igw-00000000", vpc), "The internetGateway ID 'igw-00000000' does not exist");
        await RefusedAsync("InvalidVpcID.NotFound", () => DetachAsync(gateway, "vpc-00000000"));
        await DetachAsync(gateway, vpc);
        await RefusedAsync("Gateway.NotAttached", () => DetachAsync(gateway, vpc));
        await AttachAsync(gateway, other);
    }

    [Fact]
    public async Task An_attached_gateway_stays()
    {
        var vpc = await NewVpcAsync();
        var gateway = await NewGatewayAsync(vpc);

        await RefusedAsync("DependencyViolation", () => DeleteAsync(gateway), $"The internetGateway '{gateway}' has dependencies and cannot be deleted.");
        await DetachAsync(gateway, vpc);
        await DeleteAsync(gateway);
        await RefusedAsync("InvalidInternetGatewayID.NotFound", () => DeleteAsync(gateway));
    }

    [Fact]
    public async Task A_public_address_needs_a_gateway_and_holds_it()
    {
        var vpc = await NewVpcAsync();
        var one = (await NewInterfaceAsync(await NewSubnetAsync(vpc))).NetworkInterfaceId;
        var address = (await Ec2.AllocateAddressAsync(new AllocateAddressRequest(), Token)).AllocationId;
        AssociateAddressRequest request = new() { AllocationId = address, NetworkInterfaceId = one };

        await RefusedAsync("Gateway.NotAttached", () => Ec2.AssociateAddressAsync(request, Token), $"Network {vpc} is not attached to any internet gateway");
        var gateway = await NewGatewayAsync(vpc);
        var association = (await Ec2.AssociateAddressAsync(request, Token)).AssociationId;
        (await Ec2.AssociateAddressAsync(request, Token)).AssociationId.ShouldBe(association);
        await RefusedAsync("DependencyViolation", () => DetachAsync(gateway, vpc), $"Network {vpc} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.");
        await Ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = association }, Token);
        await DetachAsync(gateway, vpc);
    }

    [Fact]
    public async Task A_Region_has_five_gateways_with_the_default_VPC_s()
    {
        for (var number = 1; number < 5; number++)
        {
            await NewAsync();
        }

        await RefusedAsync("InternetGatewayLimitExceeded", NewAsync, "The maximum number of internet gateways has been reached.");
        await Aws.A.Root.In("eu-west-1").Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest(), Token);
        await Aws.B.Root.Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest(), Token);
    }

    [Fact]
    public async Task A_user_attaches_with_permission_on_the_gateway_and_on_the_VPC()
    {
        var (mine, other) = (await NewVpcAsync(), await NewVpcAsync("10.1.0.0/16"));
        var gateway = (await NewAsync()).InternetGatewayId;
        var user = await UserAsync("user", Allow("ec2:AttachInternetGateway", Arn("internet-gateway", gateway)), Allow("ec2:AttachInternetGateway", Arn("vpc", mine)));

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = other }, Token));
        await user.Ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = mine }, Token);
    }

    private async Task<InternetGateway> NewAsync() => (await Ec2.CreateInternetGatewayAsync(new CreateInternetGatewayRequest(), Token)).InternetGateway;

    private Task AttachAsync(string gateway, string vpc) => Ec2.AttachInternetGatewayAsync(new AttachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, Token);

    private Task DetachAsync(string gateway, string vpc) => Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc }, Token);

    private Task DeleteAsync(string gateway) => Ec2.DeleteInternetGatewayAsync(new DeleteInternetGatewayRequest { InternetGatewayId = gateway }, Token);
}
