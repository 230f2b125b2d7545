using System.Text.Json;
using System.Xml.Linq;
using ScsLabs.Cli.Reporting;
using ScsLabs.Harness.Results;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Tests.Reporting;

/// <summary>The command: what it writes beside the page, and how it ends.</summary>
public sealed class ReportFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-report-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Results => Path.Combine(folder.FullName, "results");

    private string Out => Path.Combine(folder.FullName, "out");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_green_ends_with_0_and_four_files_are_there()
    {
        (await RunAsync(Samples.Lab(Verdict.Passed))).ShouldBe(0);

        Directory.EnumerateFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["junit.xml", "report.html", "report.json", "summary.md"]);
    }

    [Fact]
    public async Task A_red_check_or_proof_and_one_that_did_not_run_end_with_1()
    {
        var green = Samples.Lab(Verdict.Passed);

        (await RunAsync(Samples.Lab(Verdict.Failed))).ShouldBe(1);
        (await RunAsync(Samples.Lab(Verdict.NotRun))).ShouldBe(1);
        (await RunAsync(green with { Proofs = [new("No_mutant_of_the_solution_survives", Verdict.Failed, "1 of 2", 1, [])] })).ShouldBe(1);
        (await RunAsync(green with { Checks = [] })).ShouldBe(1);
    }

    [Fact]
    public async Task No_results_end_with_2_and_nothing_is_written()
    {
        (await ReportCommand.RunAsync(Results, Out, Language.English, [], Cancel)).ShouldBe(2);

        Directory.Exists(Out).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_is_red()
    {
        Directory.CreateDirectory(Results);
        await File.WriteAllTextAsync(Path.Combine(Results, "Lab01.json"), "{", Cancel);

        (await RunAsync(Samples.Lab(Verdict.Passed))).ShouldBe(1);

        (await File.ReadAllTextAsync(Path.Combine(Out, "report.html"), Cancel)).ShouldContain("Lab01.json holds no results that can be read.");
        (await File.ReadAllTextAsync(Path.Combine(Out, "summary.md"), Cancel)).ShouldContain("Lab01.json holds no results");
    }

    [Fact]
    public async Task A_lab_that_left_no_results_is_red_in_every_form()
    {
        var green = Samples.Lab(Verdict.Passed);
        (await RunAsync(green, green.Lab)).ShouldBe(0);
        (await RunAsync(green, green.Lab, "Lab10.Died")).ShouldBe(1);

        (await File.ReadAllTextAsync(Path.Combine(Out, "report.html"), Cancel)).ShouldContain("Lab10.Died.json");
        (await File.ReadAllTextAsync(Path.Combine(Out, "summary.md"), Cancel)).ShouldContain("Lab10.Died.json");
        var suites = XDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Out, "junit.xml"), Cancel)).Root!;
        ((int)suites.Attribute("errors")!).ShouldBe(1);
        suites.Elements("testsuite").Last().Attribute("name")!.Value.ShouldBe("Lab10.Died");
    }

    [Fact]
    public void JUnit_has_a_suite_for_each_lab_and_a_case_for_each_check_and_proof()
    {
        var suites = XDocument.Parse(JUnitReport.Of(Samples.Report(Samples.Lab(), Samples.Lab(Verdict.Passed, "Lab10.Other")))).Root!;

        (suites.Name.LocalName, (int)suites.Attribute("tests")!, (int)suites.Attribute("failures")!, (int)suites.Attribute("skipped")!).ShouldBe(("testsuites", 10, 1, 2));
        suites.Elements("testsuite").Select(suite => (string)suite.Attribute("name")!).ShouldBe(["Lab09.Secrets", "Lab10.Other"]);
        var failure = suites.Descendants("failure").ShouldHaveSingleItem();
        ((string)failure.Parent!.Attribute("name")!).ShouldBe($"Task 1: It is refused to {Samples.Script}");
        ((string)failure.Attribute("message")!).ShouldBe("expected: refused");
        failure.Value.ShouldBe($"expected: refused\ngot: {Samples.Image} & \uFFFD\uFFFD ``` ]]>");
        suites.Descendants("skipped").First().Attribute("message")!.Value.ShouldBe("needs database-server: no server");
    }

    [Fact]
    public void The_document_of_JSON_has_a_version_and_all_results()
    {
        using var document = JsonDocument.Parse(JsonReport.Of(Samples.Report(Samples.Lab())));

        document.RootElement.GetProperty("version").GetInt32().ShouldBe(1);
        document.RootElement.GetProperty("red").GetBoolean().ShouldBeTrue();
        document.RootElement.GetProperty("labs")[0].GetProperty("checks").GetArrayLength().ShouldBe(3);
        document.RootElement.GetProperty("labs")[0].GetProperty("pictures").GetProperty("after").GetProperty("edges")[0].GetProperty("kind").GetString().ShouldBe("Connects");
    }

    [Fact]
    public void The_summary_has_a_row_for_each_lab_and_the_red_checks_with_their_reasons()
    {
        var summary = MarkdownSummary.Of(Samples.Report(Samples.Lab()), Language.English);

        summary.ShouldContain("| Lab09.Secrets | ✗ red | 1 | 1 | 1 | 2 / 2 | 12.3 s |");
        summary.ShouldContain("**Lab09.Secrets, Task 1: It is refused to \\<script\\>document.title='owned'\\</script\\>**");
        summary.ShouldContain("\n````\nexpected: refused\n");
    }

    [Fact]
    public void The_summary_is_bounded()
    {
        var lab = Samples.Lab();
        var red = lab with { Checks = [.. Enumerable.Range(0, 500).Select(number => lab.Checks[0] with { Name = $"check{number}", Told = new string('x', 100_000) })] };

        var summary = MarkdownSummary.Of(Samples.Report(red), Language.English);

        summary.Length.ShouldBeLessThan(200_000);
        summary.ShouldContain("and 440 more");
    }

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        var texts = typeof(Words).GetFields().Where(field => field.FieldType == typeof(Text)).Select(field => (Text)field.GetValue(null)!).ToList();

        texts.Count.ShouldBeGreaterThan(60);
        foreach (var text in texts)
        {
            text.Japanese.ShouldNotBeEmpty();
            Placeholders(text.Japanese).ShouldBe(Placeholders(text.English), text.English);
        }

        Enum.GetValues<EdgeKind>().ShouldAllBe(kind => Words.Edge(kind, Language.Japanese).Length > 0);

        static IEnumerable<char> Placeholders(string text) => text.Where((_, at) => at > 0 && text[at - 1] == '{').Distinct().Order();
    }

    private async Task<int> RunAsync(LabResults lab, params string[] expected)
    {
        Directory.CreateDirectory(Results);
        await lab.WriteAsync(Path.Combine(Results, $"{lab.Lab}.json"));
        return await ReportCommand.RunAsync(Results, Out, Language.English, expected, Cancel);
    }
}
