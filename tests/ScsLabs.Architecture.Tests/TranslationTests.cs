using System.Text.RegularExpressions;

namespace ScsLabs.Architecture.Tests;

/// <summary>Each README in Japanese has all that the English one has.</summary>
public sealed partial class TranslationTests
{
    public static TheoryData<string> Translated => [.. Directory.EnumerateFiles(Repository.Root, "README.ja.md")
        .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "labs"), "README.ja.md", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Translated))]
    public void It_has_the_same_headings_paragraphs_list_items_hints_and_table_rows_in_the_same_order(string translation)
    {
        var (english, japanese) = Read(translation);

        japanese.Prose.Select(KindOf).ShouldBe(english.Prose.Select(KindOf), translation);
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void It_has_the_same_code_blocks_but_for_comments_and_diagrams_labels(string translation)
    {
        var (english, japanese) = Read(translation);

        japanese.Blocks.Select(Code).ShouldBe(english.Blocks.Select(Code), translation);
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void It_leads_to_the_same_places_in_Japanese_where_they_exist(string translation)
    {
        var (english, japanese) = Read(translation);
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, translation))!;

        string InJapanese(string target) => target == "README.ja.md" ? "README.md"
            : File.Exists(Path.Combine(folder, target.Replace(".md", ".ja.md", StringComparison.Ordinal))) ? target.Replace(".md", ".ja.md", StringComparison.Ordinal) : target;
        japanese.Links.Order(StringComparer.Ordinal).ShouldBe(english.Links.Select(InJapanese).Order(StringComparer.Ordinal), translation);
        japanese.Links.Concat(english.Links).Where(target => !Path.Exists(Path.Combine(folder, target))).ShouldBeEmpty(translation);
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void It_names_the_same_code(string translation)
    {
        var (english, japanese) = Read(translation);

        japanese.Names.Except(english.Names).ShouldBeEmpty(translation);
        english.Names.Except(japanese.Names).ShouldBeEmpty(translation);
    }

    private static (Document English, Document Japanese) Read(string translation)
    {
        var file = Path.Combine(Repository.Root, translation);
        return (new(File.ReadAllLines(file.Replace(".ja.md", ".md", StringComparison.Ordinal))), new(File.ReadAllLines(file)));
    }

    /// <summary>A heading with its level, a list's item, a table's row with its cells, an element, or a paragraph.</summary>
    private static string KindOf(string line) => line switch
    {
        ['#', ..] => line[..line.IndexOf(' ')],
        ['|', ..] => $"| {line.Count(character => character == '|')}",
        ['-', ' ', ..] => "-",
        ['<', ..] => Element().Match(line).Value,
        _ => Number().Match(line) is { Success: true } number ? number.Value : "paragraph",
    };

    private static string Code(string block) =>
        block.StartsWith("```mermaid", StringComparison.Ordinal) ? Label().Replace(block, "") : Comment().Replace(block, "");

    [GeneratedRegex("^<[^>]+>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Element();

    [GeneratedRegex(@"^\d+\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("""\[\(?[^]]*\]|"[^"]*"|\{\{[^}]*\}\}""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s+(?:#|//) .*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    /// <summary>A README in parts.</summary>
    private sealed partial class Document
    {
        public Document(IEnumerable<string> lines)
        {
            List<string>? block = null;
            foreach (var line in lines)
            {
                var isFence = line.StartsWith("```", StringComparison.Ordinal);
                if (block is not null)
                {
                    block.Add(line);
                    if (isFence)
                    {
                        Blocks.Add(string.Join('\n', block));
                        block = null;
                    }
                }
                else if (isFence)
                {
                    block = [line];
                }
                else if (line.Length > 0)
                {
                    Prose.Add(line);
                }
            }

            var text = string.Join('\n', Prose);
            Names = [.. Span().Matches(text).Select(match => match.Groups["code"].Value).Distinct(StringComparer.Ordinal)];
            Links = [.. Link().Matches(Span().Replace(text, "")).Select(match => match.Groups["target"].Value)];
        }

        public List<string> Prose { get; } = [];

        public List<string> Blocks { get; } = [];

        public IReadOnlyList<string> Links { get; }

        public IReadOnlyList<string> Names { get; }

        [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Span();

        [GeneratedRegex(@"\]\((?<target>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Link();
    }
}
