namespace ScsLabs.Services.Ec2;

/// <summary>Changes one attribute of a VPC.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound, InvalidParameterCombination, MissingParameter. Source: EC2 API Reference, ModifyVpcAttribute.</remarks>
[Operation<Ec2Api>]
internal sealed record ModifyVpcAttribute([Target<Vpc>] string VpcId, AttributeBooleanValue? EnableDnsSupport = null, AttributeBooleanValue? EnableDnsHostnames = null, AttributeBooleanValue? EnableNetworkAddressUsageMetrics = null)
{
    internal static IEnumerable<Ask> Asks(ModifyVpcAttribute request, Reference<Vpc> vpc)
    {
        var conditions = new ConditionList();
        conditions.Add("ec2:Attribute/EnableDnsSupport", request.EnableDnsSupport?.Value);
        conditions.Add("ec2:Attribute/EnableDnsHostnames", request.EnableDnsHostnames?.Value);
        conditions.Add("ec2:Attribute/EnableNetworkAddressUsageMetrics", request.EnableNetworkAddressUsageMetrics?.Value);
        return [vpc.Ask("ec2:ModifyVpcAttribute", conditions.Conditions)];
    }

    internal static void Handle(ModifyVpcAttribute request, Vpc vpc, Draft draft) =>
        draft.Put((request.EnableDnsSupport?.Value, request.EnableDnsHostnames?.Value, request.EnableNetworkAddressUsageMetrics?.Value) switch
        {
            ({ } support, null, null) => vpc with { EnableDnsSupport = support },
            (null, { } names, null) => vpc with { EnableDnsHostnames = names },
            (null, null, { } metrics) => vpc with { EnableNetworkAddressUsageMetrics = metrics },
            (null, null, null) => throw Ec2Errors.MissingParameter("enableDnsSupport, enableDnsHostnames or enableNetworkAddressUsageMetrics"),
            _ => throw Ec2Errors.InvalidParameterCombination("Only one attribute can be modified at a time"),
        });
}
