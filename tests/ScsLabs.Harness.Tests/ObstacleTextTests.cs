using System.Reflection;
using System.Text.Json;
using ScsLabs.Harness.Telling;
using ScsLabs.Network;

namespace ScsLabs.Harness.Tests;

/// <summary>What stops packets is told in words, whatever it is.</summary>
public sealed class ObstacleTextTests
{
    public static TheoryData<string> Codes => [.. typeof(ExplanationCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_words_in_both_languages_and_stands_behind_them(string code)
    {
        var obstacle = JsonSerializer.Deserialize<JsonElement>($$"""{"code":"{{code}}","component":"x-1","source":"10.0.0.4","destination":"10.0.1.4","protocol":"tcp","ports":"443","replies":false}""");

        var (english, japanese) = (ObstacleText.Of(obstacle, Language.English), ObstacleText.Of(obstacle, Language.Japanese));

        english.ShouldStartWith("stopped: tcp 10.0.0.4 -> 10.0.1.4:443: ");
        english.ShouldEndWith($" ({code})");
        english.ShouldNotContain($"{code}:");
        japanese.ShouldNotContain($"{code}:");
        japanese.ShouldMatch(@"\p{IsHiragana}.* \(\w+\)$");
    }
}
