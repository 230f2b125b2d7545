namespace ScsLabs.Services.Iam;

/// <summary>A role as IAM returns it.</summary>
public sealed record RoleView(
    string Path,
    string RoleName,
    string RoleId,
    string Arn,
    DateTimeOffset CreateDate,
    string AssumeRolePolicyDocument,
    string? Description,
    int MaxSessionDuration,
    AttachedPermissionsBoundary? PermissionsBoundary = null,
    IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>Describes the role with all members.</summary>
    internal static RoleView Of(Role role, WorldView view) =>
        InList(role, view) with { PermissionsBoundary = AttachedPermissionsBoundary.Of(role), Tags = role.TagSet.View() };

    /// <summary>Describes the role with the members that lists have.</summary>
    internal static RoleView InList(Role role, WorldView view) => new(
        role.Path,
        role.RoleName,
        role.UniqueId,
        role.Arn,
        role.CreateDate,
        PolicyDocuments.Show(StoredPrincipals.Show(role.AssumeRolePolicyDocument, view)),
        role.Description,
        role.MaxSessionDuration);
}
