namespace ScsLabs.Services.Ssm;

/// <summary>Makes a version of a document its default version.</summary>
/// <remarks>Errors: InvalidDocument, InvalidDocumentVersion. Source: Systems Manager API Reference, UpdateDocumentDefaultVersion.</remarks>
[Operation<SsmApi>]
public sealed record UpdateDocumentDefaultVersion(
    [Target<Document>(By = nameof(Document.Own)), Pattern(DocumentForm.Name)] string Name,
    [Pattern(DocumentForm.VersionNumber)] string DocumentVersion)
{
    /// <summary>The default version.</summary>
    public sealed record Result(DocumentDefaultVersionDescription Description);

    /// <summary>Changes the default version.</summary>
    internal static Result Handle(UpdateDocumentDefaultVersion request, Document document, Call call, Draft draft)
    {
        var version = document.Existing(request.DocumentVersion, versionName: null, call);
        draft.Put(document with { DefaultNumber = version.Version });
        return new(new(document.Name, $"{version.Version}", version.VersionName));
    }
}

/// <summary>A document's default version.</summary>
public sealed record DocumentDefaultVersionDescription(string Name, string DefaultVersion, string? DefaultVersionName);
