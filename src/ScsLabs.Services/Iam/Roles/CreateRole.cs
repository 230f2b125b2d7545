namespace ScsLabs.Services.Iam;

/// <summary>Creates a role.</summary>
/// <remarks>Errors: EntityAlreadyExists, LimitExceeded, MalformedPolicyDocument, NoSuchEntity (the boundary), InvalidInput. Source: IAM API Reference, CreateRole.</remarks>
[Operation<IamApi>]
public sealed record CreateRole(
    [Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(1, 131072), Pattern(Form.Document)] string AssumeRolePolicyDocument,
    [Length(1, 512), Pattern(Form.Path)] string Path = "/",
    [Length(0, 1000), Pattern(Form.Description)] string? Description = null,
    [Range(3600, 43200)] int MaxSessionDuration = 3600,
    [ConditionKey("iam:PermissionsBoundary"), Length(20, 2048)] string? PermissionsBoundary = null,
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The new role.</summary>
    public sealed record Result(RoleView Role);

    /// <summary>Asks on the ARN of the new role, with its path.</summary>
    internal static IEnumerable<Ask> Asks(CreateRole request, Call call) =>
        [new("iam:CreateRole", Role.ArnOf(call.Account, request.Path, request.RoleName)) { Conditions = CreateRoleOperation.Conditions(request) }];

    /// <summary>Creates the role.</summary>
    internal static Result Handle(CreateRole request, Call call, Draft draft)
    {
        if (request.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal))
        {
            throw IamErrors.InvalidInput($"Path {request.Path} is reserved for service-linked roles.");
        }

        Role.RequireNew(request.RoleName, draft, call.Account);
        var role = new Role
        {
            Account = call.Account,
            RoleName = request.RoleName,
            Path = request.Path,
            UniqueId = call.Ids.Unique("AROA"),
            CreateDate = call.Timestamp,
            AssumeRolePolicyDocument = PolicyDocuments.ParseTrust(request.AssumeRolePolicyDocument, draft),
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration,
            PermissionsBoundary = request.PermissionsBoundary is { } boundary ? Attachments.RequireBoundary(boundary, call.GlobalPlace, draft) : null,
            TagSet = TagSets.OfRoles.Set(TagSets.OfRoles.None, request.Tags),
        };
        draft.Put(role);
        return new(RoleView.Of(role, draft));
    }
}
