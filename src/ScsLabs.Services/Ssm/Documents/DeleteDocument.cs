namespace ScsLabs.Services.Ssm;

/// <summary>Deletes a document, or one version of it other than the default version. What is shared can't be deleted.</summary>
/// <remarks>Errors: InvalidDocument, InvalidDocumentVersion, InvalidDocumentOperation. Source: Systems Manager API Reference, DeleteDocument.</remarks>
[Operation<SsmApi>]
public sealed record DeleteDocument(
    [Target<Document>(By = nameof(Document.OwnOrAmazons)), Pattern(DocumentForm.Name)] string Name,
    [Pattern(DocumentForm.Version)] string? DocumentVersion = null,
    [Pattern(DocumentForm.VersionName)] string? VersionName = null)
{
    /// <summary>Whether to delete what else can't be. Command documents don't need it.</summary>
    public bool? Force { get; init; }

    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Deletes the document or version.</summary>
    internal static Result Handle(DeleteDocument request, Document document, Call call, Draft draft)
    {
        document.RequireOwn();
        if (!document.Shares.Accounts.IsEmpty)
        {
            throw DocumentErrors.StillShared();
        }

        if (request.DocumentVersion is null && request.VersionName is null)
        {
            draft.Remove(document);
            return new();
        }

        var version = document.Existing(request.DocumentVersion, request.VersionName, call);
        if (version.Version == document.DefaultNumber)
        {
            throw DocumentErrors.DefaultVersionStays();
        }

        draft.Put(document with { Versions = document.Versions.Remove(version) });
        return new();
    }
}
