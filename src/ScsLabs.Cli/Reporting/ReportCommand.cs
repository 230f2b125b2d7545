using System.CommandLine;
using System.Text;

namespace ScsLabs.Cli.Reporting;

/// <summary>The command <c>report</c>, which tells the results of labs as a page, and as files for other programs.</summary>
internal static class ReportCommand
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Command Command()
    {
        var results = new Option<string>("--results") { Description = "The folder with the labs' results, which SCSLABS_RESULTS has each lab write.", DefaultValueFactory = _ => Path.Combine("artifacts", "report", "results") };
        var into = new Option<string>("--out") { Description = "The folder that report.html, junit.xml, report.json and summary.md are written to.", DefaultValueFactory = _ => Path.Combine("artifacts", "report") };
        var command = new Command("report", "Tells the results of labs: as a page (report.html), as JUnit XML, as JSON and as Markdown. Ends with 1 where something is red, and with 2 where there are no results.") { results, into };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetValue(results)!,
            arguments.GetValue(into)!,
            Languages.Chosen,
            cancellationToken));
        return command;
    }

    /// <summary>Reads the results and writes the report.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(string results, string into, Language language, CancellationToken cancellationToken)
    {
        var report = Report.Read(results, TimeProvider.System.GetUtcNow());
        foreach (var name in report.Unreadable)
        {
            await Console.Error.WriteLineAsync(Words.Unreadable.In(language, name)).ConfigureAwait(false);
        }

        if (report.Labs.Count == 0)
        {
            await Console.Error.WriteLineAsync(Words.NoResults.In(language, results)).ConfigureAwait(false);
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
            await Console.Error.WriteLineAsync(failure.Message).ConfigureAwait(false);
            return ExitCode.Unjudged;
        }

        Console.WriteLine(Words.Written.In(language, Path.Combine(into, "report.html")));
        return report.IsRed ? ExitCode.Red : ExitCode.Green;

        Task WriteAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(into, name), content, Utf8, cancellationToken);
    }
}
