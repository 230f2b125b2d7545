using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Launching instances: where, how many, and who may.</summary>
public sealed class RunInstancesTests : InstanceWorld
{
    [Fact]
    public async Task An_instance_has_its_image_type_subnet_group_and_tags()
    {
        var vpc = await NewVpcAsync();
        var (subnet, group) = (await NewSubnetAsync(vpc), await NewGroupAsync(vpc));
        var request = await OneAsync(subnet);
        request.SecurityGroupIds = [group];
        request.PrivateIpAddress = "10.0.1.50";
        request.TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("Name", "web")] }, new() { ResourceType = ResourceType.Volume, Tags = [new("Name", "disk")] }];

        var launched = await Ec2.RunInstancesAsync(request, Token);
        var instance = launched.Reservation.Instances.Single();
        (instance.ImageId, instance.InstanceType.Value, instance.SubnetId, instance.VpcId, instance.PrivateIpAddress).ShouldBe((request.ImageId, "t3.micro", subnet, vpc, "10.0.1.50"));
        (instance.PrivateDnsName, instance.PublicIpAddress, instance.Tags.Single().Value, instance.SecurityGroups.Single().GroupId).ShouldBe(("ip-10-0-1-50.ec2.internal", null, "web", group));
        (instance.MetadataOptions.HttpTokens.Value, instance.MetadataOptions.HttpPutResponseHopLimit, instance.RootDeviceName).ShouldBe(("required", 2, "/dev/xvda"));
        var volume = (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [instance.BlockDeviceMappings.Single().Ebs.VolumeId] }, Token)).Volumes.Single();
        (volume.Size, volume.VolumeType.Value, volume.State.Value, volume.Attachments.Single().InstanceId, volume.Tags.Single().Value).ShouldBe((8, "gp3", "in-use", instance.InstanceId, "disk"));
        var own = (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [instance.NetworkInterfaces.Single().NetworkInterfaceId] }, Token)).NetworkInterfaces.Single();
        (own.Status.Value, own.Attachment.InstanceId, own.Attachment.DeviceIndex, own.Attachment.DeleteOnTermination).ShouldBe(("in-use", instance.InstanceId, 0, true));
    }

    [Fact]
    public async Task Without_a_subnet_it_is_a_default_one_and_the_instance_is_public()
    {
        var request = await OneAsync();
        request.Placement = new() { AvailabilityZone = "us-east-1c" };
        var instance = await LaunchAsync(request);

        instance.Placement.AvailabilityZone.ShouldBe("us-east-1c");
        instance.PublicIpAddress.ShouldStartWith("198.1");
        instance.SecurityGroups.Single().GroupName.ShouldBe("default");
        request.Placement = new() { AvailabilityZone = "us-east-1z" };
        await RefusedAsync("InvalidParameterValue", () => LaunchAsync(request), "Invalid availability zone: [us-east-1z]");
    }

    [Fact]
    public async Task Instances_are_as_many_as_asked_for_and_as_the_subnet_has_addresses()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync(), "10.0.0.16/28");
        var request = await OneAsync(subnet);
        (request.MinCount, request.MaxCount) = (2, 3);
        var three = (await Ec2.RunInstancesAsync(request, Token)).Reservation.Instances;
        three.Select(instance => instance.AmiLaunchIndex).ShouldBe([0, 1, 2]);
        three.Select(instance => instance.PrivateIpAddress).Distinct().Count().ShouldBe(3);

        (request.MinCount, request.MaxCount) = (9, 20);
        await RefusedAsync("InsufficientFreeAddressesInSubnet", () => Ec2.RunInstancesAsync(request, Token));
        request.MinCount = 8;
        (await Ec2.RunInstancesAsync(request, Token)).Reservation.Instances.Count.ShouldBe(8);
        (await Ec2.DescribeInstancesAsync(new DescribeInstancesRequest(), Token)).Reservations.Select(launch => launch.Instances.Count).Order().ShouldBe([3, 8]);
    }

    [Fact]
    public async Task A_client_token_launches_once()
    {
        var request = await OneAsync();
        request.ClientToken = "once";
        var first = await LaunchAsync(request);
        (await LaunchAsync(request)).InstanceId.ShouldBe(first.InstanceId);
        request.InstanceType = "t3.small";
        await RefusedAsync("IdempotentParameterMismatch", () => LaunchAsync(request), "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
    }

    [Fact]
    public async Task The_client_token_of_a_terminated_instance_launches_no_more()
    {
        var request = await OneAsync();
        request.ClientToken = "once";
        var first = await LaunchAsync(request);
        await Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [first.InstanceId] }, Token);
        await LaterAsync();

        await RefusedAsync("IdempotentInstanceTerminated", () => LaunchAsync(request), "The client token you have provided is associated with a terminated instance. Please use a different client token.");
    }

    [Theory]
    [InlineData("InstanceType", "InvalidParameterValue", "Invalid value 't3.huge' for InstanceType.")]
    [InlineData("Architecture", "InvalidParameterValue", null)]
    [InlineData("OldType", "InvalidParameterCombination", null)]
    [InlineData("Counts", "InvalidParameterCombination", null)]
    [InlineData("TooMany", "InstanceLimitExceeded", null)]
    [InlineData("Image", "InvalidAMIID.NotFound", "The image id '[ami-00000000000000000]' does not exist")]
    [InlineData("UserData", "InvalidParameterValue", "Invalid BASE64 encoding of user data.")]
    [InlineData("LongUserData", "InvalidParameterValue", "User data is limited to 16384 bytes")]
    [InlineData("Subnet", "InvalidSubnetID.NotFound", null)]
    [InlineData("Group", "InvalidGroup.NotFound", null)]
    [InlineData("Both", "InvalidParameterCombination", null)]
    [InlineData("NoIndex", "InvalidParameterValue", "Each network interface requires a device index.")]
    [InlineData("SameIndex", "InvalidParameterValue", null)]
    [InlineData("Zone", "InvalidParameterCombination", null)]
    [InlineData("Tag", "InvalidParameterValue", "'vpc' is not a valid taggable resource type for this operation.")]
    public async Task A_bad_launch_is_refused(string what, string code, string? text)
    {
        var request = await OneAsync();
        switch (what)
        {
            case "InstanceType": request.InstanceType = "t3.huge"; break;
            case "Architecture": request.InstanceType = "t4g.micro"; break;
            case "OldType": request.InstanceType = "m1.small"; break;
            case "Counts": request.MinCount = 2; break;
            case "TooMany": request.MaxCount = 1001; break;
            case "Image": request.ImageId = "ami-00000000000000000"; break;
            case "UserData": request.UserData = "!"; break;
            case "LongUserData": request.UserData = Convert.ToBase64String(new byte[16385]); break;
            case "Subnet": request.SubnetId = "subnet-00000000000000000"; break;
            case "Group": request.SecurityGroupIds = ["sg-00000000000000000"]; break;
            case "Both": (request.SubnetId, request.NetworkInterfaces) = ("subnet-00000000000000000", [new() { DeviceIndex = 0 }]); break;
            case "NoIndex": request.NetworkInterfaces = [new() { AssociatePublicIpAddress = true }]; break;
            case "SameIndex": request.NetworkInterfaces = [new() { DeviceIndex = 0 }, new() { DeviceIndex = 0 }]; break;
            case "Zone": (request.SubnetId, request.Placement) = (await NewSubnetAsync(await NewVpcAsync()), new() { AvailabilityZone = "us-east-1f" }); break;
            default: request.TagSpecifications = [new() { ResourceType = ResourceType.Vpc, Tags = [new("Name", "web")] }]; break;
        }

        await RefusedAsync(code, () => Ec2.RunInstancesAsync(request, Token), text);
    }

    [Fact]
    public async Task Without_a_default_VPC_a_launch_must_name_its_subnet()
    {
        var vpc = (await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token)).Vpcs.Single();
        foreach (var subnet in (await Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest(), Token)).Subnets)
        {
            await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet.SubnetId }, Token);
        }

        await RefusedAsync("MissingInput", () => LaunchAsync(), $"No subnets found for the default VPC '{vpc.VpcId}'. Please specify a subnet.");
        var gateway = (await Ec2.DescribeInternetGatewaysAsync(new DescribeInternetGatewaysRequest(), Token)).InternetGateways.Single().InternetGatewayId;
        await Ec2.DetachInternetGatewayAsync(new DetachInternetGatewayRequest { InternetGatewayId = gateway, VpcId = vpc.VpcId }, Token);
        await Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = vpc.VpcId }, Token);
        await RefusedAsync("VPCIdNotSpecified", () => LaunchAsync());
        await LaunchAsync(await NewSubnetAsync(await NewVpcAsync()));
    }

    [Fact]
    public async Task A_user_needs_permission_on_all_that_a_launch_uses()
    {
        var vpc = await NewVpcAsync();
        var (subnet, group) = (await NewSubnetAsync(vpc), await NewGroupAsync(vpc));
        var request = await OneAsync(subnet);
        request.SecurityGroupIds = [group];
        string[] resources =
        [
            $"arn:aws:ec2:us-east-1::image/{request.ImageId}", Arn("subnet", subnet), Arn("security-group", group), Arn("network-interface", "*"), Arn("volume", "*"), Arn("instance", "*"),
        ];
        for (var left = 0; left < resources.Length; left++)
        {
            var user = await UserAsync($"user{left}", resources.Where((_, number) => number != left).Select(arn => Allow("ec2:RunInstances", arn)));
            await RefusedAsync("UnauthorizedOperation", () => user.Ec2.RunInstancesAsync(request, Token));
        }

        var all = await UserAsync("all", resources.Select(arn => Allow("ec2:RunInstances", arn)));
        await all.Ec2.RunInstancesAsync(request, Token);
        request.TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("Team", "blue")] }];
        await RefusedAsync("UnauthorizedOperation", () => all.Ec2.RunInstancesAsync(request, Token));
        var tagging = await UserAsync("tagging", [.. resources.Select(arn => Allow("ec2:RunInstances", arn)), Allow("ec2:CreateTags", Arn("instance", "*"), """{"StringEquals":{"ec2:CreateAction":"RunInstances","aws:RequestTag/Team":"blue"}}""")]);
        await tagging.Ec2.RunInstancesAsync(request, Token);
    }

    [Theory]
    [InlineData("""{"StringEquals":{"ec2:InstanceType":"t3.micro"}}""", true)]
    [InlineData("""{"StringEquals":{"ec2:InstanceType":"t3.nano"}}""", false)]
    [InlineData("""{"StringEquals":{"ec2:MetadataHttpTokens":"required"}}""", true)]
    [InlineData("""{"StringEquals":{"ec2:MetadataHttpTokens":"optional"}}""", false)]
    [InlineData("""{"NumericLessThanEquals":{"ec2:MetadataHttpPutResponseHopLimit":"1"}}""", false)]
    public async Task Condition_keys_of_the_instance_decide(string condition, bool allowed)
    {
        var user = await UserAsync("user", Allow("ec2:RunInstances", Arn("instance", "*"), condition), """{"Effect":"Allow","Action":"ec2:RunInstances","NotResource":"arn:aws:ec2:*:*:instance/*"}""");
        var request = await OneAsync();

        if (allowed)
        {
            await user.Ec2.RunInstancesAsync(request, Token);
        }
        else
        {
            await RefusedAsync("UnauthorizedOperation", () => user.Ec2.RunInstancesAsync(request, Token));
        }
    }

    [Fact]
    public async Task Only_a_tagged_instance_can_be_terminated_where_the_policy_says_so()
    {
        var request = await OneAsync();
        request.TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("Team", "blue")] }];
        var (blue, other) = (await LaunchAsync(request), await LaunchAsync());
        var user = await UserAsync("user", Allow("ec2:TerminateInstances", "*", """{"StringEquals":{"aws:ResourceTag/Team":"blue"}}"""));

        await RefusedAsync("UnauthorizedOperation", () => user.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [blue.InstanceId, other.InstanceId] }, Token));
        await user.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [blue.InstanceId] }, Token);
    }
}
