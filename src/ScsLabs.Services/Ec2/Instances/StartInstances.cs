namespace ScsLabs.Services.Ec2;

/// <summary>Starts stopped instances.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, IncorrectInstanceState. Source: EC2 API Reference, StartInstances.</remarks>
[Operation<Ec2Api>]
internal sealed record StartInstances([Wire("InstanceId"), Target<Instance>] IReadOnlyList<string> InstanceIds, bool DryRun = false)
{
    internal sealed record Result([Wire("instancesSet")] IReadOnlyList<InstanceStateChange> StartingInstances);

    internal static Result Handle(StartInstances request, IReadOnlyList<Reference<Instance>> instances, Call call, Draft draft, AsCaller aws) =>
        new([.. InstanceList.Found(instances).Select(instance => InstanceStateChange.Of(instance, InstanceLifecycle.Start(draft, instance, call, aws)))]);
}
