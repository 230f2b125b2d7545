using System.Globalization;
using System.Text;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>The results in short, as Markdown: a row for each lab, and the red checks with their reasons. GitHub shows a job's summary of up to 1 MiB; this one is far below.</summary>
internal static class MarkdownSummary
{
    private const int MostRed = 60, LongestReason = 1200;

    public static string Of(Report report, Language language)
    {
        var text = new StringBuilder();
        text.Append("## ").AppendLine(Words.Title.In(language)).AppendLine();
        text.AppendLine(Words.CountOfChecks.In(language, report.Labs.Count, report.Checks.Count(), Report.Count(report.Checks, Verdict.Passed), Report.Count(report.Checks, Verdict.Failed), Report.Count(report.Checks, Verdict.Skipped))).AppendLine();
        Row(text, [Words.Lab, Words.State, Words.Passed, Words.Failed, Words.Skipped, Words.MutantsCaught, Words.Duration], word => word.In(language));
        text.AppendLine("|---|---|---:|---:|---:|---:|---:|");
        foreach (var lab in report.Labs)
        {
            var mutants = Report.MutantsOf(lab).ToList();
            Row(
                text,
                [
                    $"{lab.Lab}", Words.With(Report.StateOf(lab), language), Number(Report.Count(lab.Checks, Verdict.Passed)), Number(Report.Count(lab.Checks, Verdict.Failed)), Number(Report.Count(lab.Checks, Verdict.Skipped)),
                    mutants.Count == 0 ? "–" : $"{mutants.Count(mutant => mutant.RedAt is not null)} / {mutants.Count}", Words.Time(lab.Seconds),
                ],
                static cell => cell);
        }

        var red = report.Labs.SelectMany(RedOf).ToList();
        if (red.Count > 0)
        {
            text.AppendLine().Append("### ").AppendLine(Words.RedOnes.In(language));
        }

        foreach (var (title, told) in red.Take(MostRed))
        {
            Reason(text, title(language), told);
        }

        if (red.Count > MostRed)
        {
            text.AppendLine().AppendLine(Words.AndMore.In(language, red.Count - MostRed));
        }

        foreach (var file in report.Unreadable)
        {
            text.AppendLine().Append("- ").AppendLine(Escape(Words.Unreadable.In(language, file)));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<(Func<Language, string> Title, string Told)> RedOf(LabResults lab) =>
    [
        .. lab.Checks.Where(check => check.Verdict == Verdict.Failed).OrderBy(check => check.Task)
            .Select(check => ((Func<Language, string>)(language => $"{lab.Lab}, {Words.Task.In(language, check.Task)}: {Words.In(check.Title, language)}"), check.Told)),
        .. (lab.Proofs ?? []).Where(proof => proof.Verdict == Verdict.Failed).Select(proof => ((Func<Language, string>)(language => $"{lab.Lab}: {Words.ProofNamed(proof.Name, language)}"), proof.Told)),
    ];

    /// <summary>A reason as a block of code, whose fence is longer than any that the reason has.</summary>
    private static void Reason(StringBuilder text, string title, string told)
    {
        var reason = told.Length <= LongestReason ? told : $"{told.AsSpan(0, LongestReason)}…";
        var fence = new string('`', Math.Max(3, LongestRun(reason) + 1));
        text.AppendLine().Append("**").Append(Escape(title)).AppendLine("**").AppendLine().AppendLine(fence).AppendLine(reason.ReplaceLineEndings("\n")).AppendLine(fence);
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static void Row<T>(StringBuilder text, IEnumerable<T> cells, Func<T, string> told) => text.Append("| ").AppendJoin(" | ", cells.Select(cell => Escape(told(cell)))).AppendLine(" |");

    /// <summary>Makes a text safe in a line of Markdown.</summary>
    private static string Escape(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(static character => "\\`*_[]<>|#&".Contains(character, StringComparison.Ordinal) ? $"\\{character}" : $"{character}"));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
