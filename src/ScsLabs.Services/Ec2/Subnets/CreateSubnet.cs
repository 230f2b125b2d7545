using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Creates a subnet in a VPC.</summary>
/// <remarks>Errors: InvalidVpcID.NotFound, InvalidSubnet.Range, InvalidSubnet.Conflict, SubnetLimitExceeded, InvalidParameterValue, MissingParameter. Source: EC2 API Reference, CreateSubnet.</remarks>
[Operation<Ec2Api>]
internal sealed record CreateSubnet(
    [Target<Vpc>] string VpcId,
    string? CidrBlock = null,
    string? AvailabilityZone = null,
    string? AvailabilityZoneId = null,
    [Wire("TagSpecification")] IReadOnlyList<TagSpecification>? TagSpecifications = null,
    bool DryRun = false)
{
    /// <summary>The maximum number of subnets of a VPC.</summary>
    private const int MostSubnets = 200;

    internal sealed record Result(SubnetView Subnet);

    internal static IEnumerable<Ask> Asks(CreateSubnet request, Reference<Vpc> vpc, Call call) =>
        [vpc.Ask("ec2:CreateSubnet"), .. Creation.Asks<Subnet>(call, nameof(CreateSubnet), request.TagSpecifications)];

    internal static Result Handle(CreateSubnet request, Vpc vpc, Call call, Draft draft)
    {
        var text = request.CidrBlock ?? throw Ec2Errors.MissingParameter(nameof(CidrBlock));
        var cidr = CidrBlocks.Parse(text, "cidrBlock");
        if (cidr.Length is < CidrBlocks.Largest or > CidrBlocks.Smallest || !vpc.Cidrs.Any(block => block.Cidr.Contains(cidr)))
        {
            throw Ec2Errors.InvalidSubnetRange(text);
        }

        if (draft.All(Subnet.ByVpc, vpc.Id).Any(other => other.Cidr.Overlaps(cidr)))
        {
            throw Ec2Errors.InvalidSubnetConflict(text);
        }

        if (draft.Count(Subnet.ByVpc, vpc.Id) >= MostSubnets)
        {
            throw Ec2Errors.LimitExceeded("Subnet", "subnets");
        }

        var subnet = new Subnet
        {
            Account = vpc.Account,
            Region = vpc.Region,
            Id = call.Ids.Hex(Subnet.Kind.Prefix),
            VpcId = vpc.Id,
            Cidr = cidr,
            AvailabilityZone = ZoneOf(request, call),
            Acl = new(call.Ids.Hex(NetworkAcl.AssociationPrefix), vpc.DefaultAclId),
            Tags = Creation.Tags<Subnet>(request.TagSpecifications),
        };
        draft.Put(subnet);
        return new(SubnetView.Of(subnet, draft));
    }

    private static string ZoneOf(CreateSubnet request, Call call)
    {
        var zones = AvailabilityZones.Of(call.Region);
        return request.AvailabilityZone is { } name ? zones.FirstOrDefault(zone => zone == name) ?? throw AvailabilityZones.Missing(name, call.Region, Ec2Errors.InvalidParameterValue($"Value ({name}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: {string.Join(", ", zones)}."))
            : request.AvailabilityZoneId is { } id ? zones.FirstOrDefault(zone => AvailabilityZones.IdOf(zone) == id) ?? throw AvailabilityZones.MissingId(id, call.Region, Ec2Errors.InvalidParameterValue($"Value ({id}) for parameter availabilityZoneId is invalid. Subnets can currently only be created in the following availability zones: {string.Join(", ", zones.Select(AvailabilityZones.IdOf))}."))
            : zones[0];
    }
}
