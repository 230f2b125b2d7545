using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Security groups. Their rules are parts.</summary>
internal sealed class SecurityGroupKind() : ResourceKind<SecurityGroup, DescribeSecurityGroups, DescribeSecurityGroups.Result>("AWS::EC2::SecurityGroup")
{
    /// <inheritdoc />
    protected override IEnumerable<RowLink> PartLinks => [Part<SecurityGroupRule>((rule, view) => [view.Find<SecurityGroup>(rule.Place, rule.GroupId)])];

    /// <inheritdoc />
    public override string? NameOf(IResource row) => ((SecurityGroup)row).GroupName;

    /// <inheritdoc />
    public override IReadOnlyList<IRow> PartsOf(IResource row, WorldView view) => [.. view.All(SecurityGroupRule.ByGroup, row.Id)];

    /// <inheritdoc />
    protected override Operation<DescribeSecurityGroups, DescribeSecurityGroups.Result> Operation => DescribeSecurityGroupsOperation.Instance;

    /// <inheritdoc />
    protected override DescribeSecurityGroups RequestFor(SecurityGroup row) => new([row.Id]);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeSecurityGroups.Result read) => SecurityGroupViewShape.Write(writer, read.SecurityGroups[0]);
}
