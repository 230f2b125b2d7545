using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>What was proven of the checks themselves, and what the backend can do.</summary>
internal sealed class ProofSection(Html html, LabResults lab, Language language)
{
    private readonly Dictionary<string, string> titles = lab.Checks.DistinctBy(check => check.Name, StringComparer.Ordinal).ToDictionary(check => check.Name, check => Words.In(check.Title, language), StringComparer.Ordinal);

    public void Write()
    {
        html.Element("h3", Words.Proofs.In(language));
        if (lab.Proofs is { Count: > 0 } proofs)
        {
            foreach (var proof in proofs.OrderBy(static proof => proof.Name, StringComparer.Ordinal))
            {
                Proof(proof);
            }
        }
        else
        {
            html.Element("p", Words.NoProofs.In(language), ("class", "quiet"));
        }

        if (lab.Capabilities.Count > 0)
        {
            html.Element("h3", Words.Capabilities.In(language));
            Capabilities();
        }
    }

    private void Proof(ProofResult proof)
    {
        var style = proof.Verdict switch { Verdict.Passed => "passed", Verdict.Failed => "failed", _ => "skipped" };
        using var details = html.Element("details", ("class", $"check {style}"), proof.Verdict == Verdict.Failed ? ("open", "") : ("open", null));
        using (html.Element("summary"))
        {
            html.Element("span", Words.With(proof.Verdict, language), ("class", $"verdict {style}"));
            html.Element("span", Words.ProofNamed(proof.Name, language), ("class", "sentence"));
            html.Element("span", Words.Time(proof.Seconds), ("class", "quiet time"));
        }

        using var body = html.Element("div", ("class", "body"));
        if (proof.Told.Length > 0)
        {
            html.Element("pre", proof.Told, ("class", "told"));
        }

        if (proof.Tried.Count > 0)
        {
            Tried(proof);
        }
        else if (proof.Told.Length == 0)
        {
            html.Element("code", proof.Name);
        }
    }

    private void Tried(ProofResult proof)
    {
        var isOfMutants = proof.Name == Words.MutantProof;
        if (isOfMutants)
        {
            html.Element("p", Words.MutantsOf.In(language, proof.Tried.Count + proof.LeftOut, proof.Tried.Count(static mutant => mutant.RedAt is not null) + (proof.Verdict == Verdict.Passed ? proof.LeftOut : 0)));
        }

        var name = (isOfMutants ? Words.Mutants : Words.OtherAnswers).In(language);
        Table(name, [name, (isOfMutants ? Words.CaughtBy : Words.State).In(language)], proof.Tried.Select(one => (one.Name, Cell(one, isOfMutants), Class: (one.RedAt is not null) == isOfMutants ? "" : "verdict failed")));
        if (proof.LeftOut > 0)
        {
            html.Element("p", Words.LeftOut.In(language, proof.LeftOut), ("class", "quiet"));
        }
    }

    private string Cell(TriedResult tried, bool isMutant) => tried.RedAt is { } check
        ? $"{(isMutant ? "" : "✗ ")}{titles.GetValueOrDefault(check) ?? check}"
        : isMutant ? $"✗ {Words.Survived.In(language)}" : $"✓ {Words.Passed.In(language)}";

    private void Capabilities() => Table(
        Words.Capabilities.In(language),
        [Words.Capability.In(language), Words.Seen.In(language)],
        lab.Capabilities.Select(one => (one.Name, $"{(one.Has ? $"✓ {Words.Yes.In(language)}" : $"– {Words.No.In(language)}")}: {one.Because}", "")));

    private void Table(string label, string[] head, IEnumerable<(string Name, string Cell, string Class)> rows)
    {
        using var box = html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", $"{label} ({lab.Lab})"));
        using var table = html.Element("table");
        using (html.Element("thead"))
        {
            using var row = html.Element("tr");
            foreach (var word in head)
            {
                html.Element("th", word, ("scope", "col"));
            }
        }

        using var rest = html.Element("tbody");
        foreach (var (name, cell, style) in rows)
        {
            using var row = html.Element("tr");
            html.Element("th", name, ("scope", "row"));
            html.Element("td", cell, ("class", style.Length > 0 ? style : null));
        }
    }
}
