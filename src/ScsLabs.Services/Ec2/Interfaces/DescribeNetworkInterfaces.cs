namespace ScsLabs.Services.Ec2;

/// <summary>Lists network interfaces.</summary>
/// <remarks>Errors: InvalidNetworkInterfaceID.NotFound, InvalidParameterValue. Source: EC2 API Reference, DescribeNetworkInterfaces.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeNetworkInterfaces([Wire("NetworkInterfaceId")] IReadOnlyList<string>? NetworkInterfaceIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("networkInterfaceSet")] IReadOnlyList<NetworkInterfaceView> NetworkInterfaces, string? NextToken);

    internal static Result Handle(DescribeNetworkInterfaces request, Call call)
    {
        var page = Describing.Find<NetworkInterface>(call, request.Which, request.NetworkInterfaceIds, "networkInterfaceIds");
        return new([.. page.Items.Select(one => NetworkInterfaceView.Of(one, call.View))], page.Next);
    }
}
