namespace ScsLabs.Services.Ssm;

/// <summary>Gives the content of a document: one's own, Amazon's, or by its ARN one that another account shares.</summary>
/// <remarks>In the format in which it was written the content is given as it was; in the other one it is written anew. Errors: InvalidDocument, InvalidDocumentVersion. Source: Systems Manager API Reference, GetDocument.</remarks>
[Operation<SsmApi>]
public sealed record GetDocument(
    [Target<Document>, Pattern(DocumentForm.NameOrArn)] string Name,
    [Pattern(DocumentForm.VersionName)] string? VersionName = null,
    [Pattern(DocumentForm.Version)] string? DocumentVersion = null,
    DocumentFormat? DocumentFormat = null)
{
    /// <summary>A version of the document.</summary>
    public sealed record Result
    {
        public required string Name { get; init; }
        public required DateTimeOffset CreatedDate { get; init; }
        public required string? DisplayName { get; init; }
        public required string? VersionName { get; init; }
        public required string DocumentVersion { get; init; }
        public required DocumentStatus Status { get; init; }
        public required string Content { get; init; }
        public required DocumentType DocumentType { get; init; }
        public required DocumentFormat DocumentFormat { get; init; }
    }

    /// <summary>Gives the content.</summary>
    internal static Result Handle(GetDocument request, Document document, Call call)
    {
        var version = document.Existing(request.DocumentVersion, request.VersionName, call);
        var format = request.DocumentFormat ?? Ssm.DocumentFormat.Json;
        return new()
        {
            Name = document.NameFor(call),
            CreatedDate = version.CreatedAt,
            DisplayName = version.DisplayName,
            VersionName = version.VersionName,
            DocumentVersion = $"{version.Version}",
            Status = DocumentStatus.Active,
            Content = version.In(format),
            DocumentType = DocumentType.Command,
            DocumentFormat = format,
        };
    }
}
