namespace ScsLabs.Services.Iam;

/// <summary>Changes a role's description or maximum session duration; what isn't given is unchanged.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, UpdateRole.</remarks>
[Operation<IamApi>]
public sealed record UpdateRole(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(0, 1000), Pattern(Form.Description)] string? Description = null,
    [Range(3600, 43200)] int? MaxSessionDuration = null)
{
    /// <summary>An empty result.</summary>
    public sealed record Result;

    /// <summary>Changes the role.</summary>
    internal static Result Handle(UpdateRole request, Role role, Draft draft)
    {
        draft.Put(role with { Description = request.Description ?? role.Description, MaxSessionDuration = request.MaxSessionDuration ?? role.MaxSessionDuration });
        return new();
    }
}
