using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Ids that no resource of their kind can have.</summary>
public sealed class MalformedIdTests : NetworkWorld
{
    private static readonly Dictionary<string, (string Code, string Prefix, Func<IAmazonEC2, string, Task> Call)> Calls = new(StringComparer.Ordinal)
    {
        ["DescribeVpcs"] = ("InvalidVpcID.Malformed", "vpc-", (ec2, id) => ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [id] }, Token)),
        ["DeleteVpc"] = ("InvalidVpcID.Malformed", "vpc-", (ec2, id) => ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = id }, Token)),
        ["DescribeSubnets"] = ("InvalidSubnetID.Malformed", "subnet-", (ec2, id) => ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [id] }, Token)),
        ["DeleteSubnet"] = ("InvalidSubnetID.Malformed", "subnet-", (ec2, id) => ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = id }, Token)),
        ["DescribeSecurityGroups"] = ("InvalidGroupId.Malformed", "sg-", (ec2, id) => ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [id] }, Token)),
        ["DeleteSecurityGroup"] = ("InvalidGroupId.Malformed", "sg-", (ec2, id) => ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = id }, Token)),
        ["DescribeSecurityGroupRules"] = ("InvalidSecurityGroupRuleId.Malformed", "sgr-", (ec2, id) => ec2.DescribeSecurityGroupRulesAsync(new DescribeSecurityGroupRulesRequest { SecurityGroupRuleIds = [id] }, Token)),
        ["DescribeRouteTables"] = ("InvalidRouteTableId.Malformed", "rtb-", (ec2, id) => ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { RouteTableIds = [id] }, Token)),
        ["DeleteRouteTable"] = ("InvalidRouteTableId.Malformed", "rtb-", (ec2, id) => ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = id }, Token)),
        ["DescribeNetworkAcls"] = ("InvalidNetworkAclId.Malformed", "acl-", (ec2, id) => ec2.DescribeNetworkAclsAsync(new DescribeNetworkAclsRequest { NetworkAclIds = [id] }, Token)),
        ["DescribeInternetGateways"] = ("InvalidInternetGatewayId.Malformed", "igw-", (ec2, id) => ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest { InternetGatewayIds = [id] }, Token)),
        ["DescribeNetworkInterfaces"] = ("InvalidNetworkInterfaceId.Malformed", "eni-", (ec2, id) => ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [id] }, Token)),
        ["DeleteNatGateway"] = ("NatGatewayMalformed", "nat-", (ec2, id) => ec2.DeleteNatGatewayAsync(new DeleteNatGatewayRequest { NatGatewayId = id }, Token)),
        ["DescribePrefixLists"] = ("InvalidPrefixListId.Malformed", "pl-", (ec2, id) => ec2.DescribePrefixListsAsync(new DescribePrefixListsRequest { PrefixListIds = [id] }, Token)),
        ["GetManagedPrefixListEntries"] = ("InvalidPrefixListId.Malformed", "pl-", (ec2, id) => ec2.GetManagedPrefixListEntriesAsync(new GetManagedPrefixListEntriesRequest { PrefixListId = id }, Token)),
        ["DetachNetworkInterface"] = ("InvalidNetworkInterfaceAttachmentId.Malformed", "eni-attach-", (ec2, id) => ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = id }, Token)),
        ["DescribeInstances"] = ("InvalidInstanceID.Malformed", "i-", (ec2, id) => ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] }, Token)),
        ["TerminateInstances"] = ("InvalidInstanceID.Malformed", "i-", (ec2, id) => ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] }, Token)),
        ["DescribeImages"] = ("InvalidAMIID.Malformed", "ami-", (ec2, id) => ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] }, Token)),
        ["RunInstances"] = ("InvalidAMIID.Malformed", "ami-", (ec2, id) => ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = id, MinCount = 1, MaxCount = 1 }, Token)),
        ["CreateImage"] = ("InvalidInstanceID.Malformed", "i-", (ec2, id) => ec2.CreateImageAsync(new CreateImageRequest { InstanceId = id, Name = "web" }, Token)),
        ["CopyImage"] = ("InvalidAMIID.Malformed", "ami-", (ec2, id) => ec2.CopyImageAsync(new CopyImageRequest { SourceRegion = "us-east-1", SourceImageId = id, Name = "web" }, Token)),
        ["DeregisterImage"] = ("InvalidAMIID.Malformed", "ami-", (ec2, id) => ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = id }, Token)),
        ["ModifyImageAttribute"] = ("InvalidAMIID.Malformed", "ami-", (ec2, id) => ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = id, Description = "web" }, Token)),
        ["DescribeImageAttribute"] = ("InvalidAMIID.Malformed", "ami-", (ec2, id) => ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = id, Attribute = "description" }, Token)),
        ["ResetImageAttribute"] = ("InvalidAMIID.Malformed", "ami-", (ec2, id) => ec2.ResetImageAttributeAsync(new ResetImageAttributeRequest { ImageId = id, Attribute = "launchPermission" }, Token)),
        ["DeleteVolume"] = ("InvalidVolumeID.Malformed", "vol-", (ec2, id) => ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = id }, Token)),
        ["ModifyVolume"] = ("InvalidVolumeID.Malformed", "vol-", (ec2, id) => ec2.ModifyVolumeAsync(new ModifyVolumeRequest { VolumeId = id, Size = 9 }, Token)),
        ["CreateSnapshot"] = ("InvalidVolumeID.Malformed", "vol-", (ec2, id) => ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = id }, Token)),
        ["DescribeSnapshots"] = ("InvalidSnapshotID.Malformed", "snap-", (ec2, id) => ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [id] }, Token)),
        ["CopySnapshot"] = ("InvalidSnapshotID.Malformed", "snap-", (ec2, id) => ec2.CopySnapshotAsync(new CopySnapshotRequest { SourceRegion = "us-east-1", SourceSnapshotId = id }, Token)),
        ["DeleteSnapshot"] = ("InvalidSnapshotID.Malformed", "snap-", (ec2, id) => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = id }, Token)),
        ["DescribeVolumes"] = ("InvalidVolumeID.Malformed", "vol-", (ec2, id) => ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [id] }, Token)),
        ["AcceptVpcPeeringConnection"] = ("InvalidVpcPeeringConnectionId.Malformed", "pcx-", (ec2, id) => ec2.AcceptVpcPeeringConnectionAsync(new AcceptVpcPeeringConnectionRequest { VpcPeeringConnectionId = id }, Token)),
    };

    public static TheoryData<string, string> Malformed { get; } = new(Calls.SelectMany(call => ((string[])[
        "nonsense", call.Value.Prefix.TrimEnd('-'), $"{call.Value.Prefix}xyz!", $"{call.Value.Prefix}1234", $"{call.Value.Prefix}0123456789", $"{call.Value.Prefix}0123456789abcdef01", $"{call.Value.Prefix}0123456g",
        $" {call.Value.Prefix}01234567", "dopt-0123456789abcdef0", new string('a', 300)]).Select(id => (call.Key, id))));

    [Theory]
    [MemberData(nameof(Malformed))]
    public Task An_id_of_the_wrong_form_is_malformed(string operation, string id)
    {
        var (code, prefix, call) = Calls[operation];
        return RefusedAsync(code, () => call(Ec2, id), $"Invalid id: \"{id}\" (expecting \"{prefix}...\")");
    }

    [Theory]
    [InlineData("01234567")]
    [InlineData("0123456789abcdef0")]
    public async Task An_id_that_could_be_one_is_not_found(string digits)
    {
        foreach (var (_, (code, prefix, call)) in Calls)
        {
            (await Should.ThrowAsync<AmazonEC2Exception>(() => call(Ec2, prefix + digits))).ErrorCode.ShouldEndWith("NotFound", customMessage: code);
        }
    }

    [Fact]
    public async Task Lists_and_members_within_others_are_looked_at_too()
    {
        var vpc = await NewVpcAsync();
        var (subnet, table, group) = (await NewSubnetAsync(vpc), await NewTableAsync(vpc), await NewGroupAsync(vpc));

        await RefusedAsync("InvalidGroupId.Malformed", () => NewInterfaceAsync(subnet, group, "web"));
        await RefusedAsync("InvalidVpcID.Malformed", () => Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpc, subnet] }, Token));
        await RefusedAsync("InvalidInternetGatewayId.Malformed", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-1" }, Token));
        await RefusedAsync("InvalidVpcPeeringConnectionId.Malformed", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", VpcPeeringConnectionId = "pcx-1" }, Token));
        await RefusedAsync("InvalidGroupId.Malformed", () => Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group, IpPermissions = [new() { IpProtocol = "-1", UserIdGroupPairs = [new() { GroupId = "web" }] }] }, Token));
        await RefusedAsync("InvalidSecurityGroupRuleId.Malformed", () => Ec2.RevokeSecurityGroupIngressAsync(new RevokeSecurityGroupIngressRequest { GroupId = group, SecurityGroupRuleIds = ["sgr-1"] }, Token));
        await RefusedAsync("InvalidVpcID.Malformed", () => Ec2.CreateVpcPeeringConnectionAsync(new CreateVpcPeeringConnectionRequest { VpcId = vpc, PeerVpcId = "vpc-1", PeerOwnerId = Aws.B.Id }, Token));
    }

    [Fact]
    public async Task Endpoints_tell_the_characters_of_their_ids()
    {
        const string Text = "Invalid Id: 'vpce-1' (expecting 'vpce-...; the Id may only contain lowercase alphanumeric characters and a single dash')";

        await RefusedAsync("InvalidVpcEndpointId.Malformed", () => Ec2.ModifyVpcEndpointAsync(new ModifyVpcEndpointRequest { VpcEndpointId = "vpce-1" }, Token), Text);
        await RefusedAsync("InvalidVpcEndpointId.Malformed", () => Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest { VpcEndpointIds = ["vpce-1"] }, Token), Text);
        await RefusedAsync("InvalidVpcEndpointId.Malformed", () => Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = ["vpce-0123456789abcdef0", "vpce-1"] }, Token), Text);
        (await Ec2.DeleteVpcEndpointsAsync(new DeleteVpcEndpointsRequest { VpcEndpointIds = ["vpce-0123456789abcdef0"] }, Token)).Unsuccessful.ShouldHaveSingleItem().Error.Code.ShouldBe("InvalidVpcEndpoint.NotFound");
    }

    [Fact]
    public async Task Targets_and_destinations_of_routes_are_looked_at_too()
    {
        var table = await NewTableAsync(await NewVpcAsync());

        await RefusedAsync("NatGatewayMalformed", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = "nat-1" }, Token));
        await RefusedAsync("InvalidNatGatewayID.NotFound", () => Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = "nat-0123456789abcdef0" }, Token));
        await RefusedAsync("InvalidPrefixListId.Malformed", () => Ec2.DeleteRouteAsync(new DeleteRouteRequest { RouteTableId = table, DestinationPrefixListId = "pl-1" }, Token));
    }

    [Fact]
    public async Task Accounts_and_addresses_have_their_forms()
    {
        await RefusedAsync("InvalidUserID.Malformed", () => Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self", "all"] }, Token), "Invalid user id: \"all\"");
        await RefusedAsync("InvalidUserID.Malformed", () => Ec2.DescribeImagesAsync(new DescribeImagesRequest { ExecutableUsers = ["1234"] }, Token));
        await RefusedAsync("InvalidUserID.Malformed", () => Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["me"] }, Token));
        await RefusedAsync("InvalidUserID.Malformed", () => Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { RestorableByUserIds = ["me"] }, Token));
        await RefusedAsync("InvalidAddress.Malformed", () => Ec2.DescribeAddressesAsync(new DescribeAddressesRequest { PublicIps = ["1.2.3"] }, Token));
        await RefusedAsync("InvalidAddress.NotFound", () => Ec2.DescribeAddressesAsync(new DescribeAddressesRequest { PublicIps = ["1.2.3.4"] }, Token));
        (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self", "amazon", "aws-marketplace", Aws.B.Id], ExecutableUsers = ["all"] }, Token)).Images.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task EC2_has_no_code_for_malformed_ids_of_addresses_and_paths()
    {
        await RefusedAsync("InvalidAllocationID.NotFound", () => Ec2.ReleaseAddressAsync(new ReleaseAddressRequest { AllocationId = "eipalloc-1" }, Token));
        await RefusedAsync("InvalidNetworkInsightsPathId.NotFound", () => Ec2.DeleteNetworkInsightsPathAsync(new DeleteNetworkInsightsPathRequest { NetworkInsightsPathId = "nip-1" }, Token));
    }

    [Fact]
    public async Task Who_may_not_call_does_not_learn_that_an_id_is_malformed()
    {
        var user = await UserAsync("nobody", Allow("ec2:DescribeVpcs"));

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = "vpc-1" }, Token));
    }
}
