using System.CommandLine;
using System.Text;

namespace ScsLabs.Cli.Reporting;

/// <summary>The command <c>report</c>, which tells the results of labs as a page, and as files for other programs.</summary>
internal static class ReportCommand
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Command Command()
    {
        var results = new Option<string>("--results") { Description = Texts.ReportResultsHelp.ToString(), DefaultValueFactory = _ => Path.Combine("artifacts", "report", "results") };
        var into = new Option<string>("--out") { Description = Texts.ReportOutHelp.ToString(), DefaultValueFactory = _ => Path.Combine("artifacts", "report") };
        var all = new Option<bool>("--all") { Description = Texts.ReportAllHelp.ToString() };
        var command = new Command("report", Texts.ReportHelp.ToString()) { results, into, all };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetValue(results)!,
            arguments.GetValue(into)!,
            Languages.Chosen,
            arguments.GetValue(all) ? [.. Course.Find(Directory.GetCurrentDirectory()).Labs.Select(lab => lab.Name)] : [],
            cancellationToken));
        return command;
    }

    /// <summary>Reads the results and writes the report.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(string results, string into, Language language, IReadOnlyList<string> expected, CancellationToken cancellationToken)
    {
        var report = Report.Read(results, TimeProvider.System.GetUtcNow(), expected);
        foreach (var name in report.Unreadable)
        {
            Screen.OfErrors().Line(Words.Unreadable.In(language, name));
        }

        if (report.Labs.Count == 0)
        {
            Screen.OfErrors().Line(Words.NoResults.In(language, results));
            return ExitCode.Unjudged;
        }

        try
        {
            Directory.CreateDirectory(into);
            await WriteAsync("report.html", HtmlReport.Of(report, language)).ConfigureAwait(false);
            await WriteAsync("summary.md", MarkdownSummary.Of(report, language)).ConfigureAwait(false);
            await WriteAsync("junit.xml", JUnitReport.Of(report)).ConfigureAwait(false);
            await File.WriteAllBytesAsync(Path.Combine(into, "report.json"), JsonReport.Of(report), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Screen.OfErrors().Line(failure.Message);
            return ExitCode.Unjudged;
        }

        Console.WriteLine(Words.Written.In(language, Path.Combine(into, "report.html")));
        if (report.Labs.All(static lab => lab.Variant == LabVariant.Solution))
        {
            Console.WriteLine(Words.OfReferences.In(language));
        }

        return report.IsRed ? ExitCode.Red : ExitCode.Green;

        Task WriteAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(into, name), content, Utf8, cancellationToken);
    }
}
