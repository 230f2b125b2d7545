using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Permissions;

/// <summary>Where requests are searched: resources of one type, in one scope or in none.</summary>
/// <param name="Type">The type of the resources.</param>
/// <param name="Within">The compiled pattern of their ARNs.</param>
/// <param name="Scope">The scope that they belong to; null for those that have no policy of their own.</param>
/// <param name="Scopes">All scopes of resources of this type, the more specific first.</param>
internal sealed record Place(ResourceType Type, string Within, ResourceScope? Scope, IReadOnlyList<ResourceScope> Scopes)
{
    /// <summary>The patterns that tell which of the texts in <see cref="Within"/> belong to this place.</summary>
    public IEnumerable<string> Borders =>
        [.. Scopes.Where(scope => scope != Scope).Select(scope => scope.Pattern), .. Type.HasNoSlash ? [$"{Glob.AnyRun}/{Glob.AnyRun}"] : Array.Empty<string>()];

    /// <summary>The places of all resources of a type.</summary>
    public static IEnumerable<Place> Of(ResourceType type, string? account, IReadOnlyList<ResourceScope> scopes)
    {
        List<ResourceScope> ofType = [.. scopes.Where(scope => IsOf(type, type.Pattern(null), Sample(scope.Pattern)))];
        return ofType.Select(scope => new Place(type, scope.Pattern, scope, ofType)).Prepend(new(type, type.Pattern(account), null, ofType));
    }

    /// <summary>Whether a resource belongs to this place.</summary>
    public bool Has(string resource) =>
        (!Type.HasNoSlash || !resource.Contains('/')) && Scopes.FirstOrDefault(scope => Glob.Matches(scope.Pattern, resource, StringComparison.Ordinal)) == Scope;

    private static bool IsOf(ResourceType type, string pattern, string resource) =>
        (!type.HasNoSlash || !resource.Contains('/')) && Glob.Matches(pattern, resource, StringComparison.Ordinal);

    private static string Sample(string pattern) => pattern.Replace(Glob.AnyRun, 'x').Replace(Glob.AnyOne, 'x');
}
