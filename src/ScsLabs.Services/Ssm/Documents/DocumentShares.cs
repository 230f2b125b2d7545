using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>With whom a document is shared: accounts, or everybody. To those it is as if its policy let them see and run it.</summary>
/// <param name="Accounts">The versions that each account sees, by its id, or by <c>all</c> for everybody.</param>
/// <remarks>Source: Systems Manager User Guide, documents-ssm-sharing.</remarks>
internal sealed record DocumentShares(ImmutableSortedDictionary<string, SharedDocumentVersion> Accounts)
{
    /// <summary>Everybody.</summary>
    public const string All = "all";

    private static readonly string[] Actions = ["ssm:DescribeDocument", "ssm:GetDocument", "ssm:ListDocumentVersions", "ssm:SendCommand"];

    /// <summary>Nobody.</summary>
    public static DocumentShares None { get; } = new(ImmutableSortedDictionary<string, SharedDocumentVersion>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Whether the document is shared with everybody.</summary>
    public bool IsPublic => Accounts.ContainsKey(All);

    /// <summary>Whether it is shared with an account.</summary>
    public bool With(AccountId account) => IsPublic || Accounts.ContainsKey(account.ToString());

    /// <summary>The shares after some were added and others removed, which is done last.</summary>
    /// <param name="added">The ids of accounts, or <c>all</c> in any case.</param>
    /// <param name="removed">The ids of accounts, or <c>all</c> in any case.</param>
    /// <param name="version">The versions that are shared; null for all where it is with everybody, else for the default version.</param>
    public DocumentShares Changed(IEnumerable<string> added, IEnumerable<string> removed, SharedDocumentVersion? version) =>
        new(Accounts.SetItems(added.Select(KeyOf).Select(id => KeyValuePair.Create(id, version ?? (id == All ? SharedDocumentVersion.All : SharedDocumentVersion.Default)))).RemoveRange(removed.Select(KeyOf)));

    /// <summary>Whether an account with which the document is shared sees one of its versions.</summary>
    public bool Has(Document document, DocumentVersion version, AccountId account) =>
        new[] { account.ToString(), All }.Any(key => Accounts.TryGetValue(key, out var shared) && shared switch
        {
            SharedDocumentVersion.Default => version.Version == document.DefaultNumber,
            SharedDocumentVersion.Latest => version.Version == document.LatestVersion.Version,
            _ => true,
        });

    /// <summary>The policy that sharing is; null where the document is shared with nobody.</summary>
    public AttachedPolicy? Policy(Document document)
    {
        if (Accounts.IsEmpty)
        {
            return null;
        }

        JsonNode principal = IsPublic ? "*" : new JsonObject { ["AWS"] = new JsonArray([.. Accounts.Keys.Select(account => (JsonNode)account)]) };
        var statement = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = principal,
            ["Action"] = new JsonArray([.. Actions.Select(action => (JsonNode)action)]),
            ["Resource"] = document.Arn,
        };
        var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
        return new($"permissions of the document {document.Name}", PolicyDocument.ParseStored(JsonContent.Written(policy), PolicyKind.Resource));
    }

    private static string KeyOf(string id) => id.ToLowerInvariant();
}

/// <summary>The versions of a document that an account sees with which it is shared.</summary>
public enum SharedDocumentVersion
{
    /// <summary>The default version.</summary>
    [Wire("$DEFAULT")]
    Default,

    /// <summary>The latest version.</summary>
    [Wire("$LATEST")]
    Latest,

    /// <summary>All versions.</summary>
    [Wire("$ALL")]
    All,
}
