using System.Text.Json;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>A call, what it asked for, what was decided, and the statements that were considered: each level within the other.</summary>
/// <param name="html">What is written to.</param>
/// <param name="call">The call.</param>
/// <param name="inner">The calls that services made within others, by the ids of these.</param>
/// <param name="language">The language.</param>
/// <param name="depth">The number of calls around this one.</param>
internal sealed class DecisionTree(Html html, JsonElement call, ILookup<string, JsonElement> inner, Language language, int depth = 0)
{
    private const int MostStatements = 40, LongestParameters = 2000, MostDepth = 4;

    public void Write()
    {
        var asks = call.List("asks");
        var error = call.Text("errorCode");
        using var item = html.Element("li");
        using var details = html.Element("details", ("class", "call"));
        using (html.Element("summary"))
        {
            html.Element("span", error is null ? $"✓ {Harness.Telling.Texts.Allowed.In(language)}" : $"✗ {error}", ("class", error is null ? "decision" : "decision refused"));
            html.Element("code", $"{call.Text("service")}:{call.Text("operation")}");
            html.Element("span", Short(call.Text("principal") ?? ""), ("class", "quiet"));
        }

        using var body = html.Element("div", ("class", "body"));
        if (call.Text("errorMessage") is { } message)
        {
            html.Element("p", message, ("class", "message"));
        }

        if (call.Member("parameters") is { ValueKind: JsonValueKind.Object } parameters)
        {
            var text = ParametersText.Of(parameters);
            html.Element("p", Words.Parameters.In(language), ("class", "label"));
            html.Element("pre", text.Length <= LongestParameters ? text : $"{text.AsSpan(0, LongestParameters)}…");
        }

        Asks(asks);
        Within();
    }

    private void Asks(IReadOnlyList<JsonElement> asks)
    {
        if (asks.Count == 0)
        {
            html.Element("p", Words.NoDecision.In(language), ("class", "quiet"));
            return;
        }

        using var tree = html.Element("ul", ("class", "tree"));
        foreach (var ask in asks)
        {
            Ask(new(ask, language));
        }
    }

    private void Within()
    {
        var within = inner[call.Text("requestId") ?? ""].ToList();
        if (within.Count == 0 || depth == MostDepth)
        {
            return;
        }

        html.Element("p", Words.WithinCall.In(language), ("class", "label"));
        using var list = html.Element("ol", ("class", "calls"));
        foreach (var one in within)
        {
            new DecisionTree(html, one, inner, language, depth + 1).Write();
        }
    }

    /// <summary>A principal without the beginning of its ARN: <c>111111111111: user/alice</c>.</summary>
    private static string Short(string principal) => principal.Split(':', 6) is ["arn", _, _, _, var account, var name] ? $"{name} ({account})" : principal;

    private void Ask(AskWords ask)
    {
        using var item = html.Element("li");
        html.Element("span", ask.Decision, ("class", ask.IsAllowed ? "decision" : "decision refused"));
        html.Text(" ");
        html.Element("code", ask.Action);
        html.Text(" ");
        html.Element("span", ask.On, ("class", "resource"));
        using var list = html.Element("ul");
        foreach (var (label, value) in ask.Reasons)
        {
            using var reason = html.Element("li");
            html.Element("span", label, ("class", "label"));
            html.Text($": {value}");
        }

        if (ask.Count == 0)
        {
            return;
        }

        using var last = html.Element("li");
        using var details = html.Element("details");
        html.Element("summary", ask.Considered);
        using var statements = html.Element("ul", ("class", "statements"));
        foreach (var (told, matches) in ask.Trace.Take(MostStatements))
        {
            html.Element("li", told, ("class", matches ? "matches" : null));
        }

        if (ask.Count > MostStatements)
        {
            html.Element("li", Words.AndMore.In(language, ask.Count - MostStatements));
        }
    }
}
