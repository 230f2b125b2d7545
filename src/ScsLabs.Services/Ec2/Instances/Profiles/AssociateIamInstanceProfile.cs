namespace ScsLabs.Services.Ec2;

/// <summary>Associates an instance profile with an instance that has none.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, InvalidParameterValue, IncorrectState, IncorrectInstanceState. Source: EC2 API Reference, AssociateIamInstanceProfile; EC2 User Guide, attach-iam-role.</remarks>
[Operation<Ec2Api>]
internal sealed record AssociateIamInstanceProfile(InstanceProfileRequest IamInstanceProfile, [Target<Instance>] string InstanceId)
{
    internal sealed record Result(InstanceProfileAssociationView IamInstanceProfileAssociation);

    internal static IEnumerable<Ask> Asks(AssociateIamInstanceProfile request, Reference<Instance> instance, Call call) =>
    [
        instance.Ask("ec2:AssociateIamInstanceProfile", [new("ec2:NewInstanceProfile", request.IamInstanceProfile.ArnIn(call))]),
        .. request.IamInstanceProfile.Asks(call, instance.Arn),
    ];

    internal static Result Handle(AssociateIamInstanceProfile request, Instance instance, Call call, Draft draft)
    {
        if (instance.State is not (InstanceState.Pending or InstanceState.Running or InstanceState.Stopping or InstanceState.Stopped))
        {
            throw InstanceLifecycle.Wrong(instance, "modified");
        }

        var profile = request.IamInstanceProfile.Found(call);
        return InstanceProfileAssociation.Of(instance, draft) is null
            ? new(InstanceProfileAssociationView.Of(InstanceProfileAssociation.Put(draft, instance, profile, InstanceProfileState.Associating, call)))
            : throw Ec2Errors.IncorrectState($"There is an existing association for instance {instance.Id}");
    }
}
