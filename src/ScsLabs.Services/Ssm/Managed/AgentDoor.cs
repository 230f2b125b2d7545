using ScsLabs.Services.Ec2;
using ScsLabs.Services.Iam;
using InstanceProfile = ScsLabs.Services.Iam.InstanceProfile;

namespace ScsLabs.Services.Ssm;

/// <summary>Something whose change may let in an agent that is kept out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The role's or profile's ARN, or the id of the VPC or instance.</param>
internal sealed record AgentDoor(AgentDoorKind Kind, string Id)
{
    /// <summary>Lists the doors before which an instance's agent waits.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="isRefused">Whether a policy refused its call; else no service was reached.</param>
    /// <param name="view">The world.</param>
    public static IReadOnlyList<AgentDoor> Of(Instance instance, bool isRefused, WorldView view)
    {
        var doors = new List<AgentDoor> { new(AgentDoorKind.Interface, instance.Id) };
        if (InstanceProfileAssociation.Of(instance, view) is { } association)
        {
            doors.Add(new(AgentDoorKind.Profile, association.ProfileArn));
        }

        var roles = AgentIdentity.Of(instance, view);
        doors.AddRange(roles.Select(static role => new AgentDoor(AgentDoorKind.Role, role.RoleArn)));
        if (roles.Count > 0 && instance.PrimaryInterface(view) is { } primary)
        {
            doors.Add(new(AgentDoorKind.Endpoint, primary.VpcId));
            if (!isRefused)
            {
                doors.Add(new(AgentDoorKind.Way, primary.VpcId));
            }
        }

        return doors;
    }

    /// <summary>Lists the doors that a change may have opened.</summary>
    /// <param name="change">The change.</param>
    /// <param name="view">The world after it.</param>
    public static IEnumerable<AgentDoor> OpenedBy(Change change, WorldView view) => change switch
    {
        Change<Role> { New: { } role } => [new(AgentDoorKind.Role, role.Arn)],
        Change<ManagedPolicy> { New: { } policy } => OfPolicy(policy, view),
        Change<InstanceProfile> { Old: var before, New: { } profile } when before?.RoleName != profile.RoleName => [new(AgentDoorKind.Profile, profile.Arn)],
        Change<VpcEndpoint> { Old: var before, New: var after } when (after ?? before)!.VpcId is var vpc => [new(AgentDoorKind.Endpoint, vpc), .. Ways(vpc)],
        Change<SecurityGroupRule> { New: { } rule } => Ways(view.Find(AnyPlace<SecurityGroup>.ById, rule.GroupId)?.VpcId),
        Change<NetworkAclEntry> { Old: var before, New: var after } => Ways(view.Find(AnyPlace<NetworkAcl>.ById, (after ?? before)!.Place.Within)?.VpcId),
        Change<RouteRow> { Old: var before, New: var after } => Ways(view.Find(AnyPlace<RouteTable>.ById, (after ?? before)!.Place.Within)?.VpcId),
        Change<Subnet> { Old: { } before, New: { } after } when before.Acl != after.Acl || before.RouteTable != after.RouteTable => Ways(after.VpcId),
        Change<Vpc> { Old: { } before, New: { } after } when before.MainRouteTableId != after.MainRouteTableId => Ways(after.Id),
        Change<InternetGateway> { New: { } gateway } => Ways(gateway.VpcId),
        Change<NatGateway> { New: { State: NatGatewayState.Available } gateway } => Ways(gateway.VpcId),
        Change<NetworkInterface> { New: { } one } => OfInterface(one),
        Change<ElasticIp> { New: { } address } when address.Interface(view) is { } one => OfInterface(one),
        Change<Instance> { Old: { State: not InstanceState.Running }, New: { State: InstanceState.Running } instance } => instance.Interfaces(view).Where(static one => !one.SourceDestCheck).SelectMany(static one => Ways(one.VpcId)),
        _ => [],
    };

    private static IEnumerable<AgentDoor> OfPolicy(ManagedPolicy policy, WorldView view) =>
        view.All(Role.ByAttachedPolicy, (policy.Place.Account, policy.Arn)).Concat(view.All(Role.ByBoundary, (policy.Place.Account, policy.Arn))).Select(static role => new AgentDoor(AgentDoorKind.Role, role.Arn));

    /// <summary>The doors that an interface is: to the instance that has it, and to the VPC's others where it forwards packets.</summary>
    private static IEnumerable<AgentDoor> OfInterface(NetworkInterface one) =>
    [
        .. one.Attachment is { } attachment ? (AgentDoor[])[new(AgentDoorKind.Interface, attachment.InstanceId)] : [],
        .. one.SourceDestCheck ? [] : Ways(one.VpcId),
    ];

    private static IEnumerable<AgentDoor> Ways(string? vpcId) => vpcId is null ? [] : [new(AgentDoorKind.Way, vpcId)];
}

/// <summary>The kinds of doors.</summary>
internal enum AgentDoorKind
{
    /// <summary>Its role: the permissions, the trust policy.</summary>
    Role,

    /// <summary>The instance profile, which may get a role.</summary>
    Profile,

    /// <summary>The instance's network interfaces and their addresses.</summary>
    Interface,

    /// <summary>The VPC's endpoints and their policies.</summary>
    Endpoint,

    /// <summary>The ways of the VPC's packets.</summary>
    Way,
}
