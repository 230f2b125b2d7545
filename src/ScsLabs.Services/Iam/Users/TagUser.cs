namespace ScsLabs.Services.Iam;

/// <summary>Adds tags to a user, or replaces their values; 50 at most.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, LimitExceeded. Source: IAM API Reference, TagUser.</remarks>
[Operation<IamApi>]
public sealed record TagUser(
    [Target<User>, Length(1, 128), Pattern(Form.Name)] string UserName,
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag> Tags)
{
    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagUser request, User user, Draft draft) => draft.Put(user with { TagSet = TagSets.OfUsers.Set(user.TagSet, request.Tags) });
}
