namespace ScsLabs.Services.Ec2;

/// <summary>Uses the keys of instances' encrypted volumes.</summary>
internal static class InstanceDisks
{
    /// <summary>Uses a volume's key for an instance, as the caller. AWS does it after it has answered, so that a refusal is told by the state of what is started or attached.</summary>
    /// <returns>Whether KMS lets it.</returns>
    public static bool TryUse(Volume volume, string instanceId, Call call, AsCaller aws)
    {
        try
        {
            volume.Key?.UseFor(instanceId, call, aws);
            return volume.FailedKey is null;
        }
        catch (AwsException)
        {
            return false;
        }
    }
}
