using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Internet gateways.</summary>
internal sealed class InternetGatewayKind() : ResourceKind<InternetGateway, DescribeInternetGateways, DescribeInternetGateways.Result>("AWS::EC2::InternetGateway")
{
    /// <inheritdoc />
    protected override Operation<DescribeInternetGateways, DescribeInternetGateways.Result> Operation => DescribeInternetGatewaysOperation.Instance;

    /// <inheritdoc />
    protected override DescribeInternetGateways RequestFor(InternetGateway row) => new([row.Id]);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeInternetGateways.Result read) => InternetGatewayViewShape.Write(writer, read.InternetGateways[0]);
}
