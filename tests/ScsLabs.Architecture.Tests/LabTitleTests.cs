using System.Text.Json;

namespace ScsLabs.Architecture.Tests;

/// <summary>A lab has one title in each language: in <c>lab.json</c>, which <c>scslabs list</c> shows, in its README, and in the table of the READMEs.</summary>
public sealed class LabTitleTests
{
    [Theory]
    [InlineData("en", "README.md", "Lab")]
    [InlineData("ja", "README.ja.md", "ラボ")]
    public void A_lab_has_one_title(string language, string readme, string word)
    {
        var table = File.ReadAllText(Path.Combine(Repository.Root, readme));
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "labs"), "Lab*"))
        {
            var name = Path.GetFileName(folder);
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "lab.json")));
            var title = json.RootElement.GetProperty("title").GetProperty(language).GetString();

            File.ReadLines(Path.Combine(folder, readme)).First().ShouldBe($"# {word} {name[3..5]}: {title}");
            table.ShouldContain($"| [{name[3..5]}](labs/{name}/{readme}) | {title} |");
        }
    }
}
