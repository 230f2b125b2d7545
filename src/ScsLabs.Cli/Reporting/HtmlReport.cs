using System.Security.Cryptography;
using System.Text;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>The results as one page that loads nothing and runs no script.</summary>
internal static class HtmlReport
{
    private static readonly string Css = ReadCss();

    /// <summary>Nothing is loaded, and no style but the page's own is applied, whatever a text among the results holds.</summary>
    private static readonly string Policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'";

    public static string Of(Report report, Language language)
    {
        var html = new Html();
        using (html.Element("html", ("lang", language == Language.Japanese ? "ja" : "en")))
        {
            using (html.Element("head"))
            {
                html.Void("meta", ("charset", "utf-8"));
                html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
                html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
                html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
                html.Element("title", Words.Title.In(language));
                html.Style(Css);
            }

            using (html.Element("body"))
            {
                html.Element("a", Words.ToMain.In(language), ("class", "skip"), ("href", "#main"));
                Header(html, report, language);
                using (html.Element("main", ("id", "main")))
                {
                    Overview(html, report, language);
                    foreach (var lab in report.Labs)
                    {
                        new LabSection(html, lab, language).Write();
                    }
                }

                html.Element("footer", Words.Footer.In(language));
            }
        }

        return html.ToString();
    }

    /// <summary>The id of a lab's section.</summary>
    public static string IdOf(LabResults lab) => $"lab-{string.Concat(lab.Lab.Where(char.IsAsciiLetterOrDigit))}";

    /// <summary>The title of a lab; its name where nothing more is known.</summary>
    public static string TitleOf(LabResults lab, Language language) => lab.Manifest?.Title is { } title ? $"{lab.Manifest.Id} {Words.In(title, language)}".Trim() : lab.Lab;

    private static void Header(Html html, Report report, Language language)
    {
        using (html.Element("header", ("class", "page")))
        {
            html.Element("h1", Words.Title.In(language));
            using (html.Element("p", ("class", "lead")))
            {
                html.Element("strong", report.IsRed ? $"✗ {Words.SomeRed.In(language)}" : $"✓ {Words.AllGreen.In(language)}", ("class", report.IsRed ? "verdict failed" : "verdict passed"));
                html.Text(" ");
                html.Text(Words.CountOfChecks.In(language, report.Labs.Count, report.Checks.Count(), Report.Count(report.Checks, Verdict.Passed), Report.Count(report.Checks, Verdict.Failed), Report.Count(report.Checks, Verdict.Skipped)));
            }

            html.Element("p", Words.MadeAt.In(language, Words.Moment(report.At)), ("class", "quiet"));
            foreach (var file in report.Unreadable)
            {
                html.Element("p", $"✗ {Words.Unreadable.In(language, file)}", ("class", "verdict failed"));
            }
        }
    }

    private static void Overview(Html html, Report report, Language language)
    {
        using var section = html.Element("section", ("aria-labelledby", "overview"));
        html.Element("h2", Words.Overview.In(language), ("id", "overview"));
        using var box = html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", Words.TableOfLabs.In(language)));
        using var table = html.Element("table", ("class", "overview"));
        using (html.Element("thead"))
        {
            using var row = html.Element("tr");
            foreach (var word in (Text[])[Words.Lab, Words.State, Words.Checks, Words.MutantsCaught, Words.Duration])
            {
                html.Element("th", word.In(language), ("scope", "col"));
            }
        }

        using (html.Element("tbody"))
        {
            foreach (var lab in report.Labs)
            {
                using var row = html.Element("tr");
                using (html.Element("th", ("scope", "row")))
                {
                    html.Element("a", TitleOf(lab, language), ("href", $"#{IdOf(lab)}"));
                }

                using (html.Element("td"))
                {
                    State(html, Report.StateOf(lab), language);
                }

                var mutants = Report.MutantsOf(lab).ToList();
                html.Element("td", $"{Report.Count(lab.Checks, Verdict.Passed)} / {lab.Checks.Count}", ("class", "number"));
                html.Element("td", mutants.Count == 0 ? "–" : $"{mutants.Count(mutant => mutant.RedAt is not null)} / {mutants.Count}", ("class", "number"));
                html.Element("td", Words.Time(lab.Seconds), ("class", "number"));
            }
        }
    }

    /// <summary>Writes a state: its sign, its word and its colour.</summary>
    public static void State(Html html, TaskState state, Language language) =>
        html.Element("span", Words.With(state, language), ("class", state switch { TaskState.Proven => "verdict passed", TaskState.Red => "verdict failed", _ => "verdict skipped" }));

    private static string ReadCss()
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
