using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Pictures;

/// <summary>The nodes that no row stands for: accounts and Regions.</summary>
internal static class Places
{
    /// <summary>The kind of an account.</summary>
    public const string Account = "account";

    /// <summary>The kind of a Region.</summary>
    public const string Region = "region";

    /// <summary>The kinds in words.</summary>
    public static IReadOnlyDictionary<string, Text> Called { get; } = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        [Account] = new("account", "アカウント"),
        [Region] = new("Region", "リージョン"),
    };

    /// <summary>The id of the node of a resource's Region, or of its account where it isn't regional.</summary>
    public static string NodeOf(IResource row) => row.Place.Region.Length > 0 ? $"{row.Place.Account}/{row.Place.Region}" : $"{row.Place.Account}";

    /// <summary>The nodes of a place: the Region in its account, or the account alone.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="nameOf">The name of an account, by its id.</param>
    public static IEnumerable<GraphNode> NodesOf(string id, Func<string, string> nameOf)
    {
        var account = id.Split('/')[0];
        yield return new(account, Account, nameOf(account));
        if (account.Length < id.Length)
        {
            yield return new(id, Region, id[(account.Length + 1)..], account);
        }
    }
}
