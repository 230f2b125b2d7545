namespace ScsLabs.Services.Rds;

/// <summary>Stops a DB instance, for seven days at most.</summary>
/// <remarks>Errors: DBInstanceNotFound, InvalidDBInstanceState. Snapshots before a stop aren't emulated. Source: RDS API Reference, StopDBInstance.</remarks>
[Operation<RdsApi>]
public sealed record StopDBInstance([Target<DbInstance>] string DBInstanceIdentifier)
{
    /// <summary>The instance.</summary>
    public sealed record Result(DbInstanceView DBInstance);

    /// <summary>Stops the instance.</summary>
    internal static Result Handle(StopDBInstance request, DbInstance instance, Call call, Draft draft) => instance.Status == DbStatus.Available
        ? new(DbInstanceView.Of(DbLifecycle.Put(draft, instance, DbStatus.Stopping, call.Timestamp), draft))
        : throw RdsErrors.InvalidInstanceState($"Instance {instance.Identifier} is not in available state.");
}
