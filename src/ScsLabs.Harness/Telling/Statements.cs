using System.Text.RegularExpressions;
using ScsLabs.Policy;

namespace ScsLabs.Harness.Telling;

/// <summary>Tells the emulator's sentences about statements in the learner's language. What isn't such a sentence stays as it is.</summary>
internal static partial class Statements
{
    private static readonly Dictionary<PolicyKind, Text> Kinds = new()
    {
        [PolicyKind.Identity] = Texts.IdentityPolicy,
        [PolicyKind.Resource] = Texts.ResourcePolicy,
        [PolicyKind.RoleTrust] = Texts.TrustPolicy,
        [PolicyKind.PermissionsBoundary] = Texts.Boundary,
        [PolicyKind.Session] = Texts.SessionPolicy,
        [PolicyKind.ServiceControl] = Texts.ServiceControlPolicy,
        [PolicyKind.ResourceControl] = Texts.ResourceControlPolicy,
        [PolicyKind.VpcEndpoint] = Texts.EndpointPolicy,
        [PolicyKind.Grant] = Texts.Grant,
        [PolicyKind.AccessControlList] = Texts.AccessControlList,
        [PolicyKind.BlockPublicAccess] = Texts.BlockPublicAccess,
    };

    /// <summary>Names a kind of policy by the name that it has in <see cref="PolicyKind"/>.</summary>
    public static string Kind(string name) => Kind(name, Languages.Chosen);

    /// <summary>Names what allowed a request: "because an identity-based policy allows the action: policy, statement 1, and a resource-based policy does: policy, statement 2".</summary>
    /// <returns>The one or two statements with their kinds; null where no policy was needed.</returns>
    public static string? Allowing(string because) => Allowing(because, Languages.Chosen);

    /// <summary>Names it in this language.</summary>
    internal static string? Allowing(string because, Language language)
    {
        if (Allows.Match(because) is not { Success: true } match)
        {
            return null;
        }

        var one = Named(match.Groups["one"].Value, match.Groups["kind"].Value, language);
        return match.Groups["two"].Success ? Texts.Both.In(language, one, Named(match.Groups["two"].Value, match.Groups["kind2"].Value, language)) : one;
    }

    /// <summary>Tells how a statement compares with a request: "Allow of policy, statement 1 (Identity): Resource [x] doesn't name y".</summary>
    public static string Compared(string sentence) => Compared(sentence, Languages.Chosen);

    /// <summary>Tells it in this language.</summary>
    internal static string Compared(string sentence, Language language)
    {
        if (Comparison.Match(sentence) is not { Success: true } match)
        {
            return sentence;
        }

        var statement = Texts.EffectOf.In(language, match.Groups["effect"], Texts.StatementOf.In(language, match.Groups["policy"], match.Groups["statement"]), Kind(match.Groups["kind"].Value, language));
        return match.Groups["why"].Value is "matches" ? statement : Texts.Because.In(language, statement, WhyNot(match.Groups["why"].Value, language));
    }

    private static string WhyNot(string why, Language language)
    {
        if (Wants.Match(why) is { Success: true } condition)
        {
            var text = condition.Groups["has"].Success ? Texts.WantsAndHas : condition.Groups["none"].Success ? Texts.WantsAndHasNone : Texts.WantsWhatIsNotComputed;
            return text.In(language, condition.Groups["operator"], condition.Groups["key"], condition.Groups["wanted"], condition.Groups["has"]);
        }

        return Element.Match(why) is { Success: true } element
            ? (element.Groups["negated"].Success ? Texts.LeavesOut : Texts.DoesNotName).In(language, element.Groups["element"], element.Groups["list"], element.Groups["what"])
            : why;
    }

    private static string Kind(string name, Language language) => Enum.TryParse<PolicyKind>(name, out var kind) ? Kinds[kind].In(language) : name;

    private static string Named(string statement, string kind, Language language)
    {
        var told = Kinds.Where(known => kind.StartsWith(known.Key.NounPhrase(), StringComparison.Ordinal)).Select(known => known.Value.In(language)).FirstOrDefault(kind);
        return Statement.Match(statement) is { Success: true } match ? Texts.OfKind.In(language, Texts.StatementOf.In(language, match.Groups["policy"], match.Groups["statement"]), told) : told;
    }

    [GeneratedRegex("^because (?<kind>an? [^:]+?) allows the [^ ]+ action(: (?<one>.+?))?(, and (?<kind2>an? [^:]+?) does: (?<two>.+))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allows { get; }

    [GeneratedRegex("^(?<policy>.+), statement (?<statement>[^ ]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Statement { get; }

    [GeneratedRegex(@"^(?<effect>Allow|Deny) of (?<policy>.+), statement (?<statement>[^ ]+) \((?<kind>[A-Za-z]+)\): (?<why>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comparison { get; }

    [GeneratedRegex(@"^(?<operator>[^ ]+) (?<key>[^ ]+) wants \[(?<wanted>.*)\], (the request has \[(?<has>.*)\]|(?<none>the request has no value)|this emulator doesn't compute that key)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wants { get; }

    [GeneratedRegex(@"^(?<element>[A-Za-z]+) \[(?<list>.*)\] (doesn't name|(?<negated>leaves out)) (?<what>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Element { get; }
}
