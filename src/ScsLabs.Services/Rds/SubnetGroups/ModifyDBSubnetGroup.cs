namespace ScsLabs.Services.Rds;

/// <summary>Replaces the subnets of a DB subnet group. Those that databases are in must stay.</summary>
/// <remarks>Errors: DBSubnetGroupNotFoundFault, DBSubnetGroupDoesNotCoverEnoughAZs, DBSubnetQuotaExceededFault, SubnetAlreadyInUse, InvalidSubnet, InvalidParameterValue. Source: RDS API Reference, ModifyDBSubnetGroup.</remarks>
[Operation<RdsApi>]
public sealed record ModifyDBSubnetGroup(
    [Target<DbSubnetGroup>] string DBSubnetGroupName,
    [Wire("SubnetIds", Item = "SubnetIdentifier")] IReadOnlyList<string> SubnetIds,
    string? DBSubnetGroupDescription = null)
{
    /// <summary>The group.</summary>
    public sealed record Result(DbSubnetGroupView DBSubnetGroup);

    /// <summary>Replaces the subnets.</summary>
    internal static Result Handle(ModifyDBSubnetGroup request, DbSubnetGroup group, Call call, Draft draft)
    {
        var (vpc, subnets) = GroupSubnets.Find(request.SubnetIds, draft, call.Place);
        var instances = draft.All(DbInstance.BySubnetGroup, (group.Place, group.Name)).ToList();
        if (vpc != group.VpcId && (instances.Count > 0 || group.Existing(draft).Any()))
        {
            throw RdsErrors.InvalidParameterValue("The new Subnets are not in the same Vpc as the existing subnet group");
        }

        if (instances.Select(instance => instance.Interface(draft)).FirstOrDefault(one => subnets.All(subnet => subnet.Id != one.SubnetId)) is { } used)
        {
            throw RdsErrors.SubnetInUse($"The subnet {used.SubnetId} is in use by a DB instance, so that it can't be removed from the subnet group '{group.Name}'.");
        }

        var after = group with { VpcId = vpc, Subnets = subnets, Description = request.DBSubnetGroupDescription ?? group.Description };
        draft.Put(after);
        return new(DbSubnetGroupView.Of(after, draft));
    }
}
