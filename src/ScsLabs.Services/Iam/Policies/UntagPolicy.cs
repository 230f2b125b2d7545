namespace ScsLabs.Services.Iam;

/// <summary>Removes tags from a managed policy; keys without a tag are ignored.</summary>
/// <remarks>Errors: NoSuchEntity. Source: IAM API Reference, UntagPolicy.</remarks>
[Operation<IamApi>]
public sealed record UntagPolicy(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    [RequestTags, Length(0, 50), Items(1, 128, Pattern = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+")] IReadOnlyList<string> TagKeys)
{
    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagPolicy request, ManagedPolicy policy, Draft draft) => draft.Put(policy.OwnPolicy() with { TagSet = policy.TagSet.RemoveRange(request.TagKeys) });
}
