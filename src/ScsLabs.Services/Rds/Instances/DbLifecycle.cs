using ScsLabs.Services.Ec2;

namespace ScsLabs.Services.Rds;

/// <summary>Changes the statuses of DB instances: when a user asks for it, and by the world's clock.</summary>
/// <remarks>Source: RDS User Guide, accessing-monitoring (DB instance statuses) and USER_StopInstance. The times of transitions are the emulator's choice, since AWS's vary.</remarks>
internal static class DbLifecycle
{
    /// <summary>The time from a wish to the status that it leads to.</summary>
    private static readonly TimeSpan Transition = TimeSpan.FromSeconds(5);

    /// <summary>The time after which a stopped instance starts by itself.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromDays(7);

    /// <summary>The time of the next change; null where the status stays.</summary>
    public static DateTimeOffset? DueAt(DbInstance instance) => instance.Status switch
    {
        DbStatus.Available => instance.Pending is null ? null : Windows.NextStart(instance.Options.MaintenanceWindow, instance.Since),
        DbStatus.Stopped => instance.Since + LongestStop,
        _ => instance.Since + Transition,
    };

    /// <summary>Puts the instance with a new status, which its network interface follows.</summary>
    public static DbInstance Put(Draft draft, DbInstance instance, DbStatus status, DateTimeOffset now)
    {
        var after = instance with { Status = status, Since = now };
        draft.Put(after);
        draft.Put(instance.Interface(draft) with { IsIdle = status is not (DbStatus.Available or DbStatus.Modifying) });
        return after;
    }

    /// <summary>Makes the change that is due.</summary>
    public static void GoOn(DbInstance instance, DueTurn due)
    {
        switch (instance.Status)
        {
            case DbStatus.Available:
                Put(due.Draft, instance with { IsApplying = true }, DbStatus.Modifying, due.Now);
                break;
            case DbStatus.Modifying:
                Put(due.Draft, Modified(instance), DbStatus.Available, due.Now);
                break;
            case DbStatus.Stopping:
                Put(due.Draft, instance, DbStatus.Stopped, due.Now);
                break;
            case DbStatus.Stopped:
                Put(due.Draft, instance, DbStatus.Starting, due.Now);
                break;
            case DbStatus.Deleting:
                Remove(due.Draft, instance);
                break;
            default:
                Put(due.Draft, instance, DbStatus.Available, due.Now);
                break;
        }
    }

    private static DbInstance Modified(DbInstance instance)
    {
        var after = instance with { IsApplying = false, PasswordVerifier = instance.PendingVerifier ?? instance.PasswordVerifier, PendingVerifier = null };
        return instance.IsApplying ? after with { Settings = instance.Pending!, Pending = null } : after;
    }

    /// <summary>Removes the instance with its network interface and its grant.</summary>
    private static void Remove(Draft draft, DbInstance instance)
    {
        NetworkInterface.Delete(draft, instance.Interface(draft));
        DbKeys.EndUse(instance, draft);
        draft.Remove(instance);
    }
}
