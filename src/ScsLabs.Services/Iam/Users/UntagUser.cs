namespace ScsLabs.Services.Iam;

/// <summary>Removes tags from a user; keys without a tag are ignored.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, UntagUser.</remarks>
[Operation<IamApi>]
public sealed record UntagUser(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName,
    [RequestTags, Length(0, 50), Items(1, 128, Pattern = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+")] IReadOnlyList<string> TagKeys)
{
    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagUser request, User user, Draft draft) => draft.Put(user with { TagSet = user.TagSet.RemoveRange(request.TagKeys) });
}
