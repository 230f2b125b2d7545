namespace ScsLabs.Services.Iam;

/// <summary>Sets the most that a user's identity policies can give it.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput. Source: IAM API Reference, PutUserPermissionsBoundary.</remarks>
[Operation<IamApi>]
public sealed record PutUserPermissionsBoundary(
    [Target<User>, Length(1, 64), Pattern(Form.Name)] string UserName,
    [ConditionKey("iam:PermissionsBoundary"), Length(20, 2048)] string PermissionsBoundary)
{
    /// <summary>Sets it.</summary>
    public static void Handle(PutUserPermissionsBoundary request, User user, Draft draft) =>
        draft.Put(user with { PermissionsBoundary = Attachments.RequireBoundary(request.PermissionsBoundary, user.Place, draft) });
}
