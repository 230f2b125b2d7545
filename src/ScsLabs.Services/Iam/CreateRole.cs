namespace ScsLabs.Services.Iam;

/// <summary>Makes a role.</summary>
/// <remarks>Errors: EntityAlreadyExists, MalformedPolicyDocument. Source: IAM API Reference, CreateRole.</remarks>
[Operation<IamApi>]
public sealed record CreateRole(
    [Target<Role>, Length(1, 64), Pattern(@"[\w+=,.@-]+")] string RoleName,
    [Length(1, 131072)] string AssumeRolePolicyDocument,
    [Length(1, 512)] string Path = "/",
    [Length(0, 1000)] string? Description = null,
    [Range(3600, 43200)] int MaxSessionDuration = 3600)
{
    /// <summary>The role that was made.</summary>
    public sealed record Result(RoleView Role);

    /// <summary>Makes it.</summary>
    public static Result Handle(CreateRole request, Role? existing, Call call, Draft draft)
    {
        if (existing is not null)
        {
            throw IamErrors.EntityAlreadyExists($"Role with name {request.RoleName} already exists.");
        }

        var role = new Role
        {
            Account = call.Account,
            RoleName = request.RoleName,
            Path = request.Path,
            UniqueId = call.Ids.Unique("AROA"),
            CreateDate = call.Timestamp,
            AssumeRolePolicyDocument = PolicyDocuments.Parse(request.AssumeRolePolicyDocument, PolicyKind.RoleTrust),
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration,
        };
        draft.Put(role);
        return new(RoleView.Of(role));
    }
}
