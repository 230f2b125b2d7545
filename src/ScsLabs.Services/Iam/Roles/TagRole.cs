namespace ScsLabs.Services.Iam;

/// <summary>Adds tags to a role, or replaces their values; 50 at most.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, LimitExceeded. Source: IAM API Reference, TagRole.</remarks>
[Operation<IamApi>]
public sealed record TagRole(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag> Tags)
{
    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagRole request, Role role, Draft draft) => draft.Put(role with { TagSet = TagSets.OfRoles.Set(role.TagSet, request.Tags) });
}
