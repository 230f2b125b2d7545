namespace ScsLabs.Services.Iam;

/// <summary>Sets a user's permissions boundary, the maximum that its identity policies can grant.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, PutUserPermissionsBoundary.</remarks>
[Operation<IamApi>]
public sealed record PutUserPermissionsBoundary(
    [Target<User>, Length(1, 64), Pattern(Form.Name)] string UserName,
    [ConditionKey("iam:PermissionsBoundary"), Length(20, 2048)] string PermissionsBoundary)
{
    /// <summary>Sets the permissions boundary.</summary>
    internal static void Handle(PutUserPermissionsBoundary request, User user, Draft draft) =>
        draft.Put(user with { PermissionsBoundary = Attachments.RequireBoundary(request.PermissionsBoundary, user.Place, draft) });
}
