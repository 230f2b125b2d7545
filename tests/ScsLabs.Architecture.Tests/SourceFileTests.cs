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

    private static IEnumerable<FileInfo> Sources(string folder) =>
        new DirectoryInfo(Path.Combine(Repository.Root, folder)).EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
