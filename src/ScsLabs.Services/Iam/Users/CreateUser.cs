namespace ScsLabs.Services.Iam;

/// <summary>Creates a user.</summary>
/// <remarks>Errors: EntityAlreadyExists, LimitExceeded, NoSuchEntity (the boundary), InvalidInput. Source: IAM API Reference, CreateUser.</remarks>
[Operation<IamApi>]
public sealed record CreateUser(
    [Length(1, 64), Pattern(Form.Name)] string UserName,
    [Length(1, 512), Pattern(Form.Path)] string Path = "/",
    [ConditionKey("iam:PermissionsBoundary"), Length(20, 2048)] string? PermissionsBoundary = null,
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The new user.</summary>
    public sealed record Result(UserView User);

    /// <summary>Asks on the ARN of the new user, with its path.</summary>
    internal static IEnumerable<Ask> Asks(CreateUser request, Call call) =>
        [new("iam:CreateUser", User.ArnOf(call.Account, request.Path, request.UserName)) { Conditions = CreateUserOperation.Conditions(request) }];

    /// <summary>Creates the user.</summary>
    internal static Result Handle(CreateUser request, Call call, Draft draft)
    {
        User.RequireNew(request.UserName, draft, call.Account);
        var user = new User
        {
            Account = call.Account,
            UserName = request.UserName,
            Path = request.Path,
            UniqueId = call.Ids.Unique("AIDA"),
            CreateDate = call.Timestamp,
            PermissionsBoundary = request.PermissionsBoundary is { } boundary ? Attachments.RequireBoundary(boundary, call.GlobalPlace, draft) : null,
            TagSet = TagSets.OfUsers.Set(TagSets.OfUsers.None, request.Tags),
        };
        draft.Put(user);
        return new(UserView.Of(user));
    }
}
