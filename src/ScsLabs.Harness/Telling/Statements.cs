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

    private static readonly Sentences Reasons = new(Texts.NoneAllows, Texts.DeniedIn, Texts.AclDoesNotAllow, Texts.AclIsIgnored, Texts.NoActionInKeyPolicy, Texts.NoResourceInKeyPolicy, Texts.GrantWantsOtherContext, Texts.NeedsNoPermission, Texts.RootNeedsNoPolicy, Texts.PublicAccessIsRestricted);

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

    /// <summary>Tells the reason of a decision: what allowed, or which kind of policy denied or didn't allow.</summary>
    internal static string Reason(string because, Language language) => Allowing(because, language) ?? Reasons.Told(because, language, Noun);

    /// <summary>Names an outcome by the name that it has in <see cref="Policy.Outcome"/>.</summary>
    internal static string Outcome(string name, Language language) => name switch
    {
        nameof(Policy.Outcome.Allowed) => Texts.Allowed.In(language),
        nameof(Policy.Outcome.ExplicitlyDenied) => Texts.ExplicitlyDenied.In(language),
        nameof(Policy.Outcome.ImplicitlyDenied) => Texts.ImplicitlyDenied.In(language),
        _ => name,
    };

    /// <summary>Tells how a statement compares with a request: "Allow of policy, statement 1 (Identity): Resource [x] doesn't name y".</summary>
    public static string Compared(string sentence) => Compared(sentence, Languages.Chosen);

    /// <summary>Tells it in this language.</summary>
    internal static string Compared(string sentence, Language language)
    {
        if (Comparison.Match(sentence) is not { Success: true } match)
        {
            return sentence;
        }

        var statement = Texts.EffectOf.In(language, match.Groups["effect"], Told(match, language), Kind(match.Groups["kind"].Value, language));
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
            : Reasons.Told(why, language);
    }

    /// <summary>The statement that was found, with its policy.</summary>
    private static string Told(Match statement, Language language) => Texts.StatementOf.In(language, Nouns.Policy(statement.Groups["policy"].Value, language), statement.Groups["statement"]);

    /// <summary>Tells a kind by its noun, with an article or without; anything else stays as it is.</summary>
    private static string Noun(string noun, Language language) => Kinds.FirstOrDefault(known => noun == known.Key.Noun() || noun == known.Key.NounPhrase()).Value?.In(language) ?? noun;

    private static string Kind(string name, Language language) => Enum.TryParse<PolicyKind>(name, out var kind) ? Kinds[kind].In(language) : name;

    private static string Named(string statement, string kind, Language language)
    {
        var told = Kinds.Where(known => kind.StartsWith(known.Key.NounPhrase(), StringComparison.Ordinal)).Select(known => known.Value.In(language)).FirstOrDefault(kind);
        return Statement.Match(statement) is { Success: true } match ? Texts.OfKind.In(language, Told(match, language), told) : told;
    }

    [GeneratedRegex("^because (?<kind>an? [^:]+?) allows the [^ ]+ action(: (?<one>.+?))?(, and (?<kind2>an? [^:]+?) does: (?<two>.+))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allows { get; }

    [GeneratedRegex("^(?<policy>.+), statement (?<statement>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Statement { get; }

    [GeneratedRegex(@"^(?<effect>Allow|Deny) of (?<policy>.+), statement (?<statement>.+?) \((?<kind>[A-Za-z]+)\): (?<why>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comparison { get; }

    [GeneratedRegex(@"^(?<operator>[^ ]+) (?<key>[^ ]+) wants \[(?<wanted>.*)\], (the request has \[(?<has>.*)\]|(?<none>the request has no value)|this emulator doesn't compute that key)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wants { get; }

    [GeneratedRegex(@"^(?<element>[A-Za-z]+) \[(?<list>.*)\] (doesn't name|(?<negated>leaves out)) (?<what>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Element { get; }
}
