namespace ScsLabs.Services.Ssm;

/// <summary>Lists documents: the account's own, Amazon's that the emulator has, and those that other accounts share with it or with everybody.</summary>
/// <remarks>Errors: InvalidFilterKey, InvalidNextToken, ValidationException. Source: Systems Manager API Reference, ListDocuments.</remarks>
[Operation<SsmApi>, AnyResource]
public sealed record ListDocuments(
    [Length(1, int.MaxValue)] IReadOnlyList<DocumentFilter>? DocumentFilterList = null,
    [Length(0, 6)] IReadOnlyList<DocumentKeyValuesFilter>? Filters = null,
    [Range(1, 50)] int? MaxResults = null,
    string? NextToken = null)
{
    private const int Most = 50;

    /// <summary>A page of the documents.</summary>
    public sealed record Result(IReadOnlyList<DocumentIdentifier> DocumentIdentifiers, string? NextToken);

    /// <summary>Lists the documents.</summary>
    internal static Result Handle(ListDocuments request, Call call)
    {
        if (request is { DocumentFilterList.Count: > 0, Filters.Count: > 0 })
        {
            throw SsmErrors.Validation("DocumentFilterList and Filters can't be used in one request.");
        }

        var filters = DocumentFilters.Of([.. (request.DocumentFilterList ?? []).Select(static filter => new DocumentKeyValuesFilter(filter.Key.ToWire(), [filter.Value])), .. request.Filters ?? []]);
        var page = Page.Of(
            from => SeenDocuments.From(from, filters.OwnedBy, call).Where(document => filters.Match(document, document.Existing(null, null, call), document.NameFor(call))),
            request.NextToken,
            request.MaxResults ?? Most,
            document => SeenDocuments.KeyOf(document, call),
            SsmErrors.InvalidNextToken,
            call);
        return new([.. page.Items.Select(document => DocumentIdentifier.Of(document, call))], page.Next);
    }
}

/// <summary>A filter with one of the known keys. AWS advises against it.</summary>
public sealed record DocumentFilter([Wire("key")] DocumentFilterKey Key, [Wire("value"), Length(1, int.MaxValue)] string Value);

/// <summary>A filter by a key as text, such as <c>Name</c> or <c>tag:Team</c>.</summary>
public sealed record DocumentKeyValuesFilter([Length(1, 128)] string? Key = null, [Items(1, 256)] IReadOnlyList<string>? Values = null);

/// <summary>The keys of filters.</summary>
public enum DocumentFilterKey
{
    /// <summary>The beginning of the name.</summary>
    Name,

    /// <summary>Whose document it is.</summary>
    Owner,

    /// <summary>The operating systems.</summary>
    PlatformTypes,

    /// <summary>The type.</summary>
    DocumentType,
}

/// <summary>A document, as lists show it: its default version, or the latest where that alone is shared.</summary>
public sealed record DocumentIdentifier
{
    public required string Name { get; init; }
    public required DateTimeOffset CreatedDate { get; init; }
    public required string? DisplayName { get; init; }
    public required string Owner { get; init; }
    public required string? VersionName { get; init; }
    public required IReadOnlyList<PlatformType> PlatformTypes { get; init; }
    public required string DocumentVersion { get; init; }
    public required DocumentType DocumentType { get; init; }
    public required string SchemaVersion { get; init; }
    public required DocumentFormat DocumentFormat { get; init; }
    public required string? TargetType { get; init; }
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Shows a document.</summary>
    internal static DocumentIdentifier Of(Document document, Call call)
    {
        var shown = DocumentDescription.Of(document, document.Existing(null, null, call), call);
        return new()
        {
            Name = shown.Name,
            CreatedDate = shown.CreatedDate,
            DisplayName = shown.DisplayName,
            Owner = shown.Owner,
            VersionName = shown.VersionName,
            PlatformTypes = shown.PlatformTypes,
            DocumentVersion = shown.DocumentVersion,
            DocumentType = shown.DocumentType,
            SchemaVersion = shown.SchemaVersion,
            DocumentFormat = shown.DocumentFormat,
            TargetType = shown.TargetType,
            Tags = shown.Tags,
        };
    }
}
