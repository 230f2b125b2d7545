namespace ScsLabs.Services.Config;

/// <summary>A resource of AWS Config that has tags.</summary>
internal interface ITagged : IResource
{
    /// <summary>The tags.</summary>
    ImmutableSortedDictionary<string, string> TagSet { get; }

    /// <summary>Puts the resource with other tags.</summary>
    void Tag(Draft draft, ImmutableSortedDictionary<string, string> tags);
}

/// <summary>Finds the rules and recorders that requests about tags name by their ARNs.</summary>
internal static class TaggedResources
{
    /// <summary>Asks on a resource, whether or not it is there.</summary>
    public static Ask Ask(Call call, string action, string arn, IReadOnlyList<Condition>? conditions = null) => new(action, arn, FindIn(call, arn)) { Conditions = conditions ?? [] };

    /// <summary>The resource with an ARN in the caller's account and Region.</summary>
    /// <exception cref="AwsException">There is none.</exception>
    public static ITagged Find(Call call, string arn) => FindIn(call, arn) ?? throw ConfigErrors.NoSuchResource(arn);

    private static ITagged? FindIn(Call call, string arn) =>
        ConfigRuleRow.WithArn(arn, call.Place, call.View) ?? (ITagged?)(RecorderRow.In(call.Place, call.View) is { } recorder && recorder.Arn == arn ? recorder : null);
}
