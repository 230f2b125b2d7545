using System.Text.Json;
using ScsLabs.Harness.Telling;
using ScsLabs.Network;

namespace ScsLabs.Harness.Tests;

public sealed class ObstacleTextTests
{
    public static TheoryData<string> Codes => [.. typeof(ExplanationCodes).GetFields().Select(code => (string)code.GetValue(null)!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_is_told_in_words_with_the_code_behind(string code)
    {
        var obstacle = JsonSerializer.SerializeToElement(new { code, component = "here", source = "10.0.0.1", destination = "10.0.0.2", protocol = "tcp", ports = "443", groups = "web", subnet = "public", entry = 1, route = "all" });

        foreach (var language in new[] { Language.English, Language.Japanese })
        {
            var told = ObstacleText.Of(obstacle, language);
            told.ShouldEndWith($" ({code})");
            told.ShouldNotContain($"{code}:");
        }
    }
}
