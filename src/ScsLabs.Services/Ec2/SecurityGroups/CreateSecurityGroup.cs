namespace ScsLabs.Services.Ec2;

/// <summary>Creates a security group that lets nothing in and everything out: in the default VPC where no other is named.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound, VPCIdNotSpecified, InvalidGroup.Duplicate, InvalidGroup.Reserved, SecurityGroupLimitExceeded, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, CreateSecurityGroup.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateSecurityGroup(
    [Wire("GroupDescription")] string Description,
    string GroupName,
    [Target<Vpc>(By = nameof(Vpc.OrDefault))] string? VpcId = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    bool DryRun = false)
{
    /// <summary>The maximum number of groups of an account in a Region.</summary>
    private const int MostGroups = 2500;

    internal sealed record Result(string GroupId, [Wire("tagSet")] IReadOnlyList<Tag>? Tags, string SecurityGroupArn);

    internal static IEnumerable<Ask> Asks(CreateSecurityGroup request, Reference<Vpc> vpc, Call call) =>
        [vpc.Ask("ec2:CreateSecurityGroup"), .. Creation.Asks<SecurityGroup>(call, nameof(CreateSecurityGroup), request.TagSpecifications)];

    internal static Result Handle(CreateSecurityGroup request, Vpc vpc, Call call, Draft draft)
    {
        var name = request.GroupName.TrimEnd(' ');
        if (name.Equals(SecurityGroup.DefaultName, StringComparison.OrdinalIgnoreCase))
        {
            throw Ec2Errors.ReservedGroupName(name);
        }

        if (!GroupTexts.IsText(name) || name.StartsWith(SecurityGroup.Kind.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            throw Ec2Errors.InvalidValue("GroupName", request.GroupName);
        }

        if (!GroupTexts.IsText(request.Description))
        {
            throw Ec2Errors.InvalidValue("GroupDescription", request.Description);
        }

        if (SecurityGroup.WithName(draft, vpc.Id, name) is not null)
        {
            throw Ec2Errors.InvalidGroupDuplicate(name, vpc.Id);
        }

        if (draft.Count<SecurityGroup>(vpc.Place) >= MostGroups)
        {
            throw Ec2Errors.LimitExceeded("SecurityGroup", "security groups");
        }

        var group = new SecurityGroup
        {
            Account = vpc.Account,
            Region = vpc.Region,
            Id = call.Ids.Hex(SecurityGroup.Kind.Prefix),
            GroupName = name,
            Description = request.Description,
            VpcId = vpc.Id,
            Tags = Creation.Tags<SecurityGroup>(request.TagSpecifications),
        };
        draft.Put(group);
        draft.Put(SecurityGroupRule.AllowAllOut(group, call.Ids));
        return new(group.Id, group.Tags.View(), SecurityGroup.Kind.ArnOf(group.Place, group.Id));
    }
}
