namespace ScsLabs.Services.Rds;

/// <summary>Deletes a DB subnet group that no database uses.</summary>
/// <remarks>Errors: DBSubnetGroupNotFoundFault, InvalidDBSubnetGroupStateFault, InvalidParameterValue. Source: RDS API Reference, DeleteDBSubnetGroup.</remarks>
[Operation<RdsApi>]
public sealed record DeleteDBSubnetGroup([Target<DbSubnetGroup>] string DBSubnetGroupName)
{
    /// <summary>Deletes the group.</summary>
    internal static void Handle(DeleteDBSubnetGroup request, DbSubnetGroup group, Draft draft)
    {
        if (group.Name == DbSubnetGroup.Default)
        {
            throw RdsErrors.InvalidParameterValue("The default DB subnet group can't be deleted.");
        }

        if (draft.All(DbInstance.BySubnetGroup, (group.Place, group.Name)).FirstOrDefault() is { } instance)
        {
            throw RdsErrors.InvalidSubnetGroupState($"Cannot delete the subnet group '{group.Name}' because at least one database instance: {instance.Identifier} is still using it.");
        }

        draft.Remove(group);
    }
}
