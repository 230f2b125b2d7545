using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>Accounts with a network, and ways to launch instances in it.</summary>
public abstract class InstanceWorld : NetworkWorld
{
    /// <summary>The newest image of Amazon Linux 2023 for x86.</summary>
    private protected Task<string> ImageAsync() => ImageAsync("al2023-ami-2023.*-kernel-6.1-x86_64");

    /// <summary>The newest image of a name.</summary>
    private protected async Task<string> ImageAsync(string name) =>
        (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("name", [name])] }, Token)).Images.MaxBy(image => image.CreationDate)!.ImageId;

    /// <summary>A request for one t3.micro.</summary>
    private protected async Task<RunInstancesRequest> OneAsync(string? subnet = null) => new() { ImageId = await ImageAsync(), InstanceType = "t3.micro", MinCount = 1, MaxCount = 1, SubnetId = subnet };

    private protected async Task<Instance> LaunchAsync(RunInstancesRequest request) => (await Ec2.RunInstancesAsync(request, Token)).Reservation.Instances.Single();

    private protected async Task<Instance> LaunchAsync(string? subnet = null) => await LaunchAsync(await OneAsync(subnet));

    /// <summary>A launched instance that runs.</summary>
    private protected async Task<Instance> RunningAsync(string? subnet = null)
    {
        var instance = await LaunchAsync(subnet);
        await LaterAsync();
        return await ShowAsync(instance.InstanceId);
    }

    /// <summary>Lets the time pass in which instances start, stop and end.</summary>
    private protected Task LaterAsync() => Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

    private protected async Task<Instance> ShowAsync(string id) => (await Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] }, Token)).Reservations.Single().Instances.Single();

    private protected async Task<string> StateAsync(string id) => (await ShowAsync(id)).State.Name.Value;

    private protected Task StopAsync(string id) => Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [id] }, Token);

    private protected Task StartAsync(string id) => Ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = [id] }, Token);

    private protected Task TerminateAsync(params List<string> ids) => Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = ids }, Token);

    /// <summary>A subnet whose instances get public addresses, behind an Internet gateway.</summary>
    private protected async Task<(string Vpc, string Subnet, string Gateway)> PublicSubnetAsync()
    {
        var vpc = await NewVpcAsync();
        var (subnet, gateway, table) = (await NewSubnetAsync(vpc), await NewGatewayAsync(vpc), await NewTableAsync(vpc));
        await Ec2.CreateRouteAsync(new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway }, Token);
        await Ec2.AssociateRouteTableAsync(new AssociateRouteTableRequest { RouteTableId = table, SubnetId = subnet }, Token);
        await Ec2.ModifySubnetAttributeAsync(new ModifySubnetAttributeRequest { SubnetId = subnet, MapPublicIpOnLaunch = true }, Token);
        return (vpc, subnet, gateway);
    }
}
