using System.Globalization;

namespace ScsLabs.Services.Ec2;

/// <summary>Changes the states of instances: when a user asks for it, and by the world's clock.</summary>
/// <remarks>Source: EC2 User Guide, instance lifecycle. The times are the emulator's choice, since AWS's vary.</remarks>
internal static class InstanceLifecycle
{
    /// <summary>The time from a start to the state running, from a stop to stopped, and from a termination to terminated.</summary>
    private static readonly TimeSpan Transition = TimeSpan.FromSeconds(5);

    /// <summary>The time for which a terminated instance is shown.</summary>
    private static readonly TimeSpan Visibility = TimeSpan.FromHours(1);

    /// <summary>The time of the next change; null where the state stays.</summary>
    public static DateTimeOffset? DueAt(Instance instance) => instance.State switch
    {
        InstanceState.Pending or InstanceState.Stopping or InstanceState.ShuttingDown => instance.StateSince + Transition,
        InstanceState.Terminated => instance.StateSince + Visibility,
        _ => null,
    };

    /// <summary>Starts a stopped instance.</summary>
    /// <exception cref="AwsException">It can't be started now.</exception>
    public static Instance Start(Draft draft, Instance instance, Call call, AsCaller aws)
    {
        if (instance.State is InstanceState.Pending or InstanceState.Running)
        {
            return instance;
        }

        if (instance.State != InstanceState.Stopped)
        {
            throw Wrong(instance, "started");
        }

        foreach (var one in instance.Interfaces(draft).Where(one => one.GetsPublicIp && draft.Find(ElasticIp.ByInterface, one.Id) is null).ToList())
        {
            draft.Put(one with { PublicIp = PublicAddresses.Free(draft, call.Ids.Hex("")) });
        }

        return Put(draft, InstanceDisks.Use(instance, InstanceState.Stopped, call, draft, aws) with { State = InstanceState.Pending, StateReason = StateReason.Pending, TransitionReason = "", LaunchTime = call.Timestamp }, call.Timestamp);
    }

    /// <summary>Stops a running instance.</summary>
    /// <exception cref="AwsException">It can't be stopped now.</exception>
    public static Instance Stop(Draft draft, Instance instance, Call call)
    {
        if (instance.State is InstanceState.Stopping or InstanceState.Stopped)
        {
            return instance;
        }

        if (instance.State != InstanceState.Running)
        {
            throw Wrong(instance, "stopped");
        }

        return instance.DisableApiStop
            ? throw Ec2Errors.OperationNotPermitted($"The instance '{instance.Id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.")
            : Put(draft, Asked(instance, InstanceState.Stopping, call), call.Timestamp);
    }

    /// <summary>Terminates an instance.</summary>
    /// <exception cref="AwsException">It is protected.</exception>
    public static Instance Terminate(Draft draft, Instance instance, Call call)
    {
        if (instance.State is InstanceState.ShuttingDown or InstanceState.Terminated)
        {
            return instance;
        }

        return instance.DisableApiTermination
            ? throw Ec2Errors.OperationNotPermitted($"The instance '{instance.Id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.")
            : Put(draft, Asked(instance, InstanceState.ShuttingDown, call), call.Timestamp);
    }

    /// <summary>Reboots a running instance.</summary>
    /// <exception cref="AwsException">It doesn't run.</exception>
    public static void Reboot(Draft draft, Instance instance, DateTimeOffset now) =>
        draft.Put(instance.State == InstanceState.Running ? instance with { BootedAt = now } : throw Wrong(instance, "rebooted"));

    /// <summary>The error for an instance whose state doesn't allow what is asked.</summary>
    public static AwsException Wrong(Instance instance, string what) => Ec2Errors.IncorrectInstanceState($"The instance '{instance.Id}' is not in a state from which it can be {what}.");

    /// <summary>Makes the change that is due.</summary>
    public static void GoOn(Instance instance, DueTurn due)
    {
        switch (instance.State)
        {
            case InstanceState.Pending when instance.Failing is { } failing:
                Fail(due.Draft, instance, failing, due.Now);
                break;
            case InstanceState.Pending:
                Put(due.Draft, instance with { State = InstanceState.Running, StateReason = null, BootedAt = due.Now }, due.Now);
                break;
            case InstanceState.Stopping:
                ReleasePublicIps(due.Draft, instance);
                Put(due.Draft, instance with { State = InstanceState.Stopped }, due.Now);
                break;
            case InstanceState.ShuttingDown:
                Detach(due.Draft, instance);
                Put(due.Draft, instance with { State = InstanceState.Terminated }, due.Now);
                break;
            default:
                due.Draft.Remove(instance);
                break;
        }
    }

    private static Instance Asked(Instance instance, InstanceState state, Call call) => instance with
    {
        State = state,
        StateReason = StateReason.UserInitiated,
        TransitionReason = string.Create(CultureInfo.InvariantCulture, $"User initiated ({call.Timestamp.UtcDateTime:yyyy-MM-dd HH:mm:ss} GMT)"),
    };

    private static Instance Put(Draft draft, Instance instance, DateTimeOffset now)
    {
        var after = instance with { StateSince = now };
        draft.Put(after);
        return after;
    }

    /// <summary>Ends a start in vain: a new instance is terminated, one that was stopped is stopped again.</summary>
    private static void Fail(Draft draft, Instance instance, FailingStart failing, DateTimeOffset now)
    {
        if (failing.State == InstanceState.Terminated)
        {
            Detach(draft, instance);
        }
        else
        {
            ReleasePublicIps(draft, instance);
        }

        Put(draft, instance with { State = failing.State, StateReason = failing.Reason, TransitionReason = failing.Reason.Message, Failing = null }, now);
    }

    private static void ReleasePublicIps(Draft draft, Instance instance)
    {
        foreach (var one in instance.Interfaces(draft).Where(one => one.PublicIp is not null).ToList())
        {
            draft.Put(one with { PublicIp = null });
        }
    }

    /// <summary>Deletes the interfaces and volumes that end with the instance, detaches the others, and ends the association with an instance profile.</summary>
    private static void Detach(Draft draft, Instance instance)
    {
        foreach (var one in instance.Interfaces(draft).ToList())
        {
            if (one.Attachment!.DeleteOnTermination)
            {
                NetworkInterface.Delete(draft, one);
            }
            else
            {
                draft.Put(one with { Attachment = null, PublicIp = null });
            }
        }

        foreach (var association in draft.All(InstanceProfileAssociation.ByInstance, instance.Id).ToList())
        {
            draft.Remove(association);
        }

        foreach (var volume in draft.All(Volume.ByInstance, instance.Id).ToList())
        {
            if (volume.Attachment!.DeleteOnTermination)
            {
                volume.Key?.EndUseFor(instance.Id, instance.Account, draft);
                draft.Remove(volume);
            }
            else
            {
                VolumeLifecycle.Release(draft, volume);
            }
        }
    }
}
