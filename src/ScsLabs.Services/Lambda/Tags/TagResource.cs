namespace ScsLabs.Services.Lambda;

/// <summary>Adds tags to a function, or replaces their values.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterValueException. Source: Lambda API Reference, TagResource.</remarks>
[Operation<LambdaApi>]
public sealed record TagResource([Target<Function>(By = nameof(Function.ByArn)), Length(1, 256), Pattern(FunctionTags.ArnForm)] string Resource, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Asks with the tags that the request sets.</summary>
    internal static IEnumerable<Ask> Asks(TagResource request, Reference<Function> function) => [function.Ask("lambda:TagResource", FunctionTags.Conditions(request.Tags))];

    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagResource request, Function function, Draft draft) => draft.Put(function with { TagSet = FunctionTags.Rules.Set(function.TagSet, FunctionTags.Of(request.Tags)) });
}
