namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a volume that isn't attached.</summary>
/// <remarks>Errors: InvalidVolume.NotFound, VolumeInUse. Source: EC2 API Reference, DeleteVolume.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteVolume([Target<Volume>] string VolumeId, bool DryRun = false)
{
    internal static void Handle(Volume volume, Draft draft)
    {
        if (volume.Attachment is { } attachment)
        {
            throw Ec2Errors.VolumeInUse($"Volume {volume.Id} is currently attached to {attachment.InstanceId}");
        }

        draft.Remove(volume);
    }
}
