using ScsLabs.Network;
using ScsLabs.Services;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Kms;
using ScsLabs.Services.S3;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Harness.Telling;

/// <summary>Tells in words what a task did to the world.</summary>
internal static class Changed
{
    private const int Most = 5;

    /// <summary>Lists the rows that were replaced and deleted. Where there are none, it lists those that were created.</summary>
    public static string Tell(IReadOnlyList<Change> changes, Language language)
    {
        var words = changes.Where(IsMade).OrderBy(change => Opens(change) ? 0 : 1).SelectMany(change => Words(change, language)).Distinct().ToList();
        var old = words.Where(word => !word.IsNew).Select(word => word.Told).ToList();
        return List(old.Count > 0 ? old : [.. words.Select(word => word.Told)], language);
    }

    /// <summary>The names of the rows that the changes deleted, among those that were there at the beginning and that a text names; empty where there are none.</summary>
    public static string Deleted(IReadOnlyList<Change> changes, IReadOnlyList<Change> earlier, string text, Language language)
    {
        var made = earlier.Where(change => change.Before is null).Select(change => change.Key).ToHashSet();
        return List([.. changes.Where(change => IsMade(change) && change.After is null && !made.Contains(change.Key) && IdsOf(change.Before!).Any(id => Names(text, id))).Select(change => Name(change.Before!, language))], language);
    }

    /// <summary>Sessions and digests come and go with calls; only what a call is about is told.</summary>
    private static bool IsMade(Change change) => (change.After ?? change.Before) is IResource or S3Object or Services.S3.AccountPublicAccessBlock or Services.Kms.Grant or RouteRow or NetworkAclEntry or Services.Ec2.Peering;

    /// <summary>Whether it is a rule or an entry, which lets packets through or stops them and is told first.</summary>
    private static bool Opens(Change change) => (change.After ?? change.Before) is SecurityGroupRule or NetworkAclEntry;

    private static IEnumerable<(bool IsNew, string Told)> Words(Change change, Language language)
    {
        var name = Name((change.After ?? change.Before)!, language);
        if (change.Before is null || change.After is null)
        {
            return [(change.Before is null, (change.Before is null ? Texts.CreatedRow : Texts.DeletedRow).In(language, name))];
        }

        var (before, after) = (Policies(change.Before), Policies(change.After));
        var policies = before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(policy => before.GetValueOrDefault(policy) != after.GetValueOrDefault(policy))
            .Select(policy => (IsNew: !before.ContainsKey(policy), Told: Verb(policy).In(language, Nouns.Of(Nouns.Phrase(policy, language), name, language))))
            .ToList();
        return policies.Count > 0 ? policies : [(false, Texts.ChangedRow.In(language, name))];

        Text Verb(string policy) => !before.ContainsKey(policy) ? Texts.AddedPolicy : after.ContainsKey(policy) ? Texts.ReplacedPolicy : Texts.DeletedPolicy;
    }

    /// <summary>The row's policies, by their names without the row's.</summary>
    private static Dictionary<string, string> Policies(IRow row) =>
        (row as IHasPolicies)?.Policies.ToDictionary(policy => policy.Name[(policy.Name.IndexOf(", ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..], policy => policy.Document.Json, StringComparer.Ordinal) ?? [];

    /// <summary>The row's type in words, and its id: "bucket reports".</summary>
    private static string Name(IRow row, Language language) => row switch
    {
        S3Object stored => Nouns.Named("object", stored.Key, language),
        Parameter parameter => Nouns.Named("parameter", parameter.Arn.Split(":parameter")[^1], language),
        Services.Kms.Grant grant => Texts.GrantOn.In(language, string.Join(Texts.AndAlso.In(language), grant.Operations), grant.KeyId),
        Alias alias => Nouns.Named("alias", alias.AliasName["alias/".Length..], language),
        SecurityGroupRule rule => (rule.IsEgress ? Texts.RuleTo : Texts.RuleFrom).In(language, rule.Permission.Group?.GroupId ?? rule.Permission.PrefixListId ?? rule.Permission.Cidr?.ToString(), rule.Permission.Protocol == IpProtocol.Any ? Texts.AnyProtocol.In(language) : $"{Services.Ec2.Protocols.NameOf(rule.Permission.Protocol)} {rule.Permission.Ports}", rule.GroupId),
        RouteRow route => Texts.RouteTo.In(language, route.Id, route.Place.Within),
        NetworkAclEntry entry => Texts.AclEntry.In(language, entry.Id, entry.Place.Within),
        Services.Ec2.Peering or VpcPeeringConnection => Nouns.Named("VPC peering connection", row.Id, language),
        _ => Nouns.Named(string.Concat(row.GetType().Name.Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? " " : "")}{char.ToLowerInvariant(letter)}" : $"{letter}")), row.Id, language),
    };

    /// <summary>The ids by which calls name a row, or what it is of, and the name by which labs find it.</summary>
    private static IEnumerable<string> IdsOf(IRow row) => row switch
    {
        S3Object stored => [stored.Key],
        Services.Kms.Grant grant => [grant.KeyId],
        Ec2Resource resource => [row.Id, resource.Tags.GetValueOrDefault("Name") ?? ""],
        _ => [row.Id],
    };

    /// <summary>Whether a text has an id as a word of its own: "web", but not as a part of "web-2".</summary>
    internal static bool Names(string text, string id)
    {
        for (var at = text.IndexOf(id, StringComparison.Ordinal); id.Length > 0 && at >= 0; at = text.IndexOf(id, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsOfWord(text[at - 1])) && (at + id.Length == text.Length || !IsOfWord(text[at + id.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character is '-' or '_';

    private static string List(List<string> words, Language language)
    {
        var some = string.Join(Texts.And.In(language), words.Take(Most));
        return words.Count > Most ? Texts.AndOthers.In(language, some, words.Count - Most) : some;
    }
}
