using System.Text.RegularExpressions;

namespace ScsLabs.Architecture.Tests;

/// <summary>The READMEs' table of the labs against <c>labs/proven.tsv</c>, which <c>make labs</c> writes and compares with each run.</summary>
/// <remarks>A line of that file has the lab, the backend, the tasks that are proven, are proven in part and aren't, and the capabilities that were lacking.</remarks>
public sealed partial class ProvenTests
{
    private static readonly string[] Backends = ["embedded", "container"];

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ja.md")]
    public void The_table_of_the_labs_says_what_the_runs_proved(string readme)
    {
        var file = Path.Combine(Repository.Root, readme);
        var proven = File.ReadAllLines(Path.Combine(Repository.Root, "labs", "proven.tsv")).Select(line => line.Split('\t')).ToDictionary(fields => (Lab: fields[0], Backend: fields[1]), fields => Cell(fields, readme.Contains(".ja.", StringComparison.Ordinal)));
        var text = File.ReadAllText(file);
        var said = Row().Replace(text, row => $"{row.Groups["start"].Value}{string.Concat(Backends.Select(backend => $" {proven[(row.Groups["lab"].Value, backend)]} |"))}");
        if (Environment.GetEnvironmentVariable("SCSLABS_WRITE_DOCS") is { Length: > 0 })
        {
            File.WriteAllText(file, said);
        }

        File.ReadAllText(file).ShouldBe(said, "the table of the labs is out of date: make proven");
        Row().Matches(text).Select(row => row.Groups["lab"].Value).ShouldBe(Labs, $"{readme}: a row for each lab");
    }

    [Fact]
    public void Each_lab_was_run_on_each_backend_of_the_table() =>
        File.ReadAllLines(Path.Combine(Repository.Root, "labs", "proven.tsv")).Select(line => string.Join(' ', line.Split('\t').Take(2))).ShouldBe(Labs.SelectMany(lab => Backends.Order(StringComparer.Ordinal).Select(backend => $"{lab} {backend}")));

    private static IEnumerable<string> Labs => Directory.EnumerateDirectories(Path.Combine(Repository.Root, "labs"), "Lab*").Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    /// <summary>What a line says, in words.</summary>
    private static string Cell(string[] fields, bool isJapanese)
    {
        var (all, part, none, lacking) = (Listed(fields[2]), Listed(fields[3]), Listed(fields[4]), string.Join(", ", Listed(fields[5]).Select(capability => $"`{capability}`")));
        if (part.Length + none.Length == 0)
        {
            return isJapanese ? $"課題 {all.Length} 件すべて" : $"all {all.Length} tasks";
        }

        var parts = new[] { (all, "all of", "すべて"), (part, "part of", "一部"), (none, "nothing of", "なし") }.Where(one => one.Item1.Length > 0)
            .Select(one => isJapanese ? $"課題 {string.Join(", ", one.Item1)} の{one.Item3}" : $"{one.Item2} {string.Join(", ", one.Item1)}");
        return isJapanese ? $"{string.Join("、", parts)}({lacking} なし)" : $"{string.Join(", ", parts)}, without {lacking}";
    }

    private static string[] Listed(string field) => field == "-" ? [] : field.Split(',');

    [GeneratedRegex(@"(?<start>^\| \[\d\d\]\(labs/(?<lab>[^/]+)/README(\.ja)?\.md\) \|[^|\n]*\|[^|\n]*\|)[^\n]*", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();
}
