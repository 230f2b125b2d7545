namespace ScsLabs.Services.Ssm;

/// <summary>Creates a Command document with its first version, which is the default version.</summary>
/// <remarks>
/// The content is JSON unless the format says YAML. Bounds: 500 documents of an account in a Region, 64 KB of content.
/// Errors: DocumentAlreadyExists, DocumentLimitExceeded, InvalidDocumentContent, InvalidDocumentSchemaVersion, MaxDocumentSizeExceeded, TooManyTagsError, ValidationException.
/// Source: Systems Manager API Reference, CreateDocument.
/// </remarks>
[Operation<SsmApi>]
public sealed record CreateDocument(
    [Length(1, int.MaxValue)] string Content,
    [Target<Document>(By = nameof(Document.Own)), Pattern(DocumentForm.Name)] string Name)
{
    private const int Most = 500;

    /// <summary>A name that is shown beside the document's.</summary>
    [Length(0, 1024), Pattern(DocumentForm.DisplayName)] public string? DisplayName { get; init; }

    /// <summary>The name of the first version.</summary>
    [Pattern(DocumentForm.VersionName)] public string? VersionName { get; init; }

    /// <summary>The type; Command unless said otherwise.</summary>
    public DocumentType? DocumentType { get; init; }

    /// <summary>The format of the content; JSON unless said otherwise.</summary>
    public DocumentFormat? DocumentFormat { get; init; }

    /// <summary>The type of resources on which the document can be run, such as <c>/AWS::EC2::Instance</c>.</summary>
    [Length(0, 200), Pattern(DocumentForm.TargetType)] public string? TargetType { get; init; }

    [RequestTags, Length(0, 1000)] public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The document.</summary>
    public sealed record Result(DocumentDescription DocumentDescription);

    /// <summary>Asks to create and, with tags, to tag the document.</summary>
    internal static IEnumerable<Ask> Asks(CreateDocument request, Reference<Document> document)
    {
        yield return document.Ask("ssm:CreateDocument", [.. CreateDocumentOperation.Conditions(request), new("ssm:DocumentType", nameof(Ssm.DocumentType.Command))]);
        if (request.Tags is { Count: > 0 })
        {
            yield return document.Ask("ssm:AddTagsToResource", CreateDocumentOperation.Conditions(request));
        }
    }

    /// <summary>Reads the content.</summary>
    internal static Task<DocumentContent> PrepareAsync(CreateDocument request) => DocumentForm.PrepareAsync(request.Content, request.DocumentFormat);

    /// <summary>Creates the document.</summary>
    internal static Result Handle(CreateDocument request, Document? existing, Call call, Draft draft, DocumentContent? prepared)
    {
        DocumentForm.RequireFree(request.Name);
        if (existing is not null)
        {
            throw DocumentErrors.AlreadyExists(request.Name);
        }

        if (draft.Count<Document>(call.Place) >= Most)
        {
            throw DocumentErrors.TooMany(Most);
        }

        var format = request.DocumentFormat ?? Ssm.DocumentFormat.Json;
        var version = new DocumentVersion
        {
            Version = 1,
            Content = DocumentForm.ContentOf(request.Content, request.DocumentFormat, prepared, call),
            Text = request.Content,
            Format = format,
            DisplayName = request.DisplayName,
            VersionName = request.VersionName,
            TargetType = request.TargetType,
            CreatedAt = call.Timestamp,
        };
        var document = new Document { Account = call.Account, Region = call.Region, Name = request.Name, Versions = [version], TagSet = ParameterTags.Rules.Set(ParameterTags.Rules.None, request.Tags) };
        draft.Put(document);
        return new(DocumentDescription.Of(document, version, call) with { Status = DocumentStatus.Creating });
    }
}
