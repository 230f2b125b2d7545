using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>The default VPC that every account has in every Region, with a public subnet in each Availability Zone.</summary>
/// <remarks>Source: VPC User Guide, default-vpc.</remarks>
internal static class DefaultVpc
{
    private const int SubnetPrefix = 20;

    private static readonly Cidr Block = Cidr.Parse("172.31.0.0/16");

    /// <summary>The default VPC.</summary>
    /// <exception cref="AwsException">It was deleted.</exception>
    public static Vpc Find(WorldView view, Place place) => view.All<Vpc>(place).FirstOrDefault(vpc => vpc.IsDefault) ?? throw Ec2Errors.NoDefaultVpc();

    /// <summary>The default subnet of a zone, or of the first zone that has one.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public static Subnet SubnetOf(WorldView view, Place place, string? zone)
    {
        if (zone is not null && !AvailabilityZones.Of(place.Region).Contains(zone, StringComparer.Ordinal))
        {
            throw AvailabilityZones.Missing(zone, place.Region, Ec2Errors.InvalidParameterValue($"Invalid availability zone: [{zone}]"));
        }

        var vpc = Find(view, place);
        return view.All(Subnet.ByVpc, vpc.Id).Where(subnet => subnet.IsDefaultForZone && (zone is null || subnet.AvailabilityZone == zone)).MinBy(subnet => subnet.AvailabilityZone, StringComparer.Ordinal)
            ?? throw Ec2Errors.NoDefaultSubnet(vpc.Id);
    }

    /// <summary>Creates the VPC, its subnets and its Internet gateway.</summary>
    public static void Create(Draft draft, Place place, IdSource ids)
    {
        var vpc = VpcParts.Create(draft, place, ids, Block, TagSets.Rules.None, isDefault: true);
        var zones = AvailabilityZones.Of(place.Region);
        for (var number = 0; number < zones.Count; number++)
        {
            draft.Put(new Subnet
            {
                Account = place.Account,
                Region = place.Region,
                Id = ids.Hex(Subnet.Kind.Prefix),
                VpcId = vpc.Id,
                Cidr = new(new(Block.First.Value + ((uint)number << (32 - SubnetPrefix))), SubnetPrefix),
                AvailabilityZone = zones[number],
                Acl = new(ids.Hex(NetworkAcl.AssociationPrefix), vpc.DefaultAclId),
                MapPublicIpOnLaunch = true,
                IsDefaultForZone = true,
            });
        }

        var gateway = new InternetGateway { Account = place.Account, Region = place.Region, Id = ids.Hex(InternetGateway.Kind.Prefix), VpcId = vpc.Id };
        draft.Put(gateway);
        draft.Put(new RouteRow(place with { Within = vpc.MainRouteTableId }, new(Cidr.All), RouteTarget.InternetGateway, gateway.Id));
    }
}
