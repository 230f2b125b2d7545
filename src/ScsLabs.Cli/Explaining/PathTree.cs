using System.Text.Json;
using ScsLabs.Cli.Reporting;
using Spectre.Console;

namespace ScsLabs.Cli.Explaining;

/// <summary>Draws the way of packets as a tree: the components that they pass, and what stops them.</summary>
internal static class PathTree
{
    public static Tree Of(JsonElement path)
    {
        var isFound = path.Is("found");
        var tree = new Tree(new Prose(Told(path), Screen.Bold));
        tree.AddNode(new Prose((isFound ? Words.Opens : Words.Blocked).ToString(), isFound ? Screen.Green : Screen.Red));
        foreach (var way in PacketWay.Of(path, Languages.Chosen))
        {
            var node = tree.AddNode(new Prose(way.Name, Screen.Dim));
            foreach (var step in way.Steps)
            {
                var added = node.AddNode(step.IsObstacle ? new Prose($"✗ {step.Told}", Screen.Red) : new Prose(step.Told));
                if (step.By is { } by)
                {
                    added.AddNode(new Prose(by, Screen.Dim));
                }
            }
        }

        return tree;
    }

    /// <summary>The ends of the path, and its port.</summary>
    public static string Told(JsonElement path) => Words.PathOf.With(path.Text("from"), path.Text("to"), path.Text("port"));
}
