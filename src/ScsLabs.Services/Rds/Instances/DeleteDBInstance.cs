namespace ScsLabs.Services.Rds;

/// <summary>Deletes a DB instance. Final snapshots aren't emulated.</summary>
/// <remarks>Errors: DBInstanceNotFound, InvalidDBInstanceState, InvalidParameterCombination. Source: RDS API Reference, DeleteDBInstance.</remarks>
[Operation<RdsApi>]
public sealed record DeleteDBInstance(
    [Target<DbInstance>] string DBInstanceIdentifier,
    bool SkipFinalSnapshot = false,
    string? FinalDBSnapshotIdentifier = null,
    bool? DeleteAutomatedBackups = null)
{
    /// <summary>The instance.</summary>
    public sealed record Result(DbInstanceView DBInstance);

    /// <summary>Begins to delete the instance.</summary>
    internal static Result Handle(DeleteDBInstance request, DbInstance instance, Call call, Draft draft)
    {
        if (request.SkipFinalSnapshot == request.FinalDBSnapshotIdentifier is not null)
        {
            throw RdsErrors.InvalidParameterCombination(request.SkipFinalSnapshot
                ? "FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is set."
                : "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }

        if (instance.Options.DeletionProtection)
        {
            throw RdsErrors.InvalidParameterCombination("Cannot delete protected DB Instance, please disable deletion protection and try again.");
        }

        if (instance.Status == DbStatus.Deleting)
        {
            throw RdsErrors.InvalidInstanceState($"Instance {instance.Identifier} is already being deleted.");
        }

        return request.SkipFinalSnapshot
            ? new(DbInstanceView.Of(DbLifecycle.Put(draft, instance, DbStatus.Deleting, call.Timestamp), draft))
            : throw AwsException.NotEmulated("final snapshots of DB instances");
    }
}
