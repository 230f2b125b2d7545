namespace ScsLabs.Services.Ec2;

/// <summary>A security group. Its rules are rows of their own.</summary>
internal sealed record SecurityGroup : Ec2Resource, IEc2Resource<SecurityGroup>
{
    /// <summary>The name of the group that a VPC begins with, and that can't be deleted.</summary>
    public const string DefaultName = "default";

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.SecurityGroup, "sg-", "groupId", "InvalidGroup.NotFound", "The security group") { MalformedCode = "InvalidGroupId.Malformed" };

    /// <summary>Finds the security groups of a VPC.</summary>
    public static RowIndex<SecurityGroup, string> ByVpc { get; } = new(group => group.VpcId);

    /// <summary>Finds a VPC's security group by its name in capitals: names differ by more than case.</summary>
    private static readonly RowIndex<SecurityGroup, (string VpcId, string Name)> ByName = new(group => [(group.VpcId, group.GroupName.ToUpperInvariant())]);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<SecurityGroup>> Indexes => [AnyPlace<SecurityGroup>.ById, ByVpc, ByName];

    /// <inheritdoc />
    public static ResourceFilters<SecurityGroup> Filters { get; } = new(SecurityGroupFilters.All, Ec2Errors.UnknownFilter)
    {
        Unmatched = ["egress.ip-permission.ipv6-cidr", "ip-permission.ipv6-cidr"],
    };

    /// <summary>The name, unique in the VPC.</summary>
    public required string GroupName { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The id of the VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>A VPC's security group with a name, whatever its case; null where there is none.</summary>
    public static SecurityGroup? WithName(WorldView view, string vpcId, string name) => view.Find(ByName, (vpcId, name.ToUpperInvariant()));

    /// <summary>A VPC's security group with a name, whatever its case.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public static SecurityGroup Named(WorldView view, Vpc vpc, string name) => WithName(view, vpc.Id, name) ?? throw Ec2Errors.GroupNameNotFound(name, vpc);

    /// <summary>Resolves a request's id of a group, or its name of one in the default VPC.</summary>
    /// <exception cref="AwsException">Neither is given, or both; or a name, and there is no default VPC.</exception>
    public static Reference<SecurityGroup> ByIdOrName(string id, Call call, string? name)
    {
        if (name is null)
        {
            return id is not "" ? Reference<SecurityGroup>.Of(id, call) : throw Ec2Errors.MissingParameter("groupName or groupId");
        }

        if (id is not "")
        {
            throw Ec2Errors.InvalidParameterCombination("The parameters groupName and groupId cannot be used together");
        }

        var there = WithName(call.View, DefaultVpc.Find(call.View, call.Place).Id, name);
        return new(name, Kind.ArnOf(call.Place, there?.Id ?? "*"), there);
    }

    /// <summary>The group that <see cref="ByIdOrName"/> resolved.</summary>
    /// <exception cref="AwsException">It doesn't exist.</exception>
    public static SecurityGroup Found(Reference<SecurityGroup> group, string? name, Call call) =>
        group.Row ?? throw (name is null ? Kind.NotFound(group.Name) : Ec2Errors.GroupNameNotFound(name, DefaultVpc.Find(call.View, call.Place)));

    /// <summary>Deletes a security group with its rules.</summary>
    public static void Delete(Draft draft, SecurityGroup group)
    {
        foreach (var rule in draft.All(SecurityGroupRule.ByGroup, group.Id).ToList())
        {
            draft.Remove(rule);
        }

        draft.Remove(group);
    }

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<SecurityGroup>.OwnConditions(WorldView view) => [new("ec2:SecurityGroupID", Id), new("ec2:Vpc", Vpc.Kind.ArnOf(Place, VpcId))];
}
