using System.Text.Json;
using ScsLabs.Harness.Telling;
using ScsLabs.Policy;

namespace ScsLabs.Harness;

/// <summary>One permission that a call asked for, with its decision and the statements that were considered.</summary>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Decision">The outcome.</param>
/// <param name="DecidedBy">The kind of policy that decided.</param>
/// <param name="Because">The reason in AWS's words.</param>
internal sealed record AskStory(string Action, string Resource, string Decision, string? DecidedBy, string Because)
{
    private DecisionReason? reason;
    private IReadOnlyList<PolicySource> by = [];

    /// <summary>Whether it was allowed.</summary>
    public bool IsAllowed => Decision == nameof(Outcome.Allowed);

    /// <summary>The statement that decided or came nearest to it; null where there is none.</summary>
    public Comparison? Nearest { get; private init; }

    /// <summary>The first element of that statement that doesn't match; null where all match.</summary>
    public string? Failed { get; private init; }

    /// <summary>The comparison of every statement.</summary>
    public IReadOnlyList<Comparison> Trace { get; private init; } = [];

    /// <summary>Identifies what the resource's own policy lacks, whoever calls; null where it isn't that policy which should have allowed.</summary>
    public string? Lacking
    {
        get
        {
            var statements = Trace.Where(statement => statement.Source?.Kind == nameof(PolicyKind.Resource)).ToList();
            return Decision == nameof(Outcome.ImplicitlyDenied) && DecidedBy == nameof(PolicyKind.Resource) && Trace.All(statement => statement.Source is not null) && !statements.Exists(statement => statement.Matches)
                ? $"{Action} {Resource}\n{string.Join('\n', statements.Select(statement => statement.Sentence))}"
                : null;
        }
    }

    /// <summary>Identifies the statement of the resource's own policy that allowed, whatever policies the caller has; null where that isn't what allowed.</summary>
    public string? Allowing => IsAllowed && DecidedBy == nameof(PolicyKind.Resource) ? $"{Resource} {Nearest?.Sentence}" : null;

    /// <summary>The decision, in one line.</summary>
    public string Told => IsAllowed && PolicySource.Told(by, Languages.Chosen) is { } source ? Texts.AllowedBy.With(Action, Resource, source)
        : Texts.Decided.With(Action, Resource, PolicyWords.Outcome(Decision, Languages.Chosen), Reason(Languages.Chosen));

    /// <summary>Tells the statement that denied, or the one that came nearest to allowing, or that the resource has no policy; null where another policy that should have allowed isn't there at all.</summary>
    public string? Statement => (Nearest, Failed) switch
    {
        (null, _) => Lacking is null ? null : Texts.NoPolicyOf.With(Resource, Action),
        (var statement, null) => Texts.Denying.With(statement.Told(Languages.Chosen)),
        (_, nameof(StatementElement.Action)) => Texts.NoStatementNames.With(Action),
        (var statement, _) => Texts.Nearest.With(statement.Told(Languages.Chosen)),
    };

    /// <summary>Reads an ask in the emulator's answer.</summary>
    public static AskStory Read(JsonElement json)
    {
        var trace = Comparison.ReadAll(json);
        return new(json.Text("action") ?? "", json.Text("resource") ?? "", json.Text("decision") ?? "", json.Text("decidedBy"), json.Text("because") ?? "")
        {
            reason = Enum.TryParse<DecisionReason>(json.Text("reason"), out var reason) ? reason : null,
            by = PolicySource.ReadAll(json),
            Nearest = trace.FirstOrDefault(statement => statement.IsIt) ?? (json.Text("statement") is { Length: > 0 } sentence ? new(sentence) : null),
            Failed = json.Text("failed"),
            Trace = trace,
        };
    }

    /// <summary>Tells the reason: what allowed, or which kind of policy denied or didn't allow.</summary>
    public string Reason(Language language) => (reason, DecidedBy) switch
    {
        (DecisionReason.NeedsNoPermission, _) => Texts.NeedsNoPermission.In(language, Action),
        (DecisionReason.RootNeedsNoPolicy, _) => Texts.RootNeedsNoPolicy.In(language, Action),
        (DecisionReason.Allows, _) => PolicySource.Told(by, language) ?? Because,
        (DecisionReason.PublicAccessIsRestricted, _) => Texts.PublicAccessIsRestricted.In(language),
        (DecisionReason.Denies, { } kind) => Texts.DeniedIn.In(language, PolicyWords.Kind(kind, language)),
        (DecisionReason.NoneAllows, { } kind) => Texts.NoneAllows.In(language, PolicyWords.Noun(kind, language), Action),
        _ => Because,
    };
}
