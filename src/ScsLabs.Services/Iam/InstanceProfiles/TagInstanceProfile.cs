namespace ScsLabs.Services.Iam;

/// <summary>Adds tags to an instance profile, or replaces their values; 50 at most.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, LimitExceeded. Source: IAM API Reference, TagInstanceProfile.</remarks>
[Operation<IamApi>]
public sealed record TagInstanceProfile(
    [Target<InstanceProfile>, Length(1, 128), Pattern(Form.Name)] string InstanceProfileName,
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag> Tags)
{
    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagInstanceProfile request, InstanceProfile profile, Draft draft) => draft.Put(profile with { TagSet = TagSets.OfInstanceProfiles.Set(profile.TagSet, request.Tags) });
}
