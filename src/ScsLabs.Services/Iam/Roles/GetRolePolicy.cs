namespace ScsLabs.Services.Iam;

/// <summary>Reads an inline policy of a role.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, GetRolePolicy.</remarks>
[Operation<IamApi>]
public sealed record GetRolePolicy(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(1, 128), Pattern(Form.Name)] string PolicyName)
{
    /// <summary>The policy; its document is percent-encoded.</summary>
    public sealed record Result(string RoleName, string PolicyName, string PolicyDocument);

    /// <summary>Reads the inline policy.</summary>
    internal static Result Handle(GetRolePolicy request, Role role) => new(role.RoleName, request.PolicyName, role.GetPolicy(request.PolicyName));
}
