namespace ScsLabs.Architecture.Tests;

/// <summary>Source files and their names.</summary>
public sealed class SourceFileTests
{
    [Fact]
    public void No_source_file_has_grown_past_twelve_kilobytes()
    {
        var large = Sources("src").Concat(Sources("labs")).Where(file => file.Length > 12 * 1024).Select(file => $"{Path.GetRelativePath(Repository.Root, file.FullName)}: {file.Length}");

        large.ShouldBeEmpty();
    }

    [Fact]
    public void Every_lab_has_the_same_files()
    {
        string[] wanted = ["Checks.cs", "Exercise.cs", "lab.json", "OtherAnswers.cs", "Proof.cs", "README.ja.md", "README.md", "Scenario.cs", "Solution.cs"];

        foreach (var lab in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "labs"), "Lab*"))
        {
            wanted.Where(file => !File.Exists(Path.Combine(lab, file))).ShouldBeEmpty(lab);
        }
    }

    [Fact]
    public void Every_lab_proves_at_least_two_answers_that_differ_from_the_solution()
    {
        foreach (var lab in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "labs"), "Lab*"))
        {
            var answers = File.ReadLines(Path.Combine(lab, "OtherAnswers.cs")).Where(line => line.EndsWith(" : ITasks", StringComparison.Ordinal)).Select(line => line.Split(' ')[^3]).ToList();
            var proven = File.ReadAllText(Path.Combine(lab, "Lab.cs"));

            answers.Count.ShouldBeGreaterThan(1, lab);
            answers.ShouldAllBe(answer => proven.Contains($"[nameof({answer})] = TasksOf(new {answer}())", StringComparison.Ordinal), lab);
        }
    }

    private static IEnumerable<FileInfo> Sources(string folder) =>
        new DirectoryInfo(Path.Combine(Repository.Root, folder)).EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
