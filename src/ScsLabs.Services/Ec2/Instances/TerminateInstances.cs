namespace ScsLabs.Services.Ec2;

/// <summary>Terminates instances.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, OperationNotPermitted. Source: EC2 API Reference, TerminateInstances.</remarks>
[Operation<Ec2Api>]
internal sealed record TerminateInstances([Wire("InstanceId"), Target<Instance>] IReadOnlyList<string> InstanceIds, bool DryRun = false)
{
    internal sealed record Result([Wire("instancesSet")] IReadOnlyList<InstanceStateChange> TerminatingInstances);

    internal static Result Handle(TerminateInstances request, IReadOnlyList<Reference<Instance>> instances, Call call, Draft draft) =>
        new([.. InstanceList.Found(instances).Select(instance => InstanceStateChange.Of(instance, InstanceLifecycle.Terminate(draft, instance, call)))]);
}
