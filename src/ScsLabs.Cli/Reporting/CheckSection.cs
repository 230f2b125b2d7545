using System.Text.Json;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>A check: its verdict, the reason, and the evidence. What failed is open.</summary>
internal sealed class CheckSection(Html html, CheckResult check, Language language)
{
    public void Write()
    {
        using var details = html.Element("details", ("class", $"check {Class(check.Verdict)}"), check.Verdict == Verdict.Failed ? ("open", "") : ("open", null));
        using (html.Element("summary"))
        {
            html.Element("span", Words.With(check.Verdict, language), ("class", $"verdict {Class(check.Verdict)}"));
            html.Element("span", Words.In(check.Title, language), ("class", "sentence"));
            html.Element("span", Words.Time(check.Seconds), ("class", "quiet time"));
        }

        using var body = html.Element("div", ("class", "body"));
        if (check.Told.Length > 0)
        {
            html.Element("p", Words.Why.In(language), ("class", "label"));
            html.Element("pre", check.Told, ("class", "told"));
        }

        if (check.Paths is { Count: > 0 } paths)
        {
            html.Element("p", Words.Paths.In(language, paths.Count), ("class", "label"));
            foreach (var path in paths)
            {
                new PathSection(html, path, language).Write();
            }
        }

        if (check.Calls.Count > 0)
        {
            html.Element("p", Words.Calls.In(language, check.Calls.Count), ("class", "label"));
            using var list = html.Element("ol", ("class", "calls"));
            var ids = check.Calls.Select(call => call.Text("requestId")).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var inner = check.Calls.Where(IsInner).ToLookup(call => call.Text("outerRequestId")!, StringComparer.Ordinal);
            foreach (var call in check.Calls.Where(call => !IsInner(call)))
            {
                new DecisionTree(html, call, inner, language).Write();
            }

            bool IsInner(JsonElement call) => call.Text("outerRequestId") is { } outer && ids.Contains(outer);
        }

        if (check.Calls.Count == 0 && check.Paths is not { Count: > 0 })
        {
            html.Element("p", Words.NoEvidence.In(language), ("class", "quiet"));
        }
    }

    private static string Class(Verdict verdict) => verdict switch { Verdict.Passed => "passed", Verdict.Failed => "failed", _ => "skipped" };
}
