using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Ec2;

/// <summary>Gives instances the credentials of their roles: sessions that EC2 makes by assuming the role, and replaces before they end.</summary>
/// <remarks>Source: EC2 User Guide, instance-metadata-security-credentials. The duration and the time of the replacement are the emulator's choice, within what AWS says.</remarks>
internal static class InstanceCredentials
{
    private static readonly TimeSpan Duration = TimeSpan.FromHours(6);

    /// <summary>The remaining time at which new credentials are given. The old ones stay valid until they expire.</summary>
    private static readonly TimeSpan Replacement = TimeSpan.FromHours(1);

    /// <summary>Returns the credentials of an instance's role.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="role">The role.</param>
    /// <param name="version">The version of the metadata service through which they are fetched. Each has its own.</param>
    /// <param name="acting">Assumes the role.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The session; null where the instance was terminated meanwhile.</returns>
    /// <exception cref="AwsException">The role doesn't trust EC2.</exception>
    public static async Task<Session?> OfAsync(Instance instance, Role role, string version, IActing acting, CancellationToken cancellationToken)
    {
        var (world, arn) = (acting.World, Instance.Kind.ArnOf(instance.Place, instance.Id));
        if (instance.PrimaryInterface(world) is not { } primary)
        {
            return null;
        }

        if (world.All(Session.ByInstance, arn).Where(session => session.Principal.UniqueId == role.UniqueId && session.Delivery!.Version == version).MaxBy(session => session.ExpiresAt) is { } last
            && last.ExpiresAt - acting.Now > Replacement)
        {
            return last;
        }

        var sts = new StsClient(acting.AsService("ec2.amazonaws.com", instance.Region));
        var assumed = await sts.AssumeRoleAsync(new(role.Arn, instance.Id, (int)Duration.TotalSeconds), cancellationToken).ConfigureAwait(false);
        return acting.Write(draft =>
        {
            var session = draft.Find<Session>(Place.Global, assumed.Credentials.AccessKeyId)
                ?? throw new InvalidOperationException($"The session of {role.Arn} is gone: the world was left meanwhile.");
            var delivered = session with { Delivery = new(arn, version, primary.VpcId, primary.Addresses[0].ToString()) };
            draft.Put(delivered);
            return delivered;
        });
    }
}
