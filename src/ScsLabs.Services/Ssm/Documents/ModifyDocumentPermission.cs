namespace ScsLabs.Services.Ssm;

/// <summary>Shares a document with accounts or with everybody, and ends that. An id that is to be added and removed is removed.</summary>
/// <remarks>
/// Bounds: 20 ids in a request, 1,000 accounts of a document, 5 documents of an account in a Region that are shared with everybody.
/// Errors: InvalidDocument, InvalidParameterException, DocumentPermissionLimit, ValidationException.
/// Sources: Systems Manager API Reference, ModifyDocumentPermission; Systems Manager User Guide, documents-ssm-sharing; awslabs/landing-zone-accelerator-on-aws#786.
/// </remarks>
[Operation<SsmApi>]
public sealed record ModifyDocumentPermission(
    [Target<Document>(By = nameof(Document.Own)), Pattern(DocumentForm.Name)] string Name,
    DocumentPermissionType PermissionType,
    [Length(0, 20), Items(0, int.MaxValue, Pattern = ModifyDocumentPermission.AccountForm)] IReadOnlyList<string>? AccountIdsToAdd = null,
    [Length(0, 20), Items(0, int.MaxValue, Pattern = ModifyDocumentPermission.AccountForm)] IReadOnlyList<string>? AccountIdsToRemove = null,
    SharedDocumentVersion? SharedDocumentVersion = null)
{
    internal const string AccountForm = "(?i)all|[0-9]{12}";
    private const int MostAccounts = 1000;
    private const int MostPublic = 5;

    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Changes with whom the document is shared.</summary>
    internal static Result Handle(ModifyDocumentPermission request, Document document, Call call, Draft draft)
    {
        var (added, removed) = (request.AccountIdsToAdd ?? [], request.AccountIdsToRemove ?? []);
        if (added.Count + removed.Count == 0)
        {
            throw DocumentErrors.NobodyToShareWith();
        }

        var shares = document.Shares.Changed(added, removed, request.SharedDocumentVersion);
        if (shares.Accounts.Count > MostAccounts)
        {
            throw DocumentErrors.TooManyShares($"A private document can be shared with at most {MostAccounts} accounts.");
        }

        if (shares.IsPublic && !document.Shares.IsPublic && draft.Count(Document.ByPublicity, call.Place) >= MostPublic)
        {
            throw DocumentErrors.TooManyShares($"At most {MostPublic} documents can be shared publicly.");
        }

        draft.Put(document with { Shares = shares });
        return new();
    }
}
