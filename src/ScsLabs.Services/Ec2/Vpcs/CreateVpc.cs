namespace ScsLabs.Services.Ec2;

/// <summary>Creates a VPC, with its main route table, default network ACL and default security group.</summary>
/// <remarks>Errors: InvalidVpc.Range, VpcLimitExceeded, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, CreateVpc.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateVpc(
    string? CidrBlock = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    Tenancy? InstanceTenancy = null,
    bool AmazonProvidedIpv6CidrBlock = false,
    bool DryRun = false)
{
    /// <summary>The maximum number of VPCs of an account in a Region, with the default one.</summary>
    private const int MostVpcs = 5;

    internal sealed record Result(VpcView Vpc);

    internal static IEnumerable<Ask> Asks(CreateVpc request, Call call) => Creation.Asks<Vpc>(call, nameof(CreateVpc), request.TagSpecifications);

    internal static Result Handle(CreateVpc request, Call call, Draft draft)
    {
        if (request.AmazonProvidedIpv6CidrBlock)
        {
            throw AwsException.NotEmulated("an IPv6 block of a VPC");
        }

        var cidr = CidrBlocks.ParseOfVpc(request.CidrBlock ?? throw Ec2Errors.MissingParameter(nameof(CidrBlock)));
        if (draft.Count<Vpc>(call.Place) >= MostVpcs)
        {
            throw Ec2Errors.LimitExceeded("Vpc", "VPCs");
        }

        return new(VpcView.Of(VpcParts.Create(draft, call.Place, call.Ids, cidr, Creation.Tags<Vpc>(request.TagSpecifications))));
    }
}

/// <summary>Where instances run: on hardware that they share with others.</summary>
[NotEmulated("dedicated", "host")]
internal enum Tenancy
{
    /// <summary>On shared hardware.</summary>
    [Wire("default")]
    Default,
}
