using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>The part of the page about one lab.</summary>
/// <param name="html">What is written to.</param>
/// <param name="lab">The lab's results.</param>
/// <param name="language">The language.</param>
internal sealed class LabSection(Html html, LabResults lab, Language language)
{
    private readonly string id = HtmlReport.IdOf(lab);

    public void Write()
    {
        using var section = html.Element("section", ("class", "lab"), ("id", id), ("aria-labelledby", $"{id}-title"));
        using (html.Element("div", ("class", "title")))
        {
            html.Element("h2", HtmlReport.TitleOf(lab, language), ("id", $"{id}-title"));
            HtmlReport.State(html, Report.StateOf(lab), language);
        }

        Facts();
        new PictureSection(html, lab, language).Write();
        Checks();
        new ProofSection(html, lab, language).Write();
        using (html.Element("p", ("class", "quiet")))
        {
            html.Element("a", Words.ToTop.In(language), ("href", "#overview"));
        }
    }

    private void Facts()
    {
        using var list = html.Element("dl", ("class", "facts"));
        if (lab.Manifest is { } manifest)
        {
            Fact(Words.Domain, manifest.Domains is { Blog: { } domain } ? Words.DomainNamed(domain, language) : null);
            Fact(Words.Guide, manifest.Domains is { } domains ? string.Join(", ", domains.Guide) : null);
            Fact(Words.Effort, manifest is { Minutes: { } minutes, Difficulty: { } difficulty } ? Words.EffortOf.In(language, minutes, Words.Difficulty(difficulty, language)) : null);
            Fact(Words.Services, manifest.Services is { } services ? string.Join(", ", services) : null);
        }

        Fact(Words.Answer, Words.AnswerOf(lab.Variant, language));
        Fact(Words.Backend, lab.Backend ?? Words.NoBackend.In(language));
        Fact(Words.NotJudged, lab.Problem);
        Fact(Words.Run, Words.RunAt.In(language, Words.Moment(lab.At), Words.Time(lab.Seconds)));
    }

    private void Fact(Text name, string? value)
    {
        if (value is null)
        {
            return;
        }

        using var pair = html.Element("div");
        html.Element("dt", name.In(language));
        html.Element("dd", value);
    }

    private void Checks()
    {
        html.Element("h3", Words.Checks.In(language));
        foreach (var task in lab.Tasks)
        {
            using (html.Element("div", ("class", "title")))
            {
                html.Element("h4", Words.Task.In(language, task.Number));
                HtmlReport.State(html, task.State, language);
                html.Element("span", Words.ChecksOf.In(language, task.Passed, task.Checks.Count), ("class", "quiet"));
            }

            foreach (var check in task.Checks)
            {
                new CheckSection(html, check, language).Write();
            }
        }
    }
}
