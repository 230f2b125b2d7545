namespace ScsLabs.Services.Ssm;

/// <summary>The documents that a caller sees, in an order in which lists can go on: Amazon's, then the caller's own, then those of other accounts.</summary>
internal static class SeenDocuments
{
    private const char Amazons = '1', Own = '2', Others = '3';

    /// <summary>The key that orders a document.</summary>
    public static string KeyOf(Document document, Call call) => $"{(document.IsAmazons ? Amazons : document.Account == call.Account ? Own : Others)}{document.NameFor(call)}";

    /// <summary>The documents from a key on; there may be earlier ones too.</summary>
    /// <param name="key">The key; empty for all.</param>
    /// <param name="owner">Whose documents; null for all that the caller sees.</param>
    /// <param name="call">The caller's call.</param>
    public static IEnumerable<Document> From(string key, DocumentOwner? owner, Call call) => owner switch
    {
        null => AmazonDocuments.In(call.Region).Concat(OwnFrom(key, call)).Concat(Shared(call, call.Account.ToString(), DocumentShares.All)),
        DocumentOwner.Amazon => AmazonDocuments.In(call.Region),
        DocumentOwner.Self => OwnFrom(key, call),
        DocumentOwner.Private => Shared(call, call.Account.ToString()),
        DocumentOwner.Public => AmazonDocuments.In(call.Region).Concat(call.View.All(Document.ByPublicity, call.Place)).Concat(Shared(call, DocumentShares.All)),
        _ => [],
    };

    private static IEnumerable<Document> OwnFrom(string key, Call call) => key is [Others, ..] ? [] : call.View.From<Document>(call.Place, key is [Own, .. var name] ? name : "");

    /// <summary>What other accounts share, without its tags, which are theirs.</summary>
    private static IEnumerable<Document> Shared(Call call, params IEnumerable<string> with) =>
        with.SelectMany(one => call.View.All(Document.ByShare, (call.Region, one)))
            .Where(document => document.Account != call.Account)
            .DistinctBy(static document => document.Arn, StringComparer.Ordinal)
            .OrderBy(static document => document.Arn, StringComparer.Ordinal)
            .Select(static document => document with { TagSet = ParameterTags.Rules.None });
}
