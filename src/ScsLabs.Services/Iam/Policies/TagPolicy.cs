namespace ScsLabs.Services.Iam;

/// <summary>Adds tags to a managed policy, or replaces their values; 50 at most.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, LimitExceeded. Source: IAM API Reference, TagPolicy.</remarks>
[Operation<IamApi>]
public sealed record TagPolicy(
    [Target<ManagedPolicy>, Length(20, 2048)] string PolicyArn,
    [RequestTags, Length(0, 50)] IReadOnlyList<Tag> Tags)
{
    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagPolicy request, ManagedPolicy policy, Draft draft) => draft.Put(policy.OwnPolicy() with { TagSet = TagSets.OfPolicies.Set(policy.TagSet, request.Tags) });
}
