namespace ScsLabs.Services.Ssm;

/// <summary>Lists the accounts with which a document is shared.</summary>
/// <remarks>Errors: InvalidDocument, InvalidDocumentOperation, InvalidNextToken. Source: Systems Manager API Reference, DescribeDocumentPermission.</remarks>
[Operation<SsmApi>]
public sealed record DescribeDocumentPermission(
    [Target<Document>(By = nameof(Document.OwnOrAmazons)), Pattern(DocumentForm.Name)] string Name,
    DocumentPermissionType PermissionType,
    [Range(1, 200)] int? MaxResults = null,
    string? NextToken = null)
{
    private const int Most = 200;

    /// <summary>A page of the accounts' ids, or <c>all</c> for everybody, and of the versions that each sees.</summary>
    public sealed record Result(IReadOnlyList<string> AccountIds, IReadOnlyList<AccountSharingInfo> AccountSharingInfoList, string? NextToken);

    /// <summary>Lists the accounts.</summary>
    internal static Result Handle(DescribeDocumentPermission request, Document document, Call call)
    {
        document.RequireOwn();
        var page = Page.Of(document.Shares.Accounts, request.NextToken, request.MaxResults ?? Most, static share => share.Key, SsmErrors.InvalidNextToken, call);
        return new([.. page.Items.Select(static share => share.Key)], [.. page.Items.Select(static share => new AccountSharingInfo(share.Key, share.Value))], page.Next);
    }
}

/// <summary>The versions of a document that an account sees.</summary>
/// <param name="AccountId">The id of the account, or <c>all</c> for everybody.</param>
/// <param name="SharedDocumentVersion">The versions.</param>
public sealed record AccountSharingInfo(string AccountId, SharedDocumentVersion SharedDocumentVersion);

/// <summary>The types of permissions.</summary>
public enum DocumentPermissionType
{
    /// <summary>To see and run a document.</summary>
    Share,
}
