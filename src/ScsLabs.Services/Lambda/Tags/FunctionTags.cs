namespace ScsLabs.Services.Lambda;

/// <summary>The tags of functions, which requests hold as maps.</summary>
/// <remarks>Source: Lambda Developer Guide, "Using tags on Lambda functions".</remarks>
internal static class FunctionTags
{
    /// <summary>The form of the ARNs of what can have tags.</summary>
    public const string ArnForm = @"arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)";

    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        CheckForm = static tag =>
        {
            if (tag.Key.Length is < 1 or > 128 || tag.Value.Length > 256 || !TagRules.IsText(tag.Key) || !TagRules.IsText(tag.Value))
            {
                throw LambdaErrors.InvalidParameter("Tag keys have 1 to 128 characters, and their values up to 256: letters, numbers, spaces and _ . : / = + - @.");
            }
        },
        ReservedKey = static _ => LambdaErrors.InvalidParameter("System tags cannot be added/updated by requester"),
        TooMany = static most => LambdaErrors.InvalidParameter($"Number of tags exceeds resource tag limit ({most})."),
    };

    /// <summary>The entries of a map as tags.</summary>
    public static IEnumerable<Tag> Of(IReadOnlyDictionary<string, string>? tags) => (tags ?? ImmutableDictionary<string, string>.Empty).Select(tag => new Tag(tag.Key, tag.Value));

    /// <summary>The condition keys that a version or alias has by the tags of its function.</summary>
    public static IEnumerable<Condition> OfFunction(WorldView view, Place place, string name) =>
        view.Find<Function>(place, name) is { } function ? function.TagSet.Select(static tag => new Condition($"aws:ResourceTag/{tag.Key}", tag.Value)) : [];

    /// <summary>The condition keys of tags that a request sets.</summary>
    public static IReadOnlyList<Condition> Conditions(IReadOnlyDictionary<string, string>? tags)
    {
        var conditions = new ConditionList();
        conditions.AddTags(Of(tags));
        return conditions.Conditions;
    }
}
