namespace ScsLabs.Services.Ec2;

/// <summary>Ends the association of an instance profile with an instance.</summary>
/// <remarks>Errors: InvalidAssociationID.NotFound, IncorrectState. Source: EC2 API Reference, DisassociateIamInstanceProfile.</remarks>
[Operation<Ec2Api>]
internal sealed record DisassociateIamInstanceProfile(string AssociationId)
{
    internal sealed record Result(InstanceProfileAssociationView IamInstanceProfileAssociation);

    internal static IEnumerable<Ask> Asks(DisassociateIamInstanceProfile request, Call call) =>
        [InstanceProfileAssociation.Found(request.AssociationId, call).Instance(call).Ask("ec2:DisassociateIamInstanceProfile")];

    internal static Result Handle(DisassociateIamInstanceProfile request, Call call, Draft draft) =>
        new(InstanceProfileAssociationView.Of(InstanceProfileAssociation.Found(request.AssociationId, call).End(draft, call)));
}
