using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Rds;

/// <summary>A DB subnet group: the subnets of a VPC among which RDS chooses for a database.</summary>
internal sealed record DbSubnetGroup : IResource<DbSubnetGroup>, IRdsResource
{
    /// <summary>The name of the group of the default VPC's subnets, which RDS creates where a database needs it.</summary>
    public const string Default = "default";

    /// <summary>The type in ARNs.</summary>
    public const string Type = "subgrp";

    /// <summary>The owner.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The name, in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The id of the VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>The subnets. A group may name some that were deleted since.</summary>
    public required ImmutableArray<DbSubnet> Subnets { get; init; }

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = TagSets.Rules.None;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => TagSet;

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Name;

    /// <inheritdoc />
    public string Arn => ArnOf(Place, Name);

    /// <summary>The ARN of a group.</summary>
    public static string ArnOf(Place place, string name) => RdsNames.ArnOf(place, Type, name);

    /// <inheritdoc />
    public static Reference<DbSubnetGroup> Resolve(string name, Call call)
    {
        var kept = RdsNames.Of(name, Type, call.Place);
        return new(name, ArnOf(call.Place, kept), call.View.Find<DbSubnetGroup>(call.Place, kept));
    }

    /// <inheritdoc />
    public static AwsException NotFound(string name, Call call) => RdsErrors.SubnetGroupNotFound(name);

    /// <inheritdoc />
    public IEnumerable<Condition> Conditions(WorldView view) => TagSet.Select(tag => new Condition($"rds:subgrp-tag/{tag.Key}", tag.Value));

    /// <inheritdoc />
    public void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags) => draft.Put(this with { TagSet = tags });

    /// <summary>The subnets that are still there, by Availability Zone.</summary>
    public IEnumerable<Subnet> Existing(WorldView view) =>
        Subnets.Select(subnet => view.Find<Subnet>(Place, subnet.Id)).OfType<Subnet>().OrderBy(subnet => subnet.AvailabilityZone, StringComparer.Ordinal);
}

/// <summary>A subnet of a DB subnet group.</summary>
/// <param name="Id">The subnet's id.</param>
/// <param name="Zone">The subnet's Availability Zone.</param>
internal sealed record DbSubnet(string Id, string Zone);
