namespace ScsLabs.Services.Ec2;

/// <summary>Stops running instances.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, IncorrectInstanceState, OperationNotPermitted. Source: EC2 API Reference, StopInstances.</remarks>
[Operation<Ec2Api>]
internal sealed record StopInstances([Wire("InstanceId"), Target<Instance>] IReadOnlyList<string> InstanceIds, bool? Force = null, bool DryRun = false)
{
    internal sealed record Result([Wire("instancesSet")] IReadOnlyList<InstanceStateChange> StoppingInstances);

    internal static Result Handle(StopInstances request, IReadOnlyList<Reference<Instance>> instances, Call call, Draft draft) =>
        new([.. InstanceList.Found(instances).Select(instance => InstanceStateChange.Of(instance, InstanceLifecycle.Stop(draft, instance, call)))]);
}
