namespace ScsLabs.Services.Rds;

/// <summary>Reboots a DB instance.</summary>
/// <remarks>Errors: DBInstanceNotFound, InvalidDBInstanceState, KMSKeyNotAccessibleFault. Failovers aren't emulated. Source: RDS API Reference, RebootDBInstance.</remarks>
[Operation<RdsApi>]
public sealed record RebootDBInstance([Target<DbInstance>] string DBInstanceIdentifier)
{
    /// <summary>The instance.</summary>
    public sealed record Result(DbInstanceView DBInstance);

    /// <summary>Reboots the instance.</summary>
    internal static Result Handle(RebootDBInstance request, DbInstance instance, Call call, Draft draft)
    {
        if (instance.Status != DbStatus.Available)
        {
            throw RdsErrors.InvalidInstanceState($"Instance {instance.Identifier} is not in available state.");
        }

        DbKeys.RequireEnabled(instance, draft);
        return new(DbInstanceView.Of(DbLifecycle.Put(draft, instance, DbStatus.Rebooting, call.Timestamp), draft));
    }
}
