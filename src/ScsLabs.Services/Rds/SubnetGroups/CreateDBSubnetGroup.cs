namespace ScsLabs.Services.Rds;

/// <summary>Creates a DB subnet group of subnets in at least two Availability Zones of a VPC.</summary>
/// <remarks>Errors: DBSubnetGroupAlreadyExists, DBSubnetGroupDoesNotCoverEnoughAZs, DBSubnetGroupQuotaExceeded, DBSubnetQuotaExceededFault, InvalidSubnet, InvalidParameterValue. Source: RDS API Reference, CreateDBSubnetGroup.</remarks>
[Operation<RdsApi>]
public sealed record CreateDBSubnetGroup(
    string DBSubnetGroupName,
    string DBSubnetGroupDescription,
    [Wire("SubnetIds", Item = "SubnetIdentifier")] IReadOnlyList<string> SubnetIds,
    [Wire("Tags", Item = "Tag")] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The maximum number of groups of an account in a Region. Source: RDS User Guide, CHAP_Limits.</summary>
    private const int MostGroups = 50;

    /// <summary>The new group.</summary>
    public sealed record Result(DbSubnetGroupView DBSubnetGroup);

    /// <summary>Asks on the ARN of the new group, and for its tags.</summary>
    internal static IEnumerable<Ask> Asks(CreateDBSubnetGroup request, Call call) =>
        TagSets.Creating("rds:CreateDBSubnetGroup", DbSubnetGroup.ArnOf(call.Place, request.DBSubnetGroupName.ToLowerInvariant()), request.Tags);

    /// <summary>Creates the group.</summary>
    internal static Result Handle(CreateDBSubnetGroup request, Call call, Draft draft)
    {
        var name = Identifiers.OfSubnetGroup(request.DBSubnetGroupName);
        if (draft.Find<DbSubnetGroup>(call.Place, name) is not null)
        {
            throw RdsErrors.SubnetGroupAlreadyExists(name);
        }

        if (draft.Count<DbSubnetGroup>(call.Place) >= MostGroups)
        {
            throw RdsErrors.SubnetGroupQuotaExceeded();
        }

        var (vpc, subnets) = GroupSubnets.Find(request.SubnetIds, draft, call.Place);
        var group = new DbSubnetGroup
        {
            Account = call.Account,
            Region = call.Region,
            Name = name,
            Description = request.DBSubnetGroupDescription is { Length: > 0 } description ? description : throw RdsErrors.Missing(nameof(DBSubnetGroupDescription)),
            VpcId = vpc,
            Subnets = subnets,
            TagSet = TagSets.Rules.Set(TagSets.Rules.None, request.Tags.Given()),
        };
        draft.Put(group);
        return new(DbSubnetGroupView.Of(group, draft));
    }
}
