namespace ScsLabs.Services.Lambda;

/// <summary>Removes tags of a function.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: Lambda API Reference, UntagResource.</remarks>
[Operation<LambdaApi>]
public sealed record UntagResource([Target<Function>(By = nameof(Function.ByArn)), Length(1, 256), Pattern(FunctionTags.ArnForm)] string Resource, [Query("tagKeys"), RequestTags] IReadOnlyList<string> TagKeys)
{
    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagResource request, Function function, Draft draft) => draft.Put(function with { TagSet = function.TagSet.RemoveRange(request.TagKeys) });
}
