namespace ScsLabs.Services.Ec2;

/// <summary>Gathers metrics of instances every minute from now on.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound. Source: EC2 API Reference, MonitorInstances.</remarks>
[Operation<Ec2Api>]
internal sealed record MonitorInstances([Wire("InstanceId"), Target<Instance>] IReadOnlyList<string> InstanceIds, bool DryRun = false)
{
    internal sealed record Result([Wire("instancesSet")] IReadOnlyList<InstanceMonitoring> InstanceMonitorings);

    internal static Result Handle(MonitorInstances request, IReadOnlyList<Reference<Instance>> instances, Draft draft) => new(InstanceMonitoring.Set(draft, instances, isMonitored: true));
}

/// <summary>Gathers metrics of instances every five minutes only from now on.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound. Source: EC2 API Reference, UnmonitorInstances.</remarks>
[Operation<Ec2Api>]
internal sealed record UnmonitorInstances([Wire("InstanceId"), Target<Instance>] IReadOnlyList<string> InstanceIds, bool DryRun = false)
{
    internal sealed record Result([Wire("instancesSet")] IReadOnlyList<InstanceMonitoring> InstanceMonitorings);

    internal static Result Handle(UnmonitorInstances request, IReadOnlyList<Reference<Instance>> instances, Draft draft) => new(InstanceMonitoring.Set(draft, instances, isMonitored: false));
}

/// <summary>Whether an instance's metrics are gathered every minute, in an answer to a change of it.</summary>
internal sealed record InstanceMonitoring(string InstanceId, MonitoringView Monitoring)
{
    /// <summary>Changes instances. The answer shows what has been begun, later ones what is.</summary>
    /// <exception cref="AwsException">Some don't exist.</exception>
    public static IReadOnlyList<InstanceMonitoring> Set(Draft draft, IReadOnlyList<Reference<Instance>> instances, bool isMonitored)
    {
        var found = InstanceList.Found(instances);
        foreach (var instance in found)
        {
            draft.Put(instance with { IsMonitored = isMonitored });
        }

        return [.. found.Select(instance => new InstanceMonitoring(instance.Id, new(isMonitored ? "pending" : "disabling")))];
    }
}
