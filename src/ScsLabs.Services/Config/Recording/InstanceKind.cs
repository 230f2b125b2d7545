using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>EC2 instances.</summary>
internal sealed class InstanceKind() : ResourceKind<Instance>("AWS::EC2::Instance")
{
    /// <inheritdoc />
    protected override async Task<string?> ReadAsync(Instance row, IServiceTransport asRole, CancellationToken cancellationToken)
    {
        var read = await asRole.SendAsync(DescribeInstancesOperation.Instance, new([row.Id]), cancellationToken).ConfigureAwait(false);
        return ConfigurationWriter.Write(writer => InstanceViewShape.Write(writer, read.Reservations[0].Instances[0]));
    }
}
