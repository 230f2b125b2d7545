using ScsLabs.Services.Ec2;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Ssm;

/// <summary>A role with whose credentials an instance's agent calls: that of the instance's profile, or that of Default Host Management Configuration.</summary>
/// <remarks>
/// The agent gets the first's credentials from the instance's metadata service, by its second version.
/// It gets the second's from Systems Manager with ssm:RequestManagedInstanceRoleToken, an undocumented call that it signs with the instance's own identity. No policy of the account's decides about that call, so it is no operation here; what it needs is asked: the way to Systems Manager, an instance that requires tokens of its metadata service, and a role that trusts Systems Manager. All versions of the agent that there are here know the call, which 3.2.582.0 introduced.
/// What requests tell of the instance follows from that: <c>ec2:SourceInstanceARN</c> with the first, <c>ssm:SourceInstanceARN</c> with the second. Sources: Service Authorization Reference, AWS Systems Manager; Systems Manager User Guide, "Managing EC2 instances automatically with Default Host Management Configuration"; the agent's code (amazon-ssm-agent, ec2roleprovider).
/// </remarks>
/// <param name="RoleArn">The role, which need not be there.</param>
/// <param name="IsDefault">Whether it is that of Default Host Management Configuration.</param>
internal sealed record AgentIdentity(string RoleArn, bool IsDefault)
{
    private const string VersionOfMetadata = "2.0";

    /// <summary>The identities of an instance's agent, in the order in which it tries them. Without a metadata service it has none.</summary>
    public static IReadOnlyList<AgentIdentity> Of(Instance instance, WorldView view)
    {
        var identities = new List<AgentIdentity>(2);
        if (!instance.MetadataOptions.IsEnabled)
        {
            return identities;
        }

        if (InstanceProfileAssociation.Of(instance, view)?.Profile(view) is { RoleName: { } name } profile && view.Find<Role>(Place.Of(profile.Account), name) is { } role)
        {
            identities.Add(new(role.Arn, IsDefault: false));
        }

        if (instance.MetadataOptions is { RequiresTokens: true } && ServiceSetting.DefaultHostRoleArn(instance.Place, view) is { } arn)
        {
            identities.Add(new(arn, IsDefault: true));
        }

        return identities;
    }

    /// <summary>The identity with which an instance's agent calls; null for none.</summary>
    public static AgentIdentity? InUse(Instance instance, WorldView view)
    {
        var usesDefault = view.Find<SsmAgent>(instance.Place, instance.Id) is { UsesDefaultRole: true };
        return Of(instance, view).OrderBy(identity => identity.IsDefault != usesDefault).FirstOrDefault();
    }

    /// <summary>Creates a transport with which an instance's agent calls a service.</summary>
    /// <returns>The transport; null where there is no way.</returns>
    /// <exception cref="AwsException">The role doesn't trust the service that is to assume it.</exception>
    public async Task<IServiceTransport?> ConnectAsync(Instance instance, string service, IActing acting, CancellationToken cancellationToken)
    {
        var path = ServicePath.Of(instance, service, instance.Region, acting.World);
        return !path.IsFound ? null
            : IsDefault ? await ConnectAsDefaultAsync(instance, path.Call, acting, cancellationToken).ConfigureAwait(false)
            : await ConnectAsOwnAsync(instance, path.Call, acting, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IServiceTransport?> ConnectAsOwnAsync(Instance instance, CallPath path, IActing acting, CancellationToken cancellationToken) =>
        Role.Find(acting.World, RoleArn) is { } role && await InstanceCredentials.OfAsync(instance, role, VersionOfMetadata, acting, cancellationToken).ConfigureAwait(false) is { } session
            ? acting.AsSession(session.Principal, session.AccessKeyId, instance.Region, path)
            : null;

    private async Task<IServiceTransport?> ConnectAsDefaultAsync(Instance instance, CallPath path, IActing acting, CancellationToken cancellationToken) =>
        ServicePath.Of(instance, SsmApi.Api.Name, instance.Region, acting.World).IsFound
            ? await acting.AsRoleAsync(SsmApi.Principal, instance.Region, RoleArn, instance.Id, ManagedInstance.ManagedArnOf(instance.Place, instance.Id), instance.Account, cancellationToken, path).ConfigureAwait(false)
            : null;
}
