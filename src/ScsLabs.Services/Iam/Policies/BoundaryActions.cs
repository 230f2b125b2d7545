using System.Collections.Frozen;

namespace ScsLabs.Services.Iam;

/// <summary>The actions that have the condition key <c>iam:PermissionsBoundary</c>; for all others it is absent.</summary>
/// <remarks>Source: Service Authorization Reference, list_awsidentityandaccessmanagementiam.</remarks>
internal static class BoundaryActions
{
    private static readonly FrozenSet<string> All = new[]
    {
        "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreateRole", "iam:CreateUser", "iam:DeleteRole",
        "iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePolicy", "iam:DeleteUserPermissionsBoundary", "iam:DeleteUserPolicy",
        "iam:DetachRolePolicy", "iam:DetachUserPolicy", "iam:GetRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy",
        "iam:PutUserPermissionsBoundary", "iam:PutUserPolicy", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contain(string action) => All.Contains(action);
}
