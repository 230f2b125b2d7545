namespace ScsLabs.Services.Ssm;

/// <summary>Describes a document: one's own, Amazon's, or by its ARN one that another account shares.</summary>
/// <remarks>Errors: InvalidDocument, InvalidDocumentVersion. Source: Systems Manager API Reference, DescribeDocument.</remarks>
[Operation<SsmApi>]
public sealed record DescribeDocument(
    [Target<Document>, Pattern(DocumentForm.NameOrArn)] string Name,
    [Pattern(DocumentForm.Version)] string? DocumentVersion = null,
    [Pattern(DocumentForm.VersionName)] string? VersionName = null)
{
    /// <summary>The document.</summary>
    public sealed record Result(DocumentDescription Document);

    /// <summary>Describes the document.</summary>
    internal static Result Handle(DescribeDocument request, Document document, Call call) =>
        new(DocumentDescription.Of(document, document.Existing(request.DocumentVersion, request.VersionName, call), call));
}
