namespace ScsLabs.Services.Ec2;

/// <summary>Detaches a volume from its instance.</summary>
/// <remarks>Errors: InvalidVolume.NotFound, IncorrectState, InvalidAttachment.NotFound, OperationNotPermitted. Source: EC2 API Reference, DetachVolume.</remarks>
[Operation<Ec2Api>]
internal sealed record DetachVolume([Target<Volume>] string VolumeId, string? InstanceId = null, string? Device = null, bool? Force = null, bool DryRun = false)
{
    internal sealed record Result
    {
        /// <summary>The attachment.</summary>
        [Spread]
        public required VolumeAttachmentView Attachment { get; init; }
    }

    internal static IEnumerable<Ask> Asks(DetachVolume request, Reference<Volume> volume, Call call) =>
    [
        volume.Ask("ec2:DetachVolume"),
        .. volume.Row?.Attachment is { } attachment ? [Reference<Instance>.Of(attachment.InstanceId, call).Ask("ec2:DetachVolume")] : Array.Empty<Ask>(),
    ];

    internal static Result Handle(DetachVolume request, Volume volume, Call call, Draft draft)
    {
        if (volume.Attachment is not { } attachment)
        {
            throw Ec2Errors.IncorrectState($"Volume '{volume.Id}' is in the '{volume.State.ToWire()}' state.");
        }

        if ((request.InstanceId is { } id && id != attachment.InstanceId) || (request.Device is { } device && device != attachment.Device))
        {
            throw new AwsException("InvalidAttachment.NotFound", 400, $"The volume '{volume.Id}' is not attached to instance '{request.InstanceId ?? attachment.InstanceId}' as device '{request.Device ?? attachment.Device}'.");
        }

        var instance = draft.Find<Instance>(volume.Place, attachment.InstanceId)!;
        if (instance.State != InstanceState.Stopped && attachment.Device == instance.Image.RootDevice)
        {
            throw Ec2Errors.OperationNotPermitted($"Unable to detach root volume '{volume.Id}' from instance '{instance.Id}'");
        }

        var after = attachment with { State = VolumeAttachmentState.Detaching, Since = call.Timestamp };
        draft.Put(volume with { Attachment = after });
        return new() { Attachment = VolumeAttachmentView.Of(volume.Id, after) };
    }
}
