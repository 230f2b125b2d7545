using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>Lists the states of instances: of those that run, unless all are asked for.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, InvalidParameterValue, InvalidParameterCombination. Source: EC2 API Reference, DescribeInstanceStatus.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DescribeInstanceStatus([Wire("InstanceId")] IReadOnlyList<string>? InstanceIds = null, bool? IncludeAllInstances = null)
{
    /// <summary>The filters and the page.</summary>
    [Spread]
    public DescribeRequest Which { get; init; } = new();

    private static readonly ResourceFilters<Instance> Filters = new(
        new Dictionary<string, Func<Instance, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["availability-zone"] = (instance, _) => [instance.AvailabilityZone],
            ["availability-zone-id"] = (instance, _) => [AvailabilityZones.IdOf(instance.AvailabilityZone)],
            ["instance-state-code"] = (instance, _) => [((int)instance.State).ToString(CultureInfo.InvariantCulture)],
            ["instance-state-name"] = (instance, _) => [instance.State.ToWire()],
            ["instance-status.reachability"] = (instance, _) => InstanceStatus.Of(instance).Status.Details?.Select(details => details.Status) ?? [],
            ["instance-status.status"] = (instance, _) => [InstanceStatus.Of(instance).Status.Status],
            ["operator.managed"] = (_, _) => ["false"],
            ["system-status.reachability"] = (instance, _) => InstanceStatus.Of(instance).SystemStatus.Details?.Select(details => details.Status) ?? [],
            ["system-status.status"] = (instance, _) => [InstanceStatus.Of(instance).SystemStatus.Status],
        },
        Ec2Errors.UnknownFilter)
    {
        Unmatched =
        [
            "attached-ebs-status.status", "event.code", "event.description", "event.instance-event-id", "event.not-after", "event.not-before", "event.not-before-deadline",
            "operator.principal",
        ],
    };

    internal sealed record Result([Wire("instanceStatusSet")] IReadOnlyList<InstanceStatus> InstanceStatuses, string? NextToken);

    internal static Result Handle(DescribeInstanceStatus request, Call call)
    {
        bool Shown(Instance instance) => request.IncludeAllInstances == true || instance.State == InstanceState.Running;
        var page = InstanceList.Find(call, request.Which, request.InstanceIds, Shown, Filters);
        return new([.. page.Items.Where(Shown).Select(InstanceStatus.Of)], page.Next);
    }
}

/// <summary>An instance's state with its checks in an answer.</summary>
internal sealed record InstanceStatus(
    string InstanceId,
    string AvailabilityZone,
    string AvailabilityZoneId,
    InstanceStateView InstanceState,
    [Wire("instanceStatus")] StatusSummary Status,
    StatusSummary SystemStatus)
{
    /// <summary>Shows an instance's state.</summary>
    public static InstanceStatus Of(Instance instance)
    {
        var checks = instance.State == Ec2.InstanceState.Running ? new StatusSummary("ok", [new("reachability", "passed")]) : new StatusSummary("not-applicable", null);
        return new(instance.Id, instance.AvailabilityZone, AvailabilityZones.IdOf(instance.AvailabilityZone), InstanceStateView.Of(instance.State), checks, checks);
    }
}

/// <summary>The result of an instance's status checks.</summary>
internal sealed record StatusSummary(string Status, IReadOnlyList<StatusDetails>? Details);

/// <summary>The result of one status check.</summary>
internal sealed record StatusDetails(string Name, string Status);
