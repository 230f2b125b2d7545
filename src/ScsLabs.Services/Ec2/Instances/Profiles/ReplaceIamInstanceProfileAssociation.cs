namespace ScsLabs.Services.Ec2;

/// <summary>Associates another instance profile with an instance that has one.</summary>
/// <remarks>Errors: InvalidAssociationID.NotFound, InvalidParameterValue, IncorrectState. Source: EC2 API Reference, ReplaceIamInstanceProfileAssociation.</remarks>
[Operation<Ec2Api>]
internal sealed record ReplaceIamInstanceProfileAssociation(InstanceProfileRequest IamInstanceProfile, string AssociationId)
{
    internal sealed record Result(InstanceProfileAssociationView IamInstanceProfileAssociation);

    internal static IEnumerable<Ask> Asks(ReplaceIamInstanceProfileAssociation request, Call call)
    {
        var instance = InstanceProfileAssociation.Found(request.AssociationId, call).Instance(call);
        return
        [
            instance.Ask("ec2:ReplaceIamInstanceProfileAssociation", [new("ec2:NewInstanceProfile", request.IamInstanceProfile.ArnIn(call))]),
            .. request.IamInstanceProfile.Asks(call, instance.Arn),
        ];
    }

    internal static Result Handle(ReplaceIamInstanceProfileAssociation request, Call call, Draft draft)
    {
        var ending = InstanceProfileAssociation.Found(request.AssociationId, call).End(draft, call);
        var profile = request.IamInstanceProfile.Found(call);
        return new(InstanceProfileAssociationView.Of(InstanceProfileAssociation.Put(draft, ending.Instance(call).OrNotFound(call), profile, InstanceProfileState.Associating, call)));
    }
}
