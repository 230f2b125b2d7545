namespace ScsLabs.Services.Ec2;

/// <summary>Lists instances, by their launches.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, InvalidParameterValue, InvalidParameterCombination. Source: EC2 API Reference, DescribeInstances.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeInstances([Wire("InstanceId")] IReadOnlyList<string>? InstanceIds = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    internal sealed record Result([Wire("reservationSet")] IReadOnlyList<Reservation> Reservations, string? NextToken);

    internal static Result Handle(DescribeInstances request, Call call)
    {
        var page = InstanceList.Find(call, request.Which, request.InstanceIds);
        return new(
            [.. page.Items.GroupBy(instance => instance.ReservationId, StringComparer.Ordinal).Select(launch => new Reservation(launch.Key, call.Account.ToString(), [], [.. launch.Select(instance => InstanceView.Of(instance, call.View))]))],
            page.Next);
    }
}
