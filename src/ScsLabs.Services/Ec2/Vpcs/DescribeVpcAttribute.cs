namespace ScsLabs.Services.Ec2;

/// <summary>Reads an attribute of a VPC.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound. Source: EC2 API Reference, DescribeVpcAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record DescribeVpcAttribute(VpcAttributeName Attribute, [Target<Vpc>] string VpcId, bool DryRun = false)
{
    internal sealed record Result(string VpcId)
    {
        public AttributeBooleanValue? EnableDnsSupport { get; init; }

        public AttributeBooleanValue? EnableDnsHostnames { get; init; }

        public AttributeBooleanValue? EnableNetworkAddressUsageMetrics { get; init; }
    }

    internal static Result Handle(DescribeVpcAttribute request, Vpc vpc) => request.Attribute switch
    {
        VpcAttributeName.EnableDnsSupport => new(vpc.Id) { EnableDnsSupport = new(vpc.EnableDnsSupport) },
        VpcAttributeName.EnableDnsHostnames => new(vpc.Id) { EnableDnsHostnames = new(vpc.EnableDnsHostnames) },
        _ => new(vpc.Id) { EnableNetworkAddressUsageMetrics = new(vpc.EnableNetworkAddressUsageMetrics) },
    };
}
