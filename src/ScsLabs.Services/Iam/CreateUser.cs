namespace ScsLabs.Services.Iam;

/// <summary>Makes a user.</summary>
/// <remarks>Errors: EntityAlreadyExists, NoSuchEntity (the boundary). Source: IAM API Reference, CreateUser.</remarks>
[Operation<IamApi>]
public sealed record CreateUser(
    [Target<User>, Length(1, 64), Pattern(@"[\w+=,.@-]+")] string UserName,
    [Length(1, 512)] string Path = "/",
    [ConditionKey("iam:PermissionsBoundary"), Length(20, 2048)] string? PermissionsBoundary = null,
    [RequestTags] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The user that was made.</summary>
    public sealed record Result(UserView User);

    /// <summary>Makes it.</summary>
    public static Result Handle(CreateUser request, User? existing, Call call, Draft draft)
    {
        if (existing is not null)
        {
            throw IamErrors.EntityAlreadyExists($"User with name {request.UserName} already exists.");
        }

        var user = new User
        {
            Account = call.Account,
            UserName = request.UserName,
            Path = request.Path,
            UniqueId = call.Ids.Unique("AIDA"),
            CreateDate = call.Timestamp,
            PermissionsBoundary = request.PermissionsBoundary,
        };
        draft.Put(user);
        return new(UserView.Of(user));
    }
}
