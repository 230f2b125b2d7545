using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>EC2 instances. Their network interfaces and elastic IP addresses are parts.</summary>
internal sealed class InstanceKind() : ResourceKind<Instance, DescribeInstances, DescribeInstances.Result>("AWS::EC2::Instance")
{
    /// <inheritdoc />
    protected override IEnumerable<RowLink> PartLinks =>
    [
        Part<NetworkInterface>(Of),
        Part<ElasticIp>((address, view) => address.Interface(view) is { } one ? Of(one, view) : []),
        Part<InstanceProfileAssociation>((association, view) => [view.Find<Instance>(association.Place, association.InstanceId)]),
    ];

    /// <inheritdoc />
    public override IReadOnlyList<IRow> PartsOf(IResource row, WorldView view)
    {
        var interfaces = ((Instance)row).Interfaces(view).ToList();
        return [.. interfaces, .. interfaces.SelectMany(one => view.All(ElasticIp.ByInterface, one.Id))];
    }

    /// <inheritdoc />
    protected override Operation<DescribeInstances, DescribeInstances.Result> Operation => DescribeInstancesOperation.Instance;

    /// <inheritdoc />
    protected override DescribeInstances RequestFor(Instance row) => new([row.Id]);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeInstances.Result read) => InstanceViewShape.Write(writer, read.Reservations[0].Instances[0]);

    private static IEnumerable<Instance?> Of(NetworkInterface one, WorldView view) => [one.Instance(view)];
}
