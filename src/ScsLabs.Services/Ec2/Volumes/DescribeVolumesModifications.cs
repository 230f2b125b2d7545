using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>Lists the last modifications of volumes.</summary>
/// <remarks>Errors: InvalidVolume.NotFound, InvalidVolumeModification.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeVolumesModifications.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeVolumesModifications([Wire("VolumeId")] IReadOnlyList<string>? VolumeIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    private static readonly ResourceFilters<Volume> Filters = new(
        new Dictionary<string, Func<Volume, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["modification-state"] = (volume, _) => Text(volume.Modification?.State.ToWire()),
            ["original-iops"] = (volume, _) => Text(Number(volume.Modification?.Original.Iops)),
            ["original-size"] = (volume, _) => Text(Number(volume.Modification?.Original.Size)),
            ["original-volume-type"] = (volume, _) => Text(volume.Modification?.Original.Type.ToWire()),
            ["originalMultiAttachEnabled"] = (_, _) => ["false"],
            ["start-time"] = (volume, _) => Text(volume.Modification is { } modification ? ImageView.Date(modification.StartTime) : null),
            ["target-iops"] = (volume, _) => Text(Number(volume.Modification?.Target.Iops)),
            ["target-size"] = (volume, _) => Text(Number(volume.Modification?.Target.Size)),
            ["target-volume-type"] = (volume, _) => Text(volume.Modification?.Target.Type.ToWire()),
            ["targetMultiAttachEnabled"] = (_, _) => ["false"],
            ["volume-id"] = (volume, _) => [volume.Id],
        },
        Ec2Errors.UnknownFilter);

    internal sealed record Result([Wire("volumeModificationSet")] IReadOnlyList<VolumeModificationView> VolumesModifications, string? NextToken);

    internal static Result Handle(DescribeVolumesModifications request, Call call)
    {
        if ((request.VolumeIds ?? []).FirstOrDefault(id => Reference<Volume>.Of(id, call).OrNotFound(call).Modification is null) is { } never)
        {
            throw new AwsException("InvalidVolumeModification.NotFound", 400, $"Modification for volume '{never}' does not exist.");
        }

        var page = Describing.Find<Volume>(call, request.Which, request.VolumeIds, "volumeIds", from => call.View.From<Volume>(call.Place, from).Where(volume => volume.Modification is not null), least: 1, Filters);
        return new([.. page.Items.Select(volume => VolumeModificationView.Of(volume.Id, volume.Modification!))], page.Next);
    }

    private static IEnumerable<string> Text(string? value) => value is null ? [] : [value];

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
