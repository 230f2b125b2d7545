namespace ScsLabs.Services.Ec2;

/// <summary>Reads an attribute of a VPC.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound. Source: EC2 API Reference, DescribeVpcAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record DescribeVpcAttribute(VpcAttributeName Attribute, [Target<Vpc>] string VpcId, bool DryRun = false)
{
    internal sealed record Result(string VpcId, AttributeBooleanValue? EnableDnsSupport, AttributeBooleanValue? EnableDnsHostnames);

    internal static Result Handle(DescribeVpcAttribute request, Vpc vpc) => request.Attribute == VpcAttributeName.EnableDnsSupport
        ? new(vpc.Id, new(vpc.EnableDnsSupport), null)
        : new(vpc.Id, null, new(vpc.EnableDnsHostnames));
}
