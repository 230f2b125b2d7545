namespace ScsLabs.Services.Iam;

/// <summary>Lists the users, groups and roles that a managed policy is attached to or is the boundary of.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, ListEntitiesForPolicy.</remarks>
[Operation<IamApi>]
public sealed record ListEntitiesForPolicy(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    EntityType? EntityFilter = null,
    [Length(1, 512), Pattern(Form.Path)] string? PathPrefix = null,
    PolicyUsageType? PolicyUsageFilter = null)
{
    /// <summary>The part of the list.</summary>
    [Spread] public PageRequest Page { get; init; } = new();

    /// <summary>A page of the entities: groups, then roles, then users, each by name.</summary>
    public sealed record Result(IReadOnlyList<PolicyGroup> PolicyGroups, IReadOnlyList<PolicyUser> PolicyUsers, IReadOnlyList<PolicyRole> PolicyRoles, [Spread] PageEnd Page);

    /// <summary>Lists the groups, roles and users.</summary>
    internal static Result Handle(ListEntitiesForPolicy request, ManagedPolicy policy, Call call, WorldView view)
    {
        var page = Listing.Page(
            Users(policy.Arn, request.PolicyUsageFilter, call, view).Where(identity => IsWanted(identity, request)),
            identity => $"{identity.GetType().Name}/{identity.Id}",
            request.Page);
        return new(
            [.. page.Items.OfType<Group>().Select(group => new PolicyGroup(group.GroupName, group.UniqueId))],
            [.. page.Items.OfType<User>().Select(user => new PolicyUser(user.UserName, user.UniqueId))],
            [.. page.Items.OfType<Role>().Select(role => new PolicyRole(role.RoleName, role.UniqueId))],
            PageEnd.Of(page));
    }

    private static IEnumerable<IIdentity> Users(string policyArn, PolicyUsageType? usage, Call call, WorldView view)
    {
        var attached = usage is PolicyUsageType.PermissionsBoundary ? [] : Attachments.Attached(policyArn, view, call.Account);
        var bounded = usage is PolicyUsageType.PermissionsPolicy ? [] : Attachments.Bounded(policyArn, view, call.Account);
        return attached.Union(bounded, ReferenceEqualityComparer.Instance).Cast<IIdentity>();
    }

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

/// <summary>The types of entities to list.</summary>
public enum EntityType
{
    /// <summary>Users.</summary>
    User,

    /// <summary>Roles.</summary>
    Role,

    /// <summary>Groups.</summary>
    Group,

    /// <summary>A value for customer managed policies, which lists nothing.</summary>
    LocalManagedPolicy,

    /// <summary>A value for AWS managed policies, which lists nothing.</summary>
    [Wire("AWSManagedPolicy")]
    AwsManagedPolicy,
}

/// <summary>A group that a managed policy is attached to.</summary>
public sealed record PolicyGroup(string GroupName, string GroupId);

/// <summary>A user that has the managed policy attached or as its boundary.</summary>
public sealed record PolicyUser(string UserName, string UserId);

/// <summary>A role that has the managed policy attached or as its boundary.</summary>
public sealed record PolicyRole(string RoleName, string RoleId);
