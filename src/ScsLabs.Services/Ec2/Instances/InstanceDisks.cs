namespace ScsLabs.Services.Ec2;

/// <summary>Uses the keys of instances' encrypted volumes.</summary>
internal static class InstanceDisks
{
    /// <summary>Uses a volume's key for an instance, as the caller.</summary>
    /// <returns>Why it can't be used; null where it can, or where the volume isn't encrypted.</returns>
    public static KeyFailure? Use(Volume volume, string instanceId, Call call, AsCaller aws)
    {
        try
        {
            volume.Key?.UseFor(instanceId, call, aws);
            return volume.Failure;
        }
        catch (AwsException error)
        {
            return new(volume.Key!.KeyArn, error.Code);
        }
    }

    /// <summary>Uses the keys of all volumes of an instance that is being started.</summary>
    /// <returns>The instance, which won't run if one of them can't be used.</returns>
    /// <param name="instance">The instance.</param>
    /// <param name="otherwise">The state in which it ends then.</param>
    /// <param name="call">The call.</param>
    /// <param name="draft">The world.</param>
    /// <param name="aws">Calls KMS.</param>
    public static Instance Use(Instance instance, InstanceState otherwise, Call call, Draft draft, AsCaller aws) =>
        draft.All(Volume.ByInstance, instance.Id).ToList().Select(volume => Use(volume, instance.Id, call, aws)).FirstOrDefault(failure => failure is not null) is { } failure
            ? instance with { Failing = new(failure.Reason, otherwise) }
            : instance with { Failing = null };
}

/// <summary>The end of an instance that is being started and won't run.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="State">The state in which it ends.</param>
internal sealed record FailingStart(StateReason Reason, InstanceState State);
