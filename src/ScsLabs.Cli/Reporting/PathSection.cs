using System.Text.Json;
using ScsLabs.Harness;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>The way of packets: each component that they pass, and what stops them.</summary>
internal sealed class PathSection(Html html, JsonElement path, Language language)
{
    public void Write()
    {
        var isFound = path.Is("found");
        using var box = html.Element("div", ("class", "path"));
        using (html.Element("p"))
        {
            html.Element("span", isFound ? $"✓ {Words.Opens.In(language)}" : $"✗ {Words.Blocked.In(language)}", ("class", isFound ? "decision" : "decision refused"));
            html.Text($" {Words.PathOf.In(language, path.Text("from"), path.Text("to"), path.Text("port"))}");
        }

        Way(Words.Forward, path.Texts("forward"));
        Way(Words.Return, path.Texts("return"));
        foreach (var obstacle in path.List("obstacles").Where(static one => one.ValueKind == JsonValueKind.Object))
        {
            html.Element("p", $"✗ {ObstacleText.Of(obstacle, language)}", ("class", "obstacle"));
        }
    }

    private void Way(Text name, IReadOnlyList<string> hops)
    {
        if (hops.Count == 0)
        {
            return;
        }

        html.Element("p", name.In(language), ("class", "label"));
        using var list = html.Element("ol", ("class", "hops"));
        foreach (var hop in hops)
        {
            using var item = html.Element("li");
            html.Element("code", hop);
        }
    }
}
