using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>Changes a volume's type, size or speed: four times a day at most, one after the other.</summary>
/// <remarks>
/// Errors: InvalidVolume.NotFound, IncorrectState, IncorrectModificationState, VolumeModificationRateExceeded, InvalidParameterValue, InvalidParameterCombination, MissingParameter.
/// Source: EC2 API Reference, ModifyVolume.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record ModifyVolume([Target<Volume>] string VolumeId, int? Size = null, VolumeType? VolumeType = null, int? Iops = null, int? Throughput = null, bool DryRun = false)
{
    private const int MostModifications = 4;
    private const int DefaultIops = 3000;

    private static readonly TimeSpan Period = TimeSpan.FromHours(24);

    /// <summary>Whether several instances can have it at once; none here can.</summary>
    public bool? MultiAttachEnabled { get; init; }

    internal sealed record Result(VolumeModificationView VolumeModification);

    internal static Result Handle(ModifyVolume request, Volume volume, Call call, Draft draft)
    {
        if (request.MultiAttachEnabled == true)
        {
            throw AwsException.NotEmulated("a volume for several instances at once");
        }

        if (request is { Size: null, VolumeType: null, Iops: null, Throughput: null })
        {
            throw Ec2Errors.MissingParameter("size, volumeType, iops or throughput");
        }

        if (volume.IsBeingCreated)
        {
            throw Ec2Errors.IncorrectState($"Volume '{volume.Id}' is in the '{volume.State.ToWire()}' state.");
        }

        if (volume.Modification is { State: not VolumeModificationState.Completed and var state })
        {
            throw new AwsException("IncorrectModificationState", 400, $"Volume {volume.Id} cannot be modified in modification state {state.ToWire().ToUpperInvariant()}");
        }

        var recent = volume.Modified.RemoveAll(time => time <= call.Timestamp - Period);
        if (recent.Length >= MostModifications)
        {
            throw new AwsException(
                "VolumeModificationRateExceeded",
                400,
                string.Create(CultureInfo.InvariantCulture, $"You've reached the maximum modification rate per volume limit. The volume can be modified again at {(recent[0] + Period).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}."));
        }

        var modification = new VolumeModification(volume.Specification, TargetOf(request, volume.Specification), call.Timestamp);
        draft.Put(volume with { Modification = modification, Modified = recent.Add(call.Timestamp) });
        return new(VolumeModificationView.Of(volume.Id, modification));
    }

    /// <summary>What the volume becomes: what the request leaves open stays, unless another type has no such speed.</summary>
    private static VolumeSpecification TargetOf(ModifyVolume request, VolumeSpecification from)
    {
        if (request.Size < from.Size)
        {
            throw Ec2Errors.InvalidParameterValue("New size cannot be smaller than existing size");
        }

        var type = request.VolumeType ?? from.Type;
        var iops = type is Ec2.VolumeType.Io1 or Ec2.VolumeType.Io2 or Ec2.VolumeType.Gp3 ? type == from.Type ? from.Iops : DefaultIops : null;
        return VolumeSpecification.Of(type, request.Size ?? from.Size, request.Iops ?? iops, request.Throughput ?? (type == from.Type ? from.Throughput : null));
    }
}
