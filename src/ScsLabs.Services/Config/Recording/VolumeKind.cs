using ScsLabs.Model.Wire;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Config;

/// <summary>EBS volumes.</summary>
internal sealed class VolumeKind() : ResourceKind<Volume, DescribeVolumes, DescribeVolumes.Result>("AWS::EC2::Volume")
{
    /// <inheritdoc />
    protected override Operation<DescribeVolumes, DescribeVolumes.Result> Operation => DescribeVolumesOperation.Instance;

    /// <inheritdoc />
    protected override DescribeVolumes RequestFor(Volume row) => new([row.Id]);

    /// <inheritdoc />
    protected override void Write(IShapeWriter writer, DescribeVolumes.Result read) => VolumeViewShape.Write(writer, read.Volumes[0]);
}
