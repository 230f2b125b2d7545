namespace ScsLabs.Services.Ec2;

/// <summary>Reboots running instances. Nothing that EC2 shows of them changes.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, IncorrectInstanceState. Source: EC2 API Reference, RebootInstances.</remarks>
[Operation<Ec2Api>]
internal sealed record RebootInstances([Wire("InstanceId"), Target<Instance>] IReadOnlyList<string> InstanceIds, bool DryRun = false)
{
    internal static void Handle(RebootInstances request, IReadOnlyList<Reference<Instance>> instances, Call call, Draft draft)
    {
        foreach (var instance in InstanceList.Found(instances))
        {
            InstanceLifecycle.Reboot(draft, instance, call.Timestamp);
        }
    }
}
