using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using ScsLabs.Cli.Reporting;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Tests;

/// <summary>The program as it is shipped speaks the chosen language, also where a library or the emulator has the words.</summary>
public sealed partial class LanguageTests
{
    public static TheoryData<string> Commands => ["list", "start", "watch", "check", "hint", "solution", "why", "reset", "verify", "doctor", "explain", "report", "bundle", "class", "class board", "join", "new", "prove", "run"];

    public static TheoryData<string, string> Texts => [.. new[] { typeof(Cli.Texts), typeof(Words) }.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(text => text.FieldType == typeof(Text)).Select(text => (type.FullName!, text.Name)))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Texts))]
    public void Both_languages_have_the_text_with_the_same_placeholders(string type, string name)
    {
        var text = (Text)typeof(Course).Assembly.GetType(type)!.GetField(name)!.GetValue(null)!;

        text.Japanese.ShouldNotBeNullOrWhiteSpace();
        Placeholders(text.Japanese).ShouldBe(Placeholders(text.English));

        static IEnumerable<string> Placeholders(string text) => Placeholder.Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Help_is_in_the_chosen_language()
    {
        var english = await RunAsync("--help");
        var japanese = await RunAsync("--help", "--lang", "ja");

        english.ShouldBe((ExitCode.Green, english.Output, ""));
        english.Output.ShouldContain("Description:\n  The labs of ScsLabs");
        english.Output.ShouldContain("Usage:\n  scslabs [command] [options]\n");
        english.Output.ShouldContain("  -?, -h, --help  Shows help.\n");
        english.Output.ShouldContain("  --lang <en|ja>  en or ja");
        english.Output.ShouldContain("  hint [<lab>] [<task>]  ");
        english.Output.ShouldContain("  watch, learn [<lab>]  ");
        japanese.Output.ShouldContain("使い方:\n  scslabs [コマンド] [オプション]\n");
        japanese.Output.ShouldContain("コマンド:\n");
        Sentence.IsMatch(english.Output).ShouldBeTrue();
        Sentence.Matches(japanese.Output).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task No_command_has_English_in_its_Japanese_help(string command)
    {
        var (code, output, _) = await RunAsync([.. command.Split(' '), "--help", "--lang=ja"]);

        code.ShouldBe(ExitCode.Green);
        output.ShouldContain($"使い方:\n  scslabs {command} ");
        Sentence.Matches(output).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("chek", "Unrecognized command or argument 'chek'.", "コマンドまたは引数 'chek' を認識できません。")]
    [InlineData("chek", "'chek' was not matched. Did you mean one of the following?", "'chek' はありません。次のいずれかではありませんか。")]
    [InlineData("reset", "Required argument 'lab' missing for command: 'reset'.", "コマンド 'reset' に引数 'lab' が必要です。")]
    [InlineData("hint 09 two", "task: 'two' isn't a whole number.", "task: 'two' は整数ではありません。")]
    [InlineData("class --seats many", "--seats: 'many' isn't a whole number.", "--seats: 'many' は整数ではありません。")]
    [InlineData("class --seats 0", "--seats is a number from 1 to 200.", "--seats は 1 から 200 までの数です。")]
    [InlineData("list --lang", "Required argument missing for option: '--lang'.", "オプション '--lang' に値が必要です。")]
    [InlineData("", "Required command was not provided.", "コマンドを指定してください。")]
    public async Task What_is_wrong_with_a_command_line_is_told_with_the_help(string arguments, string english, string japanese)
    {
        string[] given = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var (code, output, errors) = await RunAsync(given);
        code.ShouldBe(ExitCode.Unjudged);
        errors.ShouldContain(english);
        output.ShouldContain("Usage:");

        (_, output, errors) = await RunAsync("ja", given);
        errors.ShouldContain(japanese);
        Sentence.Matches(errors + output).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_number_is_not_said_to_be_out_of_bounds() => (await RunAsync("class", "--seats", "many")).Errors.ShouldNotContain("from 1 to");

    [Fact]
    public async Task A_misspelt_command_is_not_said_to_be_missing() => (await RunAsync("chek")).Errors.ShouldNotContain("Required command");

    [Fact]
    public async Task A_language_that_there_is_not_is_told_in_the_systems()
    {
        (await RunAsync("ja", ["list", "--lang", "fr"])).Errors.ShouldContain("'fr' は指定できません");
        (await RunAsync("list", "--lang=fr")).Errors.ShouldContain("Argument 'fr' not recognized");
    }

    [Fact]
    public async Task The_doctor_tells_what_it_saw_in_Japanese()
    {
        var (code, output, _) = await RunAsync("doctor", "embedded", "--lang", "ja");

        code.ShouldBe(ExitCode.Green, output);
        output.ShouldContain("signature-verification   あり: 間違ったシークレットで署名したリクエストは SignatureDoesNotMatch で拒否されました");
        // Where the kernel lets no sandbox be made, bubblewrap tells why in its own words.
        Sentence.Matches(string.Join('\n', output.Split('\n').Where(line => !line.Contains("bwrap: ", StringComparison.Ordinal)))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("moon", "SCSLABS_BACKEND=moon: そのバックエンドはありません。")]
    [InlineData("endpoint", "SCSLABS_BACKEND=endpoint には")]
    public async Task A_backend_that_is_not_there_is_told_in_Japanese(string backend, string told)
    {
        var (code, _, errors) = await RunAsync("doctor", backend, "--lang", "ja");

        code.ShouldBe(ExitCode.Unjudged);
        errors.ShouldContain(told);
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync("en", arguments);

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string language, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Course).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["SCSLABS_LANG"] = language;
        foreach (var name in new[] { "SCSLABS_BACKEND", "SCSLABS_ENDPOINT", "SCSLABS_RDS", "SCSLABS_EXEC" })
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output.ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder { get; }

    /// <summary>A small English word and another, as in sentences and not in names and commands.</summary>
    [GeneratedRegex(@"\b(the|a|an|is|are|was|to|of|for|and|or|with|without|no|not|your|its)\b [a-z]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Sentence { get; }
}
