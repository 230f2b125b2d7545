namespace ScsLabs.Services.Iam;

/// <summary>Removes tags from an instance profile; keys without a tag are ignored.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, UntagInstanceProfile.</remarks>
[Operation<IamApi>]
public sealed record UntagInstanceProfile(
    [Target<InstanceProfile>, Length(1, 128), Pattern(Form.Name)] string InstanceProfileName,
    [RequestTags, Length(0, 50), Items(1, 128, Pattern = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+")] IReadOnlyList<string> TagKeys)
{
    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagInstanceProfile request, InstanceProfile profile, Draft draft) => draft.Put(profile with { TagSet = profile.TagSet.RemoveRange(request.TagKeys) });
}
