using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Subnets.</summary>
internal sealed class SubnetKind() : ResourceKind<Subnet, DescribeSubnets, DescribeSubnets.Result>("AWS::EC2::Subnet")
{
    /// <inheritdoc />
    protected override Operation<DescribeSubnets, DescribeSubnets.Result> Operation => DescribeSubnetsOperation.Instance;

    /// <inheritdoc />
    protected override DescribeSubnets RequestFor(Subnet row) => new([row.Id]);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeSubnets.Result read) => SubnetViewShape.Write(writer, read.Subnets[0]);
}
