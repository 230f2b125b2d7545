using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Permissions;

/// <summary>Where requests are searched: resources of one type, in one scope or in none.</summary>
/// <param name="Type">The type of the resources.</param>
/// <param name="Within">The compiled pattern of their ARNs.</param>
/// <param name="Scope">The scope that they belong to; null for those that have no policy of their own.</param>
/// <param name="Scopes">All scopes of resources of this type, the more specific first.</param>
internal sealed record ResourceSpace(ResourceType Type, string Within, ResourceScope? Scope, IReadOnlyList<ResourceScope> Scopes)
{
    /// <summary>Whether the space is one resource, so that no patterns tell resources apart in it.</summary>
    public bool IsOne { get; } = Scope is not null && !Within.Where((_, at) => IsWildOrEnd(Within, at)).Any();

    /// <summary>The patterns that tell which of the texts in <see cref="Within"/> belong to this space.</summary>
    public IEnumerable<string> Borders => Scopes.Where(scope => scope != Scope && MayOverlap(scope.Pattern, Within)).Select(scope => scope.Pattern).Append(Type.Pattern(null));

    /// <summary>The spaces of all resources of a type.</summary>
    public static IEnumerable<ResourceSpace> Of(ResourceType type, string? account, IReadOnlyList<ResourceScope> scopes)
    {
        var pattern = type.Pattern(null);
        List<ResourceScope> ofType = [.. scopes.Where(scope => MayOverlap(pattern, scope.Pattern) && Witnesses.Matches(pattern, Sample(scope.Pattern)))];
        return ofType.Select(scope => new ResourceSpace(type, scope.Pattern, scope, ofType)).Prepend(new(type, type.Pattern(account), null, ofType));
    }

    /// <summary>Whether a resource belongs to this space.</summary>
    public bool Has(string resource) =>
        Witnesses.Matches(Type.Pattern(null), resource) && Scopes.FirstOrDefault(scope => Witnesses.Matches(scope.Pattern, resource)) == Scope;

    /// <summary>Whether two patterns begin alike, up to the first wildcard: where they don't, no text matches both.</summary>
    public static bool MayOverlap(string one, string other)
    {
        var alike = one.AsSpan().CommonPrefixLength(other);
        return IsWildOrEnd(one, alike) || IsWildOrEnd(other, alike);
    }

    private static bool IsWildOrEnd(string pattern, int at) => at == pattern.Length || pattern[at] is Glob.AnyRun or Glob.AnyOne or Witnesses.InField or Witnesses.FieldRun;

    private static string Sample(string pattern) => pattern.Replace(Glob.AnyRun, 'x').Replace(Glob.AnyOne, 'x');
}
