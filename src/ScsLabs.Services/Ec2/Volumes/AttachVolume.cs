namespace ScsLabs.Services.Ec2;

/// <summary>Attaches a volume to an instance in its Availability Zone.</summary>
/// <remarks>
/// An encrypted volume whose KMS key can't be used is answered, and becomes available again after some seconds.
/// Errors: InvalidVolume.NotFound, InvalidInstanceID.NotFound, VolumeInUse, IncorrectState, InvalidVolume.ZoneMismatch, InvalidParameterValue. Source: EC2 API Reference, AttachVolume.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record AttachVolume([Target<Volume>] string VolumeId, [Target<Instance>] string InstanceId, string Device, bool DryRun = false)
{
    internal sealed record Result
    {
        /// <summary>The attachment.</summary>
        [Spread]
        public required VolumeAttachmentView Attachment { get; init; }
    }

    internal static Result Handle(AttachVolume request, Volume volume, Instance instance, Call call, Draft draft, AsCaller aws)
    {
        if (volume.Attachment is not null)
        {
            throw Ec2Errors.VolumeInUse($"{volume.Id} is already attached to an instance");
        }

        if (volume.State != VolumeState.Available)
        {
            throw Ec2Errors.IncorrectState($"Volume '{volume.Id}' is not 'available'.");
        }

        if (instance.State is not (InstanceState.Running or InstanceState.Stopped))
        {
            throw Ec2Errors.IncorrectState($"Instance '{instance.Id}' is not 'running'.");
        }

        if (volume.AvailabilityZone != instance.AvailabilityZone)
        {
            throw new AwsException("InvalidVolume.ZoneMismatch", 400, $"The volume '{volume.Id}' is not in the same availability zone as instance '{instance.Id}'");
        }

        if (!DeviceName.IsOne(request.Device))
        {
            throw Ec2Errors.InvalidParameterValue($"Value ({request.Device}) for parameter device is invalid. {request.Device} is not a valid EBS device name.");
        }

        if (draft.All(Volume.ByInstance, instance.Id).Any(other => other.Attachment!.Device == request.Device))
        {
            throw Ec2Errors.InvalidParameterValue($"Invalid value '{request.Device}' for unixDevice. Attachment point {request.Device} is already in use");
        }

        var attachment = new VolumeAttachment(instance.Id, request.Device, DeleteOnTermination: false, call.Timestamp)
        {
            State = VolumeAttachmentState.Attaching,
            IsFailing = instance.State == InstanceState.Running && InstanceDisks.Use(volume, instance.Id, call, aws) is not null,
        };
        draft.Put(volume with { Attachment = attachment });
        return new() { Attachment = VolumeAttachmentView.Of(volume.Id, attachment) };
    }
}
