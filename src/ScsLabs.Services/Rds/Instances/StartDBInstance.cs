namespace ScsLabs.Services.Rds;

/// <summary>Starts a stopped DB instance.</summary>
/// <remarks>Errors: DBInstanceNotFound, InvalidDBInstanceState, KMSKeyNotAccessibleFault. Source: RDS API Reference, StartDBInstance.</remarks>
[Operation<RdsApi>]
public sealed record StartDBInstance([Target<DbInstance>] string DBInstanceIdentifier)
{
    /// <summary>The instance.</summary>
    public sealed record Result(DbInstanceView DBInstance);

    /// <summary>Starts the instance.</summary>
    internal static Result Handle(StartDBInstance request, DbInstance instance, Call call, Draft draft)
    {
        if (instance.Status != DbStatus.Stopped)
        {
            throw RdsErrors.InvalidInstanceState($"Instance {instance.Identifier} is not stopped or it cannot be started.");
        }

        DbKeys.RequireEnabled(instance, draft);
        return new(DbInstanceView.Of(DbLifecycle.Put(draft, instance, DbStatus.Starting, call.Timestamp), draft));
    }
}
