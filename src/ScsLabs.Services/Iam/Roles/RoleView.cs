namespace ScsLabs.Services.Iam;

/// <summary>A role as IAM returns it.</summary>
public sealed record RoleView
{
    public required string Path { get; init; }
    public required string RoleName { get; init; }
    public required string RoleId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required string AssumeRolePolicyDocument { get; init; }
    public required string? Description { get; init; }
    public required int MaxSessionDuration { get; init; }
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>When the role was last used; only GetRole tells it, and its members are absent for a role that wasn't.</summary>
    public RoleLastUsed? RoleLastUsed { get; init; }

    /// <summary>Describes the role with all members.</summary>
    internal static RoleView Of(Role role, WorldView view) =>
        InList(role, view) with { PermissionsBoundary = AttachedPermissionsBoundary.Of(role), Tags = role.TagSet.View() };

    /// <summary>Describes the role with the members that lists have.</summary>
    internal static RoleView InList(Role role, WorldView view) => new()
    {
        Path = role.Path,
        RoleName = role.RoleName,
        RoleId = role.UniqueId,
        Arn = role.Arn,
        CreateDate = role.CreateDate,
        AssumeRolePolicyDocument = PolicyDocuments.Show(StoredPrincipals.Show(role.AssumeRolePolicyDocument, view)),
        Description = role.Description,
        MaxSessionDuration = role.MaxSessionDuration,
    };
}

/// <summary>The last call with a session of a role.</summary>
public sealed record RoleLastUsed(DateTimeOffset? LastUsedDate = null, string? Region = null);
