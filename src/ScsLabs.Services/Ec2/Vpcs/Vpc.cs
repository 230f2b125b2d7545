using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A VPC.</summary>
internal sealed record Vpc : Ec2Resource, IEc2Resource<Vpc>
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.Vpc, "vpc-", "vpcId", "InvalidVpcID.NotFound", "The vpc ID") { MalformedCode = "InvalidVpcID.Malformed" };

    /// <inheritdoc />
    public static ResourceFilters<Vpc> Filters { get; } = new(
        new Dictionary<string, Func<Vpc, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["cidr"] = (vpc, _) => [vpc.Cidrs[0].Cidr.ToString()],
            ["cidr-block-association.cidr-block"] = (vpc, _) => vpc.Cidrs.Select(block => block.Cidr.ToString()),
            ["cidr-block-association.association-id"] = (vpc, _) => vpc.Cidrs.Select(block => block.AssociationId),
            ["cidr-block-association.state"] = (_, _) => ["associated"],
            ["dhcp-options-id"] = (vpc, _) => [vpc.DhcpOptionsId],
            ["is-default"] = (vpc, _) => [vpc.IsDefault ? "true" : "false"],
            ["owner-id"] = (vpc, _) => [vpc.Account.ToString()],
            ["state"] = (_, _) => ["available"],
            ["vpc-id"] = (vpc, _) => [vpc.Id],
        },
        Ec2Errors.UnknownFilter)
    {
        Unmatched =
        [
            "ipv6-cidr-block-association.ipv6-cidr-block", "ipv6-cidr-block-association.ipv6-pool", "ipv6-cidr-block-association.association-id", "ipv6-cidr-block-association.state",
        ],
    };

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<Vpc>> Indexes => [AnyPlace<Vpc>.ById, ByMainAssociation, ByCidrAssociation];

    /// <summary>Finds the VPC by the association of its main route table.</summary>
    public static RowIndex<Vpc, string> ByMainAssociation { get; } = new(vpc => vpc.MainAssociationId);

    /// <summary>Finds the VPC by the association of a CIDR block.</summary>
    public static RowIndex<Vpc, string> ByCidrAssociation { get; } = new(vpc => vpc.Cidrs.Select(block => block.AssociationId));

    /// <summary>The CIDR blocks: the primary first.</summary>
    public required ImmutableArray<VpcCidr> Cidrs { get; init; }

    /// <summary>The id of the route table of subnets that have none of their own.</summary>
    public required string MainRouteTableId { get; init; }

    /// <summary>The id of the main route table's association.</summary>
    public required string MainAssociationId { get; init; }

    /// <summary>The id of the network ACL of new subnets.</summary>
    public required string DefaultAclId { get; init; }

    /// <summary>The id of the security group of interfaces for which none is named.</summary>
    public required string DefaultGroupId { get; init; }

    /// <summary>The id of the DHCP options.</summary>
    public required string DhcpOptionsId { get; init; }

    /// <summary>Whether it is the Region's default VPC.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether the VPC's resolver answers.</summary>
    public bool EnableDnsSupport { get; init; } = true;

    /// <summary>Whether instances with public addresses get public names.</summary>
    public bool EnableDnsHostnames { get; init; }

    /// <summary>Whether metrics of the use of addresses are gathered.</summary>
    public bool EnableNetworkAddressUsageMetrics { get; init; }

    /// <summary>Whether some address of the block is the VPC's.</summary>
    public bool Overlaps(Cidr cidr) => Cidrs.Any(block => block.Cidr.Overlaps(cidr));

    /// <summary>Whether the VPCs share an address.</summary>
    public bool Overlaps(Vpc other) => Cidrs.Any(block => other.Overlaps(block.Cidr));

    /// <summary>Resolves the id of a VPC; where a request has none, that of the default VPC.</summary>
    /// <exception cref="AwsException">There is no default VPC.</exception>
    public static Reference<Vpc> OrDefault(string id, Call call) => Reference<Vpc>.Of(id is "" ? DefaultVpc.Find(call.View, call.Place).Id : id, call);

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<Vpc>.OwnConditions(WorldView view) => [new("ec2:VpcID", Id), new("ec2:Tenancy", "default")];
}

/// <summary>A CIDR block of a VPC.</summary>
/// <param name="AssociationId">The id of its association with the VPC.</param>
/// <param name="Cidr">The block.</param>
internal sealed record VpcCidr(string AssociationId, Cidr Cidr)
{
    /// <summary>The beginning of the ids of associations.</summary>
    public const string Prefix = "vpc-cidr-assoc-";
}

/// <summary>A VPC in an answer.</summary>
internal sealed record VpcView(
    string VpcId,
    string OwnerId,
    string State,
    string CidrBlock,
    string DhcpOptionsId,
    string InstanceTenancy,
    bool IsDefault,
    IReadOnlyList<VpcCidrView> CidrBlockAssociationSet,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a VPC.</summary>
    public static VpcView Of(Vpc vpc) =>
        new(vpc.Id, vpc.Account.ToString(), "available", vpc.Cidrs[0].Cidr.ToString(), vpc.DhcpOptionsId, "default", vpc.IsDefault, [.. vpc.Cidrs.Select(block => VpcCidrView.Of(block))], vpc.Tags.View());
}

/// <summary>A CIDR block of a VPC in an answer.</summary>
internal sealed record VpcCidrView(string AssociationId, string CidrBlock, VpcCidrState CidrBlockState)
{
    /// <summary>Shows a block.</summary>
    public static VpcCidrView Of(VpcCidr block, string state = "associated") => new(block.AssociationId, block.Cidr.ToString(), new(state));
}

/// <summary>The state of a CIDR block in an answer.</summary>
internal sealed record VpcCidrState(string State);
