using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy;

/// <summary>A permission that a principal is expected to have: actions on resources, where conditions hold.</summary>
/// <param name="Action">The action, such as <c>s3:GetObject</c>, with wildcards for several.</param>
/// <param name="Resource">The resource's ARN, with wildcards for several; <c>*</c> alone also for actions that act on no resource.</param>
public sealed record Permission(string Action, string Resource)
{
    private readonly ActionPattern actions = new(Action);

    /// <summary>The values that requests must have: patterns of values, by condition key.</summary>
    public Dictionary<string, string> When { get; init; } = [];

    /// <summary>Resources among those of <see cref="Resource"/> that the permission leaves out, with wildcards.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Whether the permission is about the action.</summary>
    internal bool Names(string action) => actions.Matches(action);

    /// <summary>Whether the permission is about the resource.</summary>
    internal bool IsOn(string resource) => Matches(Resource, resource) && !Except.Any(except => Matches(except, resource));

    /// <summary>Whether the request has the values of <see cref="When"/>.</summary>
    internal bool HoldsIn(AccessRequest request) =>
        When.All(key => request.Find(key.Key) is { IsSingle: true } found && Matches(key.Value, found[0]));

    /// <summary>The compiled form of a text with wildcards.</summary>
    internal static string Compile(string text) => text.Replace('*', Glob.AnyRun).Replace('?', Glob.AnyOne);

    /// <inheritdoc />
    public override string ToString() =>
        $"{Action} on {Resource}{(Except.Count == 0 ? "" : $" except {string.Join(", ", Except)}")}{(When.Count == 0 ? "" : $" when {string.Join(", ", When.Select(key => $"{key.Key}={key.Value}"))}")}";

    private static bool Matches(string pattern, string text) => Glob.Matches(Compile(pattern), text, StringComparison.Ordinal);
}
