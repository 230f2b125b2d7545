namespace ScsLabs.Services.Ec2;

/// <summary>Changes one attribute of a network interface.</summary>
/// <remarks>Errors: InvalidNetworkInterfaceID.NotFound, AuthFailure, InvalidGroup.NotFound, SecurityGroupsPerInterfaceLimitExceeded, InvalidParameterCombination, MissingParameter. Source: EC2 API Reference, ModifyNetworkInterfaceAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record ModifyNetworkInterfaceAttribute(
    [Target<NetworkInterface>] string NetworkInterfaceId,
    AttributeValue? Description = null,
    AttributeBooleanValue? SourceDestCheck = null,
    [Wire("SecurityGroupId"), Target<SecurityGroup>] IReadOnlyList<string>? Groups = null,
    bool DryRun = false)
{
    internal static void Handle(ModifyNetworkInterfaceAttribute request, NetworkInterface one, IReadOnlyList<Reference<SecurityGroup>> groups, Call call, Draft draft)
    {
        if (one.IsRequesterManaged)
        {
            throw Ec2Errors.ManagedByService();
        }

        draft.Put((request.Description?.Value, request.SourceDestCheck?.Value, groups.Count) switch
        {
            ({ } description, null, 0) => one with { Description = description },
            (null, { } check, 0) => one with { SourceDestCheck = check },
            (null, null, > 0) => one with { GroupIds = NetworkInterface.GroupsOf(groups, one.VpcId, call) },
            (null, null, 0) => throw Ec2Errors.MissingParameter("description, sourceDestCheck or groups"),
            _ => throw Ec2Errors.InvalidParameterCombination("Only one attribute can be modified at a time"),
        });
    }
}

/// <summary>The value of an attribute that is text.</summary>
internal sealed record AttributeValue([Length(0, 255)] string? Value = null);
