using System.Text.RegularExpressions;
using ScsLabs.Policy;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Events;
using ScsLabs.Services.Kms;
using ScsLabs.Services.Rds;

namespace ScsLabs.Emulator.Tests;

/// <summary>The texts of the console's page: each is there in English and Japanese, each is used, and there are no others.</summary>
public sealed partial class ConsoleTextsTests
{
    /// <summary>Words in scripts that aren't for users: keys, headers, and names in the emulator's answers.</summary>
    private static readonly string[] ForMachines = ["Enter", "Escape", "Content-Type", "Allow", "Allowed", "Grant", "SecurityGroup"];

    private static readonly Dictionary<string, string> Files = ReadFiles();

    public static TheoryData<string> TextFiles => [.. Files.Keys.Where(name => name.StartsWith("texts", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(TextFiles))]
    public void Every_text_is_there_in_English_and_Japanese_with_the_same_values(string file)
    {
        var texts = Text.Matches(Files[file]);

        texts.Count.ShouldBe(Files[file].Split('\n').Count(line => line.StartsWith("export ", StringComparison.Ordinal)), "A text is a line: export const name = text(\"English\", \"Japanese\");");
        texts.ShouldNotBeEmpty();
        foreach (var groups in texts.Select(text => text.Groups))
        {
            var (name, english, japanese) = (groups["name"].Value, groups["english"].Value, groups["japanese"].Value);
            english.ShouldNotMatch("[\u3000-\u9fff]", name);
            (Japanese.IsMatch(japanese) || (japanese == english && Untranslated.IsMatch(english))).ShouldBeTrue($"{name} isn't Japanese: {japanese}");
            ValuesOf(japanese).ShouldBe(ValuesOf(english), name);
            if (groups["one"].Success)
            {
                ValuesOf(groups["one"].Value).ShouldBe(ValuesOf(english), name);
            }
        }
    }

    [Fact]
    public void Every_text_is_used_and_every_text_that_is_used_is_there()
    {
        var there = TextFiles.Select(row => row.Data).SelectMany(file => Text.Matches(Files[file]).Select(text => $"{file} {text.Groups["name"].Value}")).ToList();
        var used = new HashSet<string>(InPage.Matches(Files["index.html"]).Select(match => $"texts.js {match.Groups["name"].Value}"), StringComparer.Ordinal);
        foreach (var script in Files.Values)
        {
            foreach (var import in Import.Matches(script).Select(match => match.Groups))
            {
                used.UnionWith(Regex.Matches(script, $@"\b{import["alias"].Value}\.(\w+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => $"{import["file"].Value} {match.Groups[1].Value}"));
            }
        }

        there.ShouldBeUnique();
        used.Except(there, StringComparer.Ordinal).ShouldBeEmpty();
        there.Except(used, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void No_other_file_has_words_for_users()
    {
        foreach (var (name, script) in Files.Where(file => file.Key.EndsWith(".js", StringComparison.Ordinal) && !file.Key.StartsWith("texts", StringComparison.Ordinal) && file.Key != "attributes.js"))
        {
            Words.Matches(Comment.Replace(script, "")).Select(match => match.Groups["text"].Value).Except(ForMachines, StringComparer.Ordinal).ShouldBeEmpty(name);
        }
    }

    [Theory]
    [InlineData("reasons", typeof(DecisionReason))]
    [InlineData("mismatches", typeof(MismatchKind))]
    [InlineData("kinds", typeof(PolicyKind))]
    public void Every_fact_of_a_decision_has_its_words(string table, Type facts)
    {
        var rows = Regex.Match(Files["reasons.js"], $@"^const {table} = \{{\n(.*?)^\}};", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;

        Row.Matches(rows).Select(match => match.Groups["name"].Value).ShouldBe(Enum.GetNames(facts), ignoreOrder: true);
    }

    [Fact]
    public void Every_attribute_of_a_resource_has_a_Japanese_name()
    {
        var told = Directory.EnumerateFiles(Path.Combine(Root(), "src", "ScsLabs.Emulator", "Console"), "ResourceAttributes*.cs").SelectMany(file => Attribute.Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var names = Named.Matches(Files["attributes.js"]).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["japanese"].Value, StringComparer.Ordinal);

        names.Keys.Order(StringComparer.Ordinal).ShouldBe(told);
        names.Where(name => !Japanese.IsMatch(name.Value)).ShouldAllBe(name => name.Key == "VPC");
        Worded.Matches(Files["attributes.js"]).Select(match => match.Groups["name"].Value).Except(names.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>A detail begins with the names that all resources have; no attribute may have one of these, or the name would stand there twice.</summary>
    [Fact]
    public void No_attribute_is_called_like_what_every_resource_has() =>
        Named.Matches(Files["attributes.js"]).Select(match => match.Groups["name"].Value).Intersect(["Account", "ARN", "ID", "Region", "Tags", "Type"], StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void What_stops_packets_is_told_as_the_checks_tell_it()
    {
        var ofChecks = File.ReadAllText(Path.Combine(Root(), "src", "ScsLabs.Harness", "Telling", "Texts.Network.cs"));

        foreach (var groups in Text.Matches(Files["texts-obstacles.js"]).Select(text => text.Groups))
        {
            var name = groups["name"].Value;
            ofChecks.ShouldContain($"""public static readonly Text {char.ToUpperInvariant(name[0])}{name[1..]} = new("{groups["english"].Value}", "{groups["japanese"].Value}");""");
        }
    }

    [Fact]
    public void Every_code_of_what_stops_packets_has_words() =>
        Code.Matches(Files["obstacles.js"]).Select(match => match.Groups["code"].Value).ShouldBe(typeof(Network.ExplanationCodes).GetFields().Select(field => (string)field.GetValue(null)!), ignoreOrder: true);

    [Fact]
    public void Every_state_of_a_resource_has_words()
    {
        Type[] states =
        [
            typeof(InstanceState), typeof(NatGatewayState), typeof(PeeringState), typeof(VpcEndpointState), typeof(VolumeState), typeof(SnapshotState), typeof(ImageState),
            typeof(DbStatus), typeof(KeyState), typeof(RuleState),
        ];

        Code.Matches(Files["states.js"]).Select(match => match.Groups["code"].Value).ShouldBe(states.SelectMany(Enum.GetNames).Distinct(StringComparer.Ordinal), ignoreOrder: true);
    }

    private static IEnumerable<string> ValuesOf(string text) => Value.Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static Dictionary<string, string> ReadFiles()
    {
        const string prefix = "console/";
        var assembly = typeof(AwsEmulator).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(
            name => name[prefix.Length..],
            name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            },
            StringComparer.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScsLabs.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex("""^export const (?<name>\w+) = text\("(?<english>[^"\\]+)", "(?<japanese>[^"\\]+)"(, "(?<one>[^"\\]+)")?\);$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Text { get; }

    [GeneratedRegex("""^import \* as (?<alias>\w+) from "\./(?<file>texts[\w-]*\.js)";$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import { get; }

    [GeneratedRegex("""data-(text|label|title)="(?<name>\w+)"( |>)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InPage { get; }

    /// <summary>Kana, kanji or Japanese punctuation.</summary>
    [GeneratedRegex("[\u3001-\u30ff\u4e00-\u9fff]", RegexOptions.None, 1000)]
    private static partial Regex Japanese { get; }

    /// <summary>Abbreviations, which are the same in both languages.</summary>
    [GeneratedRegex(@"^[A-Z]+$", RegexOptions.None, 1000)]
    private static partial Regex Untranslated { get; }

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Value { get; }

    /// <summary>A string that begins with a word in upper case, or that is what an element shows.</summary>
    [GeneratedRegex(""""
        "(?<text>[A-Z][a-z][^"\n]*)"|(\}, |badge\(|empty\(|notice\(|heading\(|search\(|"aria-label": |placeholder: |title: )["`](?<text>[A-Za-z][^"`\n]*)
        """", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words { get; }

    [GeneratedRegex("^ *(//|/?\\*).*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"\b(?<name>[A-Z]\w+): [(s]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row { get; }

    [GeneratedRegex("""\("(?<name>[A-Z][^"]*)", """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute { get; }

    [GeneratedRegex("""^  "(?<name>[^"]+)": "(?<japanese>[^"]+)",$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named { get; }

    /// <summary>A row of a table of codes or states.</summary>
    [GeneratedRegex("^  (?<code>[A-Z][A-Za-z0-9_]+): ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code { get; }

    [GeneratedRegex("""^  "(?<name>[^"]+)": [^"\n]*,$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Worded { get; }
}
