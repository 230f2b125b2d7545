namespace ScsLabs.Services.Lambda;

/// <summary>Lists the tags of a function.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: Lambda API Reference, ListTags.</remarks>
[Operation<LambdaApi>]
public sealed record ListTags([Target<Function>(By = nameof(Function.ByArn)), Length(1, 256), Pattern(FunctionTags.ArnForm)] string Resource)
{
    /// <summary>The tags.</summary>
    public sealed record Result(IReadOnlyDictionary<string, string> Tags);

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListTags request, Function function) => new(function.Tags);
}
