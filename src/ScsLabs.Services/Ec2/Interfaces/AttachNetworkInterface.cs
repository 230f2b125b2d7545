namespace ScsLabs.Services.Ec2;

/// <summary>Attaches a network interface to an instance in the same Availability Zone and VPC.</summary>
/// <remarks>Errors: InvalidNetworkInterfaceID.NotFound, InvalidInstanceID.NotFound, InvalidNetworkInterface.InUse, IncorrectInstanceState, InvalidParameterValue, InvalidParameterCombination. Source: EC2 API Reference, AttachNetworkInterface.</remarks>
[Operation<Ec2Api>]
internal sealed record AttachNetworkInterface([Target<NetworkInterface>] string NetworkInterfaceId, [Target<Instance>] string InstanceId, [Range(0, 255)] int DeviceIndex, bool DryRun = false)
{
    internal sealed record Result(string AttachmentId, int NetworkCardIndex);

    internal static Result Handle(AttachNetworkInterface request, NetworkInterface one, Instance instance, Call call, Draft draft)
    {
        if (instance.State is not (InstanceState.Running or InstanceState.Stopped))
        {
            throw InstanceLifecycle.Wrong(instance, "modified");
        }

        if (one.Attachment is not null)
        {
            throw Ec2Errors.InterfaceInUse(one.Id);
        }

        if (one.AvailabilityZone != instance.AvailabilityZone || one.VpcId != instance.PrimaryInterface(draft)!.VpcId)
        {
            throw Ec2Errors.InvalidParameterCombination($"You may not attach a network interface to an instance if they are not in the same availability zone and VPC");
        }

        if (instance.Interfaces(draft).Any(other => other.Attachment!.DeviceIndex == request.DeviceIndex))
        {
            throw Ec2Errors.InvalidParameterValue($"Instance '{instance.Id}' already has an interface attached at device index '{request.DeviceIndex}'.");
        }

        if (draft.Count(NetworkInterface.ByInstance, instance.Id) >= Launch.MostInterfaces)
        {
            throw Ec2Errors.LimitExceeded("Attachment", "network interfaces per instance");
        }

        var attachment = new InterfaceAttachment(call.Ids.Hex(InterfaceAttachment.Prefix), instance.Id, request.DeviceIndex, DeleteOnTermination: false, call.Timestamp);
        draft.Put(one with { Attachment = attachment });
        return new(attachment.Id, 0);
    }
}
