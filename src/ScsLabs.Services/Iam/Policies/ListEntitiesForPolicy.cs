namespace ScsLabs.Services.Iam;

/// <summary>Lists the users, groups and roles that a managed policy is attached to or bounds.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, ListEntitiesForPolicy.</remarks>
[Operation<IamApi>]
public sealed record ListEntitiesForPolicy(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    EntityType? EntityFilter = null,
    [Length(1, 512), Pattern(Form.Path)] string? PathPrefix = null,
    PolicyUsageType? PolicyUsageFilter = null,
    [Length(1, 320), Pattern(Form.Marker)] string? Marker = null,
    [Range(1, 1000)] int? MaxItems = null)
{
    /// <summary>A page of the entities: groups, then roles, then users, each by name.</summary>
    public sealed record Result(IReadOnlyList<PolicyGroup> PolicyGroups, IReadOnlyList<PolicyUser> PolicyUsers, IReadOnlyList<PolicyRole> PolicyRoles, bool IsTruncated, string? Marker);

    /// <summary>Lists them.</summary>
    public static Result Handle(ListEntitiesForPolicy request, ManagedPolicy policy, Call call, WorldView view)
    {
        var page = Listing.Page(
            Attachments.Identities(view, call.GlobalPlace).Where(identity => Uses(identity, policy.Arn, request.PolicyUsageFilter) && IsWanted(identity, request)),
            identity => $"{identity.GetType().Name}/{identity.Id}",
            request.Marker,
            request.MaxItems);
        return new(
            [.. page.Items.OfType<Group>().Select(group => new PolicyGroup(group.GroupName, group.UniqueId))],
            [.. page.Items.OfType<User>().Select(user => new PolicyUser(user.UserName, user.UniqueId))],
            [.. page.Items.OfType<Role>().Select(role => new PolicyRole(role.RoleName, role.UniqueId))],
            page.IsTruncated,
            page.Next);
    }

    private static bool Uses(IIdentity identity, string policyArn, PolicyUsageType? usage) =>
        (usage is not PolicyUsageType.PermissionsBoundary && identity.AttachedPolicies.Contains(policyArn))
        || (usage is not PolicyUsageType.PermissionsPolicy && identity is IPrincipalIdentity { PermissionsBoundary: { } boundary } && boundary == policyArn);

    private static bool IsWanted(IIdentity identity, ListEntitiesForPolicy request) =>
        Listing.Fits(identity.Path, request.PathPrefix)
        && request.EntityFilter switch
        {
            null => true,
            EntityType.User => identity is User,
            EntityType.Role => identity is Role,
            EntityType.Group => identity is Group,
            _ => false,
        };
}

/// <summary>Kinds of entities.</summary>
public enum EntityType
{
    /// <summary>Users.</summary>
    User,

    /// <summary>Roles.</summary>
    Role,

    /// <summary>Groups.</summary>
    Group,

    /// <summary>An account's managed policies, to which nothing is attached.</summary>
    LocalManagedPolicy,

    /// <summary>AWS's managed policies, to which nothing is attached.</summary>
    [Wire("AWSManagedPolicy")]
    AwsManagedPolicy,
}

/// <summary>A group that a managed policy is attached to.</summary>
public sealed record PolicyGroup(string GroupName, string GroupId);

/// <summary>A user that a managed policy is attached to, or bounds.</summary>
public sealed record PolicyUser(string UserName, string UserId);

/// <summary>A role that a managed policy is attached to, or bounds.</summary>
public sealed record PolicyRole(string RoleName, string RoleId);
