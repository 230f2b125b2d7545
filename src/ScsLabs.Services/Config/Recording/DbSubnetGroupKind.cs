using ScsLabs.Model.Wire;
using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Config;

/// <summary>DB subnet groups.</summary>
internal sealed class DbSubnetGroupKind() : ResourceKind<DbSubnetGroup, DescribeDBSubnetGroups, DescribeDBSubnetGroups.Result>("AWS::RDS::DBSubnetGroup")
{
    /// <inheritdoc />
    public override string? NameOf(IResource row) => row.Id;

    /// <inheritdoc />
    protected override Operation<DescribeDBSubnetGroups, DescribeDBSubnetGroups.Result> Operation => DescribeDBSubnetGroupsOperation.Instance;

    /// <inheritdoc />
    protected override DescribeDBSubnetGroups RequestFor(DbSubnetGroup row) => new(row.Id);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeDBSubnetGroups.Result read) => DbSubnetGroupViewShape.Write(writer, read.DBSubnetGroups[0]);
}
