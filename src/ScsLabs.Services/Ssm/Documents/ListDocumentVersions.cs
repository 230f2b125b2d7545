using System.Globalization;

namespace ScsLabs.Services.Ssm;

/// <summary>Lists the versions of a document, oldest first; of another account's those that it shares.</summary>
/// <remarks>Errors: InvalidDocument, InvalidNextToken. Source: Systems Manager API Reference, ListDocumentVersions.</remarks>
[Operation<SsmApi>]
public sealed record ListDocumentVersions(
    [Target<Document>, Pattern(DocumentForm.NameOrArn)] string Name,
    [Range(1, 50)] int? MaxResults = null,
    string? NextToken = null)
{
    private const int Most = 50;

    /// <summary>A page of the versions.</summary>
    public sealed record Result(IReadOnlyList<DocumentVersionInfo> DocumentVersions, string? NextToken);

    /// <summary>Lists the versions.</summary>
    internal static Result Handle(ListDocumentVersions request, Document document, Call call)
    {
        var page = Page.Of(document.VersionsFor(call), request.NextToken, request.MaxResults ?? Most, static version => version.Version.ToString("d19", CultureInfo.InvariantCulture), SsmErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(version => DocumentVersionInfo.Of(document, version, call))], page.Next);
    }
}

/// <summary>A version of a document, as lists show it.</summary>
public sealed record DocumentVersionInfo
{
    public required string Name { get; init; }
    public required string? DisplayName { get; init; }
    public required string DocumentVersion { get; init; }
    public required string? VersionName { get; init; }
    public required DateTimeOffset CreatedDate { get; init; }
    public required bool IsDefaultVersion { get; init; }
    public required DocumentFormat DocumentFormat { get; init; }
    public required DocumentStatus Status { get; init; }

    /// <summary>Shows a version.</summary>
    internal static DocumentVersionInfo Of(Document document, DocumentVersion version, Call call) => new()
    {
        Name = document.NameFor(call),
        DisplayName = version.DisplayName,
        DocumentVersion = $"{version.Version}",
        VersionName = version.VersionName,
        CreatedDate = version.CreatedAt,
        IsDefaultVersion = version.Version == document.DefaultNumber,
        DocumentFormat = version.Format,
        Status = DocumentStatus.Active,
    };
}
