using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>Network ACLs. Their entries are rows of their own.</summary>
internal sealed class NetworkAclKind() : ResourceKind<NetworkAcl, DescribeNetworkAcls, DescribeNetworkAcls.Result>("AWS::EC2::NetworkAcl")
{
    /// <inheritdoc />
    protected override IEnumerable<RowLink> PartLinks => [Part<NetworkAclEntry>((entry, view) => [view.Find<NetworkAcl>(entry.Place with { Within = "" }, entry.Place.Within)])];

    /// <inheritdoc />
    protected override Operation<DescribeNetworkAcls, DescribeNetworkAcls.Result> Operation => DescribeNetworkAclsOperation.Instance;

    /// <inheritdoc />
    protected override DescribeNetworkAcls RequestFor(NetworkAcl row) => new([row.Id]);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeNetworkAcls.Result read) => NetworkAclViewShape.Write(writer, read.NetworkAcls[0]);
}
