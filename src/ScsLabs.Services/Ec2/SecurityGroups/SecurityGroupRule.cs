using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A rule of a security group.</summary>
internal sealed record SecurityGroupRule : Ec2Resource, IEc2Resource<SecurityGroupRule>
{
    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.SecurityGroupRule, "sgr-", "securityGroupRuleId", "InvalidSecurityGroupRuleId.NotFound", "The security group rule ID") { MalformedCode = "InvalidSecurityGroupRuleId.Malformed" };

    /// <summary>Finds the rules of a security group.</summary>
    public static RowIndex<SecurityGroupRule, string> ByGroup { get; } = new(rule => rule.GroupId);

    /// <summary>Finds the rules that refer to a security group.</summary>
    public static RowIndex<SecurityGroupRule, string> ByReferredGroup { get; } = new(rule => rule.Permission.Group?.GroupId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<SecurityGroupRule>> Indexes => [ByGroup, ByReferredGroup];

    /// <inheritdoc />
    public static ResourceFilters<SecurityGroupRule> Filters { get; } = new(
        new Dictionary<string, Func<SecurityGroupRule, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["group-id"] = (rule, _) => [rule.GroupId],
            ["security-group-rule-id"] = (rule, _) => [rule.Id],
        },
        Ec2Errors.UnknownFilter);

    /// <summary>The id of the group that has the rule.</summary>
    public required string GroupId { get; init; }

    /// <summary>Whether the rule is for packets from the group's interfaces.</summary>
    public required bool IsEgress { get; init; }

    /// <summary>What the rule allows.</summary>
    public required Permission Permission { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the rule refers to a group that can't be reached any more: the peering ended, or the group was deleted.</summary>
    public bool IsStale(WorldView view) => Permission.Group is { PeeringId: { } peering } group
        && (view.Find<Peering>(Place.Global, peering) is not { State: PeeringState.Active } || view.Find(AnyPlace<SecurityGroup>.ById, group.GroupId) is null);

    /// <summary>Creates a rule of a group.</summary>
    public static SecurityGroupRule Of(SecurityGroup group, IdSource ids, bool isEgress, Permission permission) =>
        new() { Account = group.Account, Region = group.Region, Id = ids.Hex(Kind.Prefix), GroupId = group.Id, IsEgress = isEgress, Permission = permission };

    /// <summary>Creates the rule that every new group has: all packets may leave.</summary>
    public static SecurityGroupRule AllowAllOut(SecurityGroup group, IdSource ids) => Of(group, ids, isEgress: true, new(IpProtocol.Any, PortRange.All) { Cidr = Cidr.All });
}

/// <summary>What a rule of a security group allows. Rules that allow the same are duplicates, whatever their descriptions.</summary>
/// <param name="Protocol">The protocol's number, or <see cref="IpProtocol.Any"/>.</param>
/// <param name="Ports">The ports; for ICMP the type and the code, -1 for any.</param>
internal sealed record Permission(int Protocol, PortRange Ports)
{
    /// <summary>The addresses on the other side; null where it is a group or a prefix list.</summary>
    public Cidr? Cidr { get; init; }

    /// <summary>The id of the prefix list whose addresses are on the other side; null where it is none.</summary>
    public string? PrefixListId { get; init; }

    /// <summary>The group on the other side; null where it is addresses.</summary>
    public GroupReference? Group { get; init; }

    /// <summary>The same, but for the peering through which the group is reached: requests to remove a rule don't name it.</summary>
    public Permission WithoutPeering => Group is { PeeringId: not null } ? this with { Group = Group with { PeeringId = null } } : this;
}

/// <summary>A security group in a rule.</summary>
/// <param name="GroupId">The group's id.</param>
/// <param name="Account">The group's owner.</param>
/// <param name="PeeringId">The id of the peering through which the group is reached; null where it is in the rule's own VPC.</param>
internal sealed record GroupReference(string GroupId, AccountId Account, string? PeeringId);
