using Amazon.EC2;
using Amazon.EC2.Model;

namespace ScsLabs.Services.Tests.Ec2;

/// <summary>The states of instances: by calls and by the clock.</summary>
public sealed class InstanceLifecycleTests : InstanceWorld
{
    [Fact]
    public async Task A_launched_instance_runs_after_a_while()
    {
        var instance = await LaunchAsync();
        (instance.State.Name.Value, instance.State.Code, instance.StateReason.Code).ShouldBe(("pending", 0, "pending"));

        await LaterAsync();
        instance = await ShowAsync(instance.InstanceId);
        (instance.State.Name.Value, instance.State.Code, instance.StateReason).ShouldBe(("running", 16, null));
    }

    [Fact]
    public async Task A_stopped_instance_keeps_its_address_and_starts_again()
    {
        var instance = await RunningAsync();

        var change = (await Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [instance.InstanceId] }, Token)).StoppingInstances.Single();
        (change.PreviousState.Name.Value, change.CurrentState.Name.Value).ShouldBe(("running", "stopping"));
        await LaterAsync();
        var stopped = await ShowAsync(instance.InstanceId);
        (stopped.State.Name.Value, stopped.PrivateIpAddress, stopped.StateReason.Code).ShouldBe(("stopped", instance.PrivateIpAddress, "Client.UserInitiatedShutdown"));
        stopped.StateTransitionReason.ShouldStartWith("User initiated (");

        var start = (await Ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = [instance.InstanceId] }, Token)).StartingInstances.Single();
        (start.PreviousState.Name.Value, start.CurrentState.Name.Value).ShouldBe(("stopped", "pending"));
        await LaterAsync();
        var again = await ShowAsync(instance.InstanceId);
        (again.State.Name.Value, again.PrivateIpAddress, again.StateTransitionReason).ShouldBe(("running", instance.PrivateIpAddress, ""));
        (again.LaunchTime > instance.LaunchTime).ShouldBeTrue();
    }

    [Fact]
    public async Task A_state_that_is_there_already_is_answered_without_a_change()
    {
        var instance = await RunningAsync();
        await StartAsync(instance.InstanceId);
        (await StateAsync(instance.InstanceId)).ShouldBe("running");

        await StopAsync(instance.InstanceId);
        await StopAsync(instance.InstanceId);
        await LaterAsync();
        await StopAsync(instance.InstanceId);
        (await StateAsync(instance.InstanceId)).ShouldBe("stopped");

        await TerminateAsync(instance.InstanceId);
        await TerminateAsync(instance.InstanceId);
        await LaterAsync();
        await TerminateAsync(instance.InstanceId);
        (await StateAsync(instance.InstanceId)).ShouldBe("terminated");
    }

    [Fact]
    public async Task A_state_that_does_not_allow_the_wish_is_told()
    {
        var id = (await LaunchAsync()).InstanceId;
        await RefusedAsync("IncorrectInstanceState", () => StopAsync(id), $"The instance '{id}' is not in a state from which it can be stopped.");

        await LaterAsync();
        await StopAsync(id);
        await RefusedAsync("IncorrectInstanceState", () => StartAsync(id), $"The instance '{id}' is not in a state from which it can be started.");
        await RefusedAsync("IncorrectInstanceState", () => Ec2.RebootInstancesAsync(new RebootInstancesRequest { InstanceIds = [id] }, Token));

        await LaterAsync();
        await TerminateAsync(id);
        await RefusedAsync("IncorrectInstanceState", () => StartAsync(id));
        await RefusedAsync("IncorrectInstanceState", () => StopAsync(id));
    }

    [Fact]
    public async Task A_terminated_instance_is_shown_for_an_hour_without_its_network()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync());
        var instance = await RunningAsync(subnet);
        await TerminateAsync(instance.InstanceId);
        (await StateAsync(instance.InstanceId)).ShouldBe("shutting-down");

        await LaterAsync();
        var ended = await ShowAsync(instance.InstanceId);
        (ended.State.Name.Value, ended.SubnetId, ended.VpcId, ended.PrivateIpAddress, ended.NetworkInterfaces?.Count ?? 0).ShouldBe(("terminated", null, null, null, 0));
        (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { Filters = [new("subnet-id", [subnet])] }, Token)).NetworkInterfaces.ShouldBeNull();
        (await Ec2.DescribeVolumesAsync(new DescribeVolumesRequest(), Token)).Volumes.ShouldBeNull();
        await Ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = subnet }, Token);

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        await RefusedAsync("InvalidInstanceID.NotFound", () => ShowAsync(instance.InstanceId), $"The instance ID '{instance.InstanceId}' does not exist");
    }

    [Fact]
    public async Task Interfaces_that_were_there_before_outlive_the_instance()
    {
        var subnet = await NewSubnetAsync(await NewVpcAsync());
        var own = await NewInterfaceAsync(subnet);
        var request = await OneAsync();
        request.NetworkInterfaces = [new() { DeviceIndex = 0, NetworkInterfaceId = own.NetworkInterfaceId }];
        var instance = await LaunchAsync(request);
        instance.PrivateIpAddress.ShouldBe(own.PrivateIpAddress);
        await RefusedAsync("InvalidParameterValue", () => Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = own.NetworkInterfaceId }, Token), $"Network interface '{own.NetworkInterfaceId}' is currently in use.");
        await RefusedAsync("InvalidNetworkInterface.InUse", () => LaunchAsync(request));

        await TerminateAsync(instance.InstanceId);
        await LaterAsync();
        (await Ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [own.NetworkInterfaceId] }, Token)).NetworkInterfaces.Single().Status.Value.ShouldBe("available");
        await Ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = own.NetworkInterfaceId }, Token);
    }

    [Fact]
    public async Task Protection_refuses_stopping_and_terminating_until_it_is_taken_off()
    {
        var request = await OneAsync();
        (request.DisableApiTermination, request.DisableApiStop) = (true, true);
        var id = (await LaunchAsync(request)).InstanceId;
        await LaterAsync();

        await RefusedAsync("OperationNotPermitted", () => TerminateAsync(id), $"The instance '{id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
        await RefusedAsync("OperationNotPermitted", () => StopAsync(id), $"The instance '{id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.");
        await Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = id, DisableApiStop = false }, Token);
        await StopAsync(id);
        await Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = id, DisableApiTermination = false }, Token);
        await TerminateAsync(id);
    }

    [Fact]
    public async Task Calls_for_several_instances_do_all_or_nothing()
    {
        var (one, protectedOne) = (await RunningAsync(), await OneAsync());
        protectedOne.DisableApiTermination = true;
        var other = await LaunchAsync(protectedOne);

        await RefusedAsync("OperationNotPermitted", () => TerminateAsync(one.InstanceId, other.InstanceId));
        await RefusedAsync("InvalidInstanceID.NotFound", () => TerminateAsync(one.InstanceId, "i-00000000000000001", "i-00000000000000002"), "The instance IDs 'i-00000000000000001, i-00000000000000002' do not exist");
        (await StateAsync(one.InstanceId)).ShouldBe("running");
    }

    [Fact]
    public async Task The_status_is_shown_of_running_instances_and_of_all_when_asked()
    {
        var (running, pending) = (await RunningAsync(), await LaunchAsync());

        var shown = (await Ec2.DescribeInstanceStatusAsync(new DescribeInstanceStatusRequest(), Token)).InstanceStatuses;
        (shown.Single().InstanceId, shown.Single().Status.Status.Value, shown.Single().Status.Details.Single().Status.Value).ShouldBe((running.InstanceId, "ok", "passed"));
        var all = (await Ec2.DescribeInstanceStatusAsync(new DescribeInstanceStatusRequest { IncludeAllInstances = true }, Token)).InstanceStatuses;
        all.Single(one => one.InstanceId == pending.InstanceId).Status.Status.Value.ShouldBe("not-applicable");
        await RefusedAsync("InvalidParameterValue", () => Ec2.DescribeInstanceStatusAsync(new DescribeInstanceStatusRequest { Filters = [new("image-id", ["ami-1"])] }, Token));
    }
}
