namespace ScsLabs.Services.Iam;

/// <summary>A role as IAM answers it.</summary>
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
    /// <summary>All there is to tell about this role.</summary>
    internal static RoleView Of(Role role, WorldView view) =>
        InList(role, view) with { PermissionsBoundary = AttachedPermissionsBoundary.Of(role), Tags = role.TagSet.View() };

    /// <summary>What lists tell about it.</summary>
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
