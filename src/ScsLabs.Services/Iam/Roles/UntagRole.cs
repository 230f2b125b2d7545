namespace ScsLabs.Services.Iam;

/// <summary>Removes tags from a role; keys without a tag are ignored.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, UntagRole.</remarks>
[Operation<IamApi>]
public sealed record UntagRole(
    [Target<Role>, Length(1, 64), Pattern(Form.Name)] string RoleName,
    [RequestTags, Length(0, 50), Items(1, 128, Pattern = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+")] IReadOnlyList<string> TagKeys)
{
    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagRole request, Role role, Draft draft) => draft.Put(role with { TagSet = role.TagSet.RemoveRange(request.TagKeys) });
}
