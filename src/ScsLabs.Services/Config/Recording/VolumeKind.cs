using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>EBS volumes.</summary>
internal sealed class VolumeKind() : ResourceKind<Volume>("AWS::EC2::Volume")
{
    /// <inheritdoc />
    protected override async Task<string?> ReadAsync(Volume row, IServiceTransport asRole, CancellationToken cancellationToken)
    {
        var read = await asRole.SendAsync(DescribeVolumesOperation.Instance, new([row.Id]), cancellationToken).ConfigureAwait(false);
        return ConfigurationWriter.Write(writer => VolumeViewShape.Write(writer, read.Volumes[0]));
    }
}
