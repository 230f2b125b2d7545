using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using ScsLabs.Emulator;
using ScsLabs.Emulator.Databases;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Tests;

/// <summary>Every text is there in both languages.</summary>
public sealed partial class TextsTests
{
    public static TheoryData<string> Names => [.. typeof(Texts).GetFields(BindingFlags.Public | BindingFlags.Static).Select(text => text.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_languages_have_the_text_with_the_same_placeholders(string name)
    {
        var text = (Text)typeof(Texts).GetField(name)!.GetValue(null)!;

        text.English.ShouldNotBeNullOrWhiteSpace();
        text.Japanese.ShouldNotBeNullOrWhiteSpace();
        Placeholders(text.Japanese).ShouldBe(Placeholders(text.English));
        text.In(Language.Japanese, "a", "b", "c", "d", "e", "f").ShouldNotBeEmpty();
    }

    [Fact]
    public void No_space_stands_between_two_Japanese_characters()
    {
        var text = new Text("", "{0} の {1} を見る");

        text.In(Language.Japanese, "bucket", "policy").ShouldBe("bucket の policy を見る");
        text.In(Language.Japanese, "バケット", "policy").ShouldBe("バケットの policy を見る");
        text.In(Language.Japanese, "bucket", "「ポリシー」").ShouldBe("bucket の「ポリシー」を見る");
        text.In(Language.Japanese, "", null).ShouldBe(" の  を見る");
    }

    [Fact]
    public void What_the_emulator_says_that_a_machine_lacks_is_told_in_Japanese()
    {
        Told(Should.Throw<NotSupportedException>(() => DatabaseProgram.Find([])).Message).ShouldStartWith("RDS の実データベース");
        Told(ProgramMachine.Find(new() { Exec = ProgramExecution.Off }, null!).Refusal!).ShouldStartWith("エミュレーターを --exec off で起動したため");
        Told(ProgramMachine.Find(new() { Host = IPAddress.Any }, null!).Refusal!).ShouldStartWith("エミュレーターがループバック以外");
        Told(Should.Throw<NotSupportedException>(() => ProgramMachine.Require(new() { Host = IPAddress.Any, Exec = ProgramExecution.Sandboxed })).Message).ShouldStartWith("ルートユーザーにシークレットがない");
        Told("Functions and commands run in a sandbox, which needs bubblewrap (bwrap). On Debian and Ubuntu: apt-get install bubblewrap.").ShouldEndWith("apt-get install bubblewrap");
        Told("Something else.").ShouldBe("Something else.");
        if (SandboxProgram.Here is null)
        {
            Told(SandboxProgram.Reason).ShouldStartWith("関数とコマンドはサンドボックスで動きます。");
        }

        static string Told(string sentence) => EmulatorWords.Told(sentence, Language.Japanese);
    }

    [Theory]
    [InlineData("ja", null, "Japanese")]
    [InlineData("en", "ja_JP.UTF-8", "English")]
    [InlineData("", "ja_JP.UTF-8", "Japanese")]
    [InlineData(null, "C.UTF-8", "English")]
    public void The_setting_chooses_the_language_or_else_the_locale_does(string? setting, string? locale, string language) =>
        Languages.Of(name => name switch { "SCSLABS_LANG" => setting, "LANG" => locale, _ => null }).ToString().ShouldBe(language);

    private static List<string> Placeholders(string text) => [.. Placeholder.Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder { get; }
}
