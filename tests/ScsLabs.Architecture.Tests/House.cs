namespace ScsLabs.Architecture.Tests;

/// <summary>What keeps the house small.</summary>
public sealed class House
{
    internal static readonly string Root = FindRoot();

    [Fact]
    public void No_source_file_has_grown_past_twelve_kilobytes()
    {
        var large = Sources("src").Concat(Sources("labs")).Where(file => file.Length > 12 * 1024).Select(file => $"{Path.GetRelativePath(Root, file.FullName)}: {file.Length}");

        large.ShouldBeEmpty();
    }

    [Fact]
    public void Every_lab_has_the_same_files()
    {
        string[] wanted = ["Exercise.cs", "lab.json", "Outcome.cs", "Proof.cs", "README.ja.md", "README.md", "Scenario.cs", "Solution.cs"];

        foreach (var lab in Directory.EnumerateDirectories(Path.Combine(Root, "labs"), "Lab*"))
        {
            wanted.Where(file => !File.Exists(Path.Combine(lab, file))).ShouldBeEmpty(lab);
        }
    }

    private static IEnumerable<FileInfo> Sources(string folder) =>
        new DirectoryInfo(Path.Combine(Root, folder)).EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScsLabs.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
