using System.Reflection;
using System.Text.RegularExpressions;
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
