using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>VPCs.</summary>
internal sealed class VpcKind() : ResourceKind<Vpc, DescribeVpcs, DescribeVpcs.Result>("AWS::EC2::VPC")
{
    /// <inheritdoc />
    protected override Operation<DescribeVpcs, DescribeVpcs.Result> Operation => DescribeVpcsOperation.Instance;

    /// <inheritdoc />
    protected override DescribeVpcs RequestFor(Vpc row) => new([row.Id]);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeVpcs.Result read) => VpcViewShape.Write(writer, read.Vpcs[0]);
}
