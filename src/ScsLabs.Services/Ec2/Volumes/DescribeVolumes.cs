namespace ScsLabs.Services.Ec2;

/// <summary>Lists volumes.</summary>
/// <remarks>Errors: InvalidVolume.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeVolumes.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeVolumes([Wire("VolumeId")] IReadOnlyList<string>? VolumeIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("volumeSet")] IReadOnlyList<VolumeView> Volumes, string? NextToken);

    internal static Result Handle(DescribeVolumes request, Call call)
    {
        var page = Describing.Find<Volume>(call, request.Which, request.VolumeIds, "volumeIds");
        return new([.. page.Items.Select(VolumeView.Of)], page.Next);
    }
}
