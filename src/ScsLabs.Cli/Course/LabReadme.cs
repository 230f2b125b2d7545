using System.Globalization;
using System.Text.RegularExpressions;

namespace ScsLabs.Cli;

/// <summary>The parts of a lab's README, as plain text. All labs have the same sections in the same order, in both languages.</summary>
internal sealed partial class LabReadme
{
    private readonly List<string> sections;

    private LabReadme(string markdown)
    {
        Links = [.. Link.Matches(markdown).Select(link => link.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal))];
        sections = [.. Heading.Split(Diagram.Replace(markdown.ReplaceLineEndings("\n"), "")).Skip(1).Select(section => section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim())];
        Tasks = [.. TaskItem.Matches(Section(1)).Select(task => new ReadmeTask(Number(task), task.Groups["title"].Value.TrimEnd('.', '。'), Plain(task.Groups["text"].Value).TrimStart(' ', ',', '、')))];
        Hints = HintBlock.Matches(Section(2)).GroupBy(Number).ToDictionary(task => task.Key, task => (IReadOnlyList<string>)[.. task.SelectMany(hint => hint.Groups["text"].Value.Split("\n\n")).Select(Plain).Where(paragraph => paragraph.Length > 0)]);
    }

    /// <summary>The section about the situation at the beginning.</summary>
    public string Situation => Plain(Section(0));

    /// <summary>The tasks, in order.</summary>
    public IReadOnlyList<ReadmeTask> Tasks { get; }

    /// <summary>The hints of each task, from the first nudge on.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Hints { get; }

    /// <summary>The section about the behaviour of AWS, and mistakes of guides.</summary>
    public string Aws => Plain(Section(4));

    /// <summary>The sources.</summary>
    public string Sources => Plain(Section(5));

    /// <summary>Reads the README in the user's language.</summary>
    public static LabReadme Of(Lab lab)
    {
        var japanese = Path.Combine(lab.Folder, "README.ja.md");
        return In(Languages.Chosen == Language.Japanese && File.Exists(japanese) ? japanese : Path.Combine(lab.Folder, "README.md"));
    }

    /// <summary>Reads a README.</summary>
    public static LabReadme In(string path) => new(File.ReadAllText(path));

    /// <summary>The number of sections.</summary>
    public int SectionCount => sections.Count;

    /// <summary>The files that the README links to.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>The title of a task; empty where the README has no such task.</summary>
    public string TitleOf(int task) => Tasks.FirstOrDefault(item => item.Number == task)?.Title ?? "";

    /// <summary>The text of a task; empty where the README has no such task.</summary>
    public string TextOf(int task) => Tasks.FirstOrDefault(item => item.Number == task)?.Text ?? "";

    private string Section(int number) => number < sections.Count ? sections[number] : "";

    private static int Number(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    /// <summary>Removes what only Markdown needs: emphasis, and the addresses of links.</summary>
    private static string Plain(string markdown) => Link.Replace(markdown, "${text}").Replace("**", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex("^## ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading { get; }

    [GeneratedRegex("^```mermaid\n.*?^```\n\n?", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Diagram { get; }

    [GeneratedRegex("^(?<number>[0-9]+)[.] [*]{2}(?<title>[^*]+)[*]{2}(?<text>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TaskItem { get; }

    [GeneratedRegex("<details><summary>[^<0-9]*(?<number>[0-9]+)[^<]*</summary>(?<text>.*?)</details>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HintBlock { get; }

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<target>[^)#]+)[^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link { get; }
}

/// <summary>A task as the README tells it.</summary>
internal sealed record ReadmeTask(int Number, string Title, string Text);
