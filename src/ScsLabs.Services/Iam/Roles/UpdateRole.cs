namespace ScsLabs.Services.Iam;

/// <summary>Changes a role's description or the longest session that it gives; what isn't given stays.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, UpdateRole.</remarks>
[Operation<IamApi>]
public sealed record UpdateRole(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [Length(0, 1000), Pattern(Form.Description)] string? Description = null,
    [Range(3600, 43200)] int? MaxSessionDuration = null)
{
    /// <summary>Nothing.</summary>
    public sealed record Result;

    /// <summary>Changes it.</summary>
    public static Result Handle(UpdateRole request, Role role, Draft draft)
    {
        draft.Put(role with { Description = request.Description ?? role.Description, MaxSessionDuration = request.MaxSessionDuration ?? role.MaxSessionDuration });
        return new();
    }
}
