using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Network interfaces.</summary>
internal sealed class NetworkInterfaceKind() : ResourceKind<NetworkInterface, DescribeNetworkInterfaces, DescribeNetworkInterfaces.Result>("AWS::EC2::NetworkInterface")
{
    /// <inheritdoc />
    protected override Operation<DescribeNetworkInterfaces, DescribeNetworkInterfaces.Result> Operation => DescribeNetworkInterfacesOperation.Instance;

    /// <inheritdoc />
    protected override DescribeNetworkInterfaces RequestFor(NetworkInterface row) => new([row.Id]);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeNetworkInterfaces.Result read) => NetworkInterfaceViewShape.Write(writer, read.NetworkInterfaces[0]);
}
