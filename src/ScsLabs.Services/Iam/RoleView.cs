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
    int? MaxSessionDuration)
{
    /// <summary>What there is to tell about this role.</summary>
    internal static RoleView Of(Role role) =>
        new(role.Path, role.RoleName, role.UniqueId, role.Arn, role.CreateDate, PolicyDocuments.Show(role.AssumeRolePolicyDocument), role.Description, role.MaxSessionDuration);
}
