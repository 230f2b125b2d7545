using System.Text;
using System.Text.Json;
using Amazon.EC2.Model;

namespace ScsLabs.Emulator.Tests;

/// <summary>The categories of an instance's metadata, and their values.</summary>
public sealed class MetadataCategoriesTests : InstanceWorld
{
    [Fact]
    public async Task It_tells_what_describing_the_instance_tells()
    {
        var id = await LaunchAsync();
        var endpoint = await EndpointAsync(id);
        var reservation = (await Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] }, Token)).Reservations.Single();
        var instance = reservation.Instances.Single();
        var (one, mac) = (instance.NetworkInterfaces.Single(), instance.NetworkInterfaces.Single().MacAddress);
        var subnet = (await Ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [instance.SubnetId] }, Token)).Subnets.Single();
        Dictionary<string, string> expected = new(StringComparer.Ordinal)
        {
            ["ami-id"] = instance.ImageId,
            ["ami-launch-index"] = "0",
            ["ami-manifest-path"] = "(unknown)",
            ["block-device-mapping/root"] = instance.RootDeviceName,
            ["hostname"] = instance.PrivateDnsName,
            ["instance-action"] = "none",
            ["instance-id"] = id,
            ["instance-life-cycle"] = "on-demand",
            ["instance-type"] = "t3.micro",
            ["local-hostname"] = instance.PrivateDnsName,
            ["local-ipv4"] = instance.PrivateIpAddress,
            ["mac"] = mac,
            ["placement/availability-zone"] = instance.Placement.AvailabilityZone,
            ["placement/availability-zone-id"] = instance.Placement.AvailabilityZoneId,
            ["placement/region"] = "us-east-1",
            ["public-hostname"] = instance.PublicDnsName,
            ["public-ipv4"] = instance.PublicIpAddress,
            ["reservation-id"] = reservation.ReservationId,
            ["security-groups"] = "default",
            ["services/domain"] = "amazonaws.com",
            [$"network/interfaces/macs/{mac}/device-number"] = "0",
            [$"network/interfaces/macs/{mac}/interface-id"] = one.NetworkInterfaceId,
            [$"network/interfaces/macs/{mac}/ipv4-associations/{instance.PublicIpAddress}"] = instance.PrivateIpAddress,
            [$"network/interfaces/macs/{mac}/local-ipv4s"] = instance.PrivateIpAddress,
            [$"network/interfaces/macs/{mac}/owner-id"] = Client.Account,
            [$"network/interfaces/macs/{mac}/public-ipv4s"] = instance.PublicIpAddress,
            [$"network/interfaces/macs/{mac}/security-group-ids"] = instance.SecurityGroups.Single().GroupId,
            [$"network/interfaces/macs/{mac}/subnet-id"] = instance.SubnetId,
            [$"network/interfaces/macs/{mac}/subnet-ipv4-cidr-block"] = subnet.CidrBlock,
            [$"network/interfaces/macs/{mac}/vpc-id"] = instance.VpcId,
            [$"network/interfaces/macs/{mac}/vpc-ipv4-cidr-blocks"] = "172.31.0.0/16",
        };

        foreach (var (path, value) in expected)
        {
            (await ReadAsync(endpoint, $"latest/meta-data/{path}")).ShouldBe(value, path);
        }

        var document = await DocumentAsync(endpoint, "latest/dynamic/instance-identity/document");
        (document.GetProperty("instanceId").GetString(), document.GetProperty("accountId").GetString(), document.GetProperty("privateIp").GetString(), document.GetProperty("region").GetString(), document.GetProperty("kernelId").ValueKind)
            .ShouldBe((id, Client.Account, instance.PrivateIpAddress, "us-east-1", JsonValueKind.Null));
    }

    [Theory]
    [InlineData("", "latest")]
    [InlineData("latest", "dynamic/\nmeta-data/")]
    [InlineData("latest/", "dynamic/\nmeta-data/")]
    [InlineData("latest/meta-data/placement/", "availability-zone\navailability-zone-id\nregion")]
    [InlineData("latest/meta-data/placement", "availability-zone\navailability-zone-id\nregion")]
    [InlineData("latest/meta-data/network/", "interfaces/")]
    [InlineData("latest/dynamic/", "instance-identity/")]
    [InlineData("latest/dynamic/instance-identity/", "document")]
    public async Task A_folder_is_a_list(string path, string list) => (await ReadAsync(await EndpointAsync(await LaunchAsync()), path)).ShouldBe(list);

    [Fact]
    public async Task The_list_of_all_names_folders_with_a_slash()
    {
        await NewProfileAsync();
        var lines = (await ReadAsync(await EndpointAsync(await LaunchWithAsync()), "latest/meta-data/")).Split('\n');

        lines.ShouldBe(lines.Order(StringComparer.Ordinal));
        lines.ShouldContain("ami-id");
        lines.ShouldContain("iam/");
        lines.ShouldContain("network/");
        lines.ShouldNotContain("tags/");
    }

    [Fact]
    public async Task Tags_are_told_while_the_option_is_on()
    {
        var id = await LaunchAsync(request =>
        {
            request.MetadataOptions.InstanceMetadataTags = "enabled";
            request.TagSpecifications = [new() { ResourceType = "instance", Tags = [new("Name", "web server"), new("team:a", "blue")] }];
        });
        var endpoint = await EndpointAsync(id);

        (await ReadAsync(endpoint, "latest/meta-data/tags/instance/")).ShouldBe("Name\nteam:a");
        (await ReadAsync(endpoint, "latest/meta-data/tags/instance/Name")).ShouldBe("web server");
        (await ReadAsync(endpoint, "latest/meta-data/tags/instance/team:a")).ShouldBe("blue");
        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, InstanceMetadataTags = "disabled" }, Token);
        (await StatusAsync(endpoint, "latest/meta-data/tags/instance/")).ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task User_data_are_the_bytes_that_were_given()
    {
        var endpoint = await EndpointAsync(await LaunchAsync(request => request.UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes("#!/bin/sh\necho 日本\n"))));

        using var answer = await SendAsync("GET", $"{endpoint}/latest/user-data");
        (await answer.Content.ReadAsByteArrayAsync(Token)).ShouldBe(Encoding.UTF8.GetBytes("#!/bin/sh\necho 日本\n"));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        (await ReadAsync(endpoint, "latest/")).ShouldBe("dynamic/\nmeta-data/\nuser-data");
    }

    [Fact]
    public async Task An_interface_that_is_attached_later_is_told_too()
    {
        var id = await LaunchAsync();
        var endpoint = await EndpointAsync(id);
        var instance = (await Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] }, Token)).Reservations.Single().Instances.Single();
        var second = (await Ec2.CreateNetworkInterfaceAsync(new() { SubnetId = instance.SubnetId }, Token)).NetworkInterface;

        await Ec2.AttachNetworkInterfaceAsync(new() { InstanceId = id, NetworkInterfaceId = second.NetworkInterfaceId, DeviceIndex = 1 }, Token);

        (await ReadAsync(endpoint, "latest/meta-data/network/interfaces/macs/")).ShouldBe($"{instance.NetworkInterfaces.Single().MacAddress}/\n{second.MacAddress}/");
        (await ReadAsync(endpoint, $"latest/meta-data/network/interfaces/macs/{second.MacAddress}/device-number")).ShouldBe("1");
    }
}
