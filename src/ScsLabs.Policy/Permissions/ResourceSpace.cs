using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Permissions;

/// <summary>Where requests are searched: resources of one type, in one scope or in none.</summary>
/// <param name="Type">The type of the resources.</param>
/// <param name="Within">The compiled pattern of their ARNs.</param>
/// <param name="Scope">The scope that they belong to; null for those that have no policy of their own.</param>
/// <param name="Scopes">All scopes of resources of this type, the more specific first.</param>
internal sealed record ResourceSpace(ResourceType Type, string Within, ResourceScope? Scope, IReadOnlyList<ResourceScope> Scopes)
{
    /// <summary>The patterns that tell which of the texts in <see cref="Within"/> belong to this space.</summary>
    public IEnumerable<string> Borders => Scopes.Where(scope => scope != Scope).Select(scope => scope.Pattern).Append(Type.Pattern(null));

    /// <summary>The spaces of all resources of a type.</summary>
    public static IEnumerable<ResourceSpace> Of(ResourceType type, string? account, IReadOnlyList<ResourceScope> scopes)
    {
        var pattern = type.Pattern(null);
        List<ResourceScope> ofType = [.. scopes.Where(scope => Witnesses.Matches(pattern, Sample(scope.Pattern)))];
        return ofType.Select(scope => new ResourceSpace(type, scope.Pattern, scope, ofType)).Prepend(new(type, type.Pattern(account), null, ofType));
    }

    /// <summary>Whether a resource belongs to this space.</summary>
    public bool Has(string resource) =>
        Witnesses.Matches(Type.Pattern(null), resource) && Scopes.FirstOrDefault(scope => Witnesses.Matches(scope.Pattern, resource)) == Scope;

    /// <summary>Whether a resource that matches a pattern may belong to this space: whether both begin alike.</summary>
    public bool MayHold(string pattern)
    {
        var own = Beginning(Within);
        var other = Beginning(pattern);
        return own.StartsWith(other) || other.StartsWith(own);
    }

    private static ReadOnlySpan<char> Beginning(string pattern) =>
        pattern.AsSpan().IndexOfAny([Glob.AnyRun, Glob.AnyOne, Witnesses.InField, Witnesses.FieldRun]) is var end and >= 0 ? pattern.AsSpan(0, end) : pattern;

    private static string Sample(string pattern) => pattern.Replace(Glob.AnyRun, 'x').Replace(Glob.AnyOne, 'x');
}
