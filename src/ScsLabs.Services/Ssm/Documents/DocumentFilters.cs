namespace ScsLabs.Services.Ssm;

/// <summary>The filters of lists of documents: a document is listed that matches all, each by one of its values.</summary>
/// <remarks>Sources: Systems Manager API Reference, DocumentKeyValuesFilter; Systems Manager User Guide, documents-ssm-sharing; awsdocs/aws-systems-manager-user-guide#61.</remarks>
internal sealed class DocumentFilters
{
    private const string Name = "Name", Owner = "Owner", Tag = "tag:", SearchKeyword = "SearchKeyword";

    private static readonly Dictionary<string, Func<Document, DocumentVersion, IEnumerable<string?>>> Known = new(StringComparer.Ordinal)
    {
        ["PlatformTypes"] = static (_, version) => version.Content.Platforms.Select(static platform => platform.ToWire()),
        ["DocumentType"] = static (_, _) => [nameof(DocumentType.Command)],
        ["TargetType"] = static (_, version) => [version.TargetType],
    };

    private readonly IReadOnlyList<DocumentKeyValuesFilter> filters;

    private DocumentFilters(IReadOnlyList<DocumentKeyValuesFilter> filters) => this.filters = filters;

    /// <summary>Whose documents are listed; null for all that the caller sees.</summary>
    public DocumentOwner? OwnedBy { get; private init; }

    /// <summary>Reads filters.</summary>
    /// <exception cref="AwsException">InvalidFilterKey, ValidationException, or not emulated: a search for words.</exception>
    public static DocumentFilters Of(IReadOnlyList<DocumentKeyValuesFilter> filters)
    {
        foreach (var filter in filters)
        {
            if (filter.Key == SearchKeyword)
            {
                throw AwsException.NotEmulated($"the filter {SearchKeyword}");
            }

            if (filter.Key is not (Name or Owner) && !(filter.Key?.StartsWith(Tag, StringComparison.Ordinal) == true && filter.Key.Length > Tag.Length) && (filter.Key is null || !Known.ContainsKey(filter.Key)))
            {
                throw SsmErrors.InvalidInstanceFilterKey();
            }
        }

        return new(filters) { OwnedBy = OwnerIn([.. filters.Where(static filter => filter.Key == Owner).SelectMany(static filter => filter.Values ?? [])]) };
    }

    /// <summary>Whether a document matches, by what lists show of it.</summary>
    /// <param name="document">The document, with the tags that the caller sees.</param>
    /// <param name="version">The version that lists show.</param>
    /// <param name="name">The name that lists show.</param>
    public bool Match(Document document, DocumentVersion version, string name) => filters.All(filter => filter.Key switch
    {
        Owner => true,
        Name => filter.Values?.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal) || document.Name.StartsWith(prefix, StringComparison.Ordinal)) == true,
        { } key when Known.TryGetValue(key, out var known) => known(document, version).Any(value => filter.Values?.Contains(value, StringComparer.Ordinal) == true),
        { } key => document.TagSet.TryGetValue(key[Tag.Length..], out var value) && filter.Values?.Contains(value, StringComparer.Ordinal) == true,
        null => false,
    });

    private static DocumentOwner? OwnerIn(List<string> values) => values switch
    {
        [] => null,
        [var value] when Enum.TryParse<DocumentOwner>(value, out var owner) && owner.ToString() == value => owner,
        [var value] => throw SsmErrors.Validation($"The value {value} of the filter Owner is not one of: {string.Join(", ", Enum.GetNames<DocumentOwner>())}."),
        _ => throw SsmErrors.Validation("Only one Owner can be specified in a request."),
    };
}

/// <summary>Whose documents are listed.</summary>
internal enum DocumentOwner
{
    /// <summary>Amazon's.</summary>
    Amazon,

    /// <summary>Other accounts' that are shared with the caller's account.</summary>
    Private,

    /// <summary>Those that everybody sees: Amazon's, and what any account shares with everybody.</summary>
    Public,

    /// <summary>The caller's account's.</summary>
    Self,

    /// <summary>Those of vendors, of which the emulator has none.</summary>
    ThirdParty,
}
