using System.Text.Json;
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

        foreach (var way in PacketWay.Of(path, language))
        {
            Way(way);
        }
    }

    private void Way(PacketWay way)
    {
        html.Element("p", way.Name, ("class", "label"));
        using var list = html.Element("ol", ("class", "hops"));
        foreach (var step in way.Steps)
        {
            using var item = html.Element("li", ("class", step.IsObstacle ? "obstacle" : null));
            if (step.IsObstacle)
            {
                html.Text($"✗ {step.Told}");
                continue;
            }

            html.Element("code", step.Told);
            if (step.By is { } by)
            {
                html.Element("span", by, ("class", "quiet"));
            }
        }
    }
}
