using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;

namespace ScsLabs.Emulator.Tests.Sketch;

/// <summary>A sketch of EC2: it tries the frame with what EC2's operations will need.</summary>
internal sealed class SketchApi : IApi
{
    public static Api Api { get; } = new()
    {
        Name = "ec2",
        Protocol = WireProtocol.Ec2Query,
        Version = "2016-11-15",
        AccessDenied = static text => new("UnauthorizedOperation", 403, $"You are not authorized to perform this operation. {text}"),
        Invalid = Violation.TheFirst,
        DryRun = static () => new("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set."),
        AwsOperations = new HashSet<string>(StringComparer.Ordinal) { nameof(CreateVpc), nameof(DescribeVpcs), nameof(CreateVpcPeeringConnection), "CreateSubnet" },
    };
}
