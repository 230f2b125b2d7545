using ScsLabs.Model.Wire;
using ScsLabs.Services.Rds;

namespace ScsLabs.Services.Config;

/// <summary>DB instances.</summary>
internal sealed class DbInstanceKind() : ResourceKind<DbInstance, DescribeDBInstances, DescribeDBInstances.Result>("AWS::RDS::DBInstance")
{
    /// <inheritdoc />
    public override string IdOf(IResource row) => ((DbInstance)row).ResourceId;

    /// <inheritdoc />
    public override string? NameOf(IResource row) => ((DbInstance)row).Identifier;

    /// <inheritdoc />
    protected override Operation<DescribeDBInstances, DescribeDBInstances.Result> Operation => DescribeDBInstancesOperation.Instance;

    /// <inheritdoc />
    protected override DescribeDBInstances RequestFor(DbInstance row) => new(row.Identifier);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeDBInstances.Result read) => DbInstanceViewShape.Write(writer, read.DBInstances[0]);
}
