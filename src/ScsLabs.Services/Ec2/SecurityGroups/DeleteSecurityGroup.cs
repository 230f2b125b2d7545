namespace ScsLabs.Services.Ec2;

/// <summary>Deletes a security group that no interface or endpoint has and no other group's rule refers to.</summary>
/// <remarks>Errors: InvalidGroup.NotFound, VPCIdNotSpecified, DependencyViolation, CannotDelete. Source: EC2 API Reference, DeleteSecurityGroup.</remarks>
[Operation<Ec2Api>]
internal sealed record DeleteSecurityGroup(
    [Target<SecurityGroup>(By = nameof(SecurityGroup.ByIdOrName), With = nameof(GroupName))] string? GroupId = null,
    string? GroupName = null,
    bool DryRun = false)
{
    internal sealed record Result(bool Return, string GroupId);

    internal static Result Handle(DeleteSecurityGroup request, Reference<SecurityGroup> named, Call call, Draft draft)
    {
        var group = SecurityGroup.Found(named, request.GroupName, call);
        if (group.GroupName == SecurityGroup.DefaultName)
        {
            throw Ec2Errors.CannotDeleteDefaultGroup(group.Id);
        }

        if (draft.Count(NetworkInterface.ByGroup, group.Id) > 0 || draft.Count(VpcEndpoint.ByGroup, group.Id) > 0 || draft.All(SecurityGroupRule.ByReferredGroup, group.Id).Any(rule => rule.GroupId != group.Id && rule.Permission.Group!.PeeringId is null))
        {
            throw Ec2Errors.DependencyViolation($"resource {group.Id} has a dependent object");
        }

        SecurityGroup.Delete(draft, group);
        return new(Return: true, group.Id);
    }
}
