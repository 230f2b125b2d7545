using System.Buffers;

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
    private const int LongestName = 255;

    /// <summary>The maximum number of groups of an account in a Region.</summary>
    private const int MostGroups = 2500;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._-:/()#,@[]+=&;{}!$*");

    internal sealed record Result(string GroupId, [Wire("tagSet")] IReadOnlyList<Tag>? Tags, string SecurityGroupArn);

    internal static IEnumerable<Ask> Asks(CreateSecurityGroup request, Reference<Vpc> vpc, Call call) =>
        [vpc.Ask("ec2:CreateSecurityGroup"), .. Creation.Asks<SecurityGroup>(call, nameof(CreateSecurityGroup), request.TagSpecifications)];

    internal static Result Handle(CreateSecurityGroup request, Vpc vpc, Call call, Draft draft)
    {
        if (request.GroupName == SecurityGroup.DefaultName)
        {
            throw Ec2Errors.ReservedGroupName(request.GroupName);
        }

        if (!IsText(request.GroupName) || request.GroupName.StartsWith(SecurityGroup.Kind.Prefix, StringComparison.Ordinal))
        {
            throw Ec2Errors.InvalidValue("GroupName", request.GroupName);
        }

        if (!IsText(request.Description))
        {
            throw Ec2Errors.InvalidValue("GroupDescription", request.Description);
        }

        if (draft.Find(SecurityGroup.ByName, (vpc.Id, request.GroupName)) is not null)
        {
            throw Ec2Errors.InvalidGroupDuplicate(request.GroupName, vpc.Id);
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
            GroupName = request.GroupName,
            Description = request.Description,
            VpcId = vpc.Id,
            Tags = Creation.Tags<SecurityGroup>(request.TagSpecifications),
        };
        draft.Put(group);
        draft.Put(SecurityGroupRule.AllowAllOut(group, call.Ids));
        return new(group.Id, group.Tags.View(), SecurityGroup.Kind.ArnOf(group.Place, group.Id));
    }

    private static bool IsText(string text) => text.Length is > 0 and <= LongestName && !text.AsSpan().ContainsAnyExcept(Characters);
}
