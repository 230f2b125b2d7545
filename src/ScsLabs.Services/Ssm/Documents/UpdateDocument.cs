namespace ScsLabs.Services.Ssm;

/// <summary>Makes a new version of a document from its latest one. The default version stays what it was.</summary>
/// <remarks>
/// A display name and a target type that aren't given are those of the latest version. Bounds: 1,000 versions, 64 KB of content.
/// Errors: InvalidDocument, InvalidDocumentVersion, InvalidDocumentOperation, InvalidDocumentContent, InvalidDocumentSchemaVersion, MaxDocumentSizeExceeded, DuplicateDocumentContent, DuplicateDocumentVersionName, DocumentVersionLimitExceeded.
/// Source: Systems Manager API Reference, UpdateDocument.
/// </remarks>
[Operation<SsmApi>]
public sealed record UpdateDocument(
    [Length(1, int.MaxValue)] string Content,
    [Target<Document>(By = nameof(Document.OwnOrAmazons)), Pattern(DocumentForm.Name)] string Name)
{
    private const int MostVersions = 1000;

    [Length(0, 1024), Pattern(DocumentForm.DisplayName)] public string? DisplayName { get; init; }

    /// <summary>The name of the new version, which no other of the document has.</summary>
    [Pattern(DocumentForm.VersionName)] public string? VersionName { get; init; }

    /// <summary>The version that is updated, which must be the latest; the default version unless said otherwise.</summary>
    [Pattern(DocumentForm.Version)] public string? DocumentVersion { get; init; }

    /// <summary>The format of the content; JSON unless said otherwise.</summary>
    public DocumentFormat? DocumentFormat { get; init; }

    [Length(0, 200), Pattern(DocumentForm.TargetType)] public string? TargetType { get; init; }

    /// <summary>The new version.</summary>
    public sealed record Result(DocumentDescription DocumentDescription);

    /// <summary>Reads the content.</summary>
    internal static Task<DocumentContent> PrepareAsync(UpdateDocument request) => DocumentForm.PrepareAsync(request.Content, request.DocumentFormat);

    /// <summary>Makes the version.</summary>
    internal static Result Handle(UpdateDocument request, Document document, Call call, Draft draft, DocumentContent? prepared)
    {
        document.RequireOwn();
        var latest = document.LatestVersion;
        if (document.Existing(request.DocumentVersion, versionName: null, call).Version != latest.Version)
        {
            throw DocumentErrors.NotLatest(document.Name);
        }

        var format = request.DocumentFormat ?? Ssm.DocumentFormat.Json;
        var version = new DocumentVersion
        {
            Version = document.NextNumber,
            Content = DocumentForm.ContentOf(request.Content, request.DocumentFormat, prepared, call),
            Text = request.Content,
            Format = format,
            DisplayName = request.DisplayName ?? latest.DisplayName,
            VersionName = request.VersionName,
            TargetType = request.TargetType ?? latest.TargetType,
            CreatedAt = call.Timestamp,
        };
        RequireNew(version, document);
        var updated = document with { Versions = document.Versions.Add(version), NextNumber = document.NextNumber + 1 };
        draft.Put(updated);
        return new(DocumentDescription.Of(updated, version, call) with { Status = DocumentStatus.Updating });
    }

    private static void RequireNew(DocumentVersion version, Document document)
    {
        if (document.Versions.Exists(one => one.Text == version.Text && one.TargetType == version.TargetType))
        {
            throw DocumentErrors.DuplicateContent();
        }

        if (version.VersionName is { } name && document.Versions.Exists(one => one.VersionName == name))
        {
            throw DocumentErrors.DuplicateVersionName();
        }

        if (document.Versions.Count >= MostVersions)
        {
            throw DocumentErrors.TooManyVersions();
        }
    }
}
