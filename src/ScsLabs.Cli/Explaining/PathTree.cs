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
        var tree = new Tree(new Spectre.Console.Text(Told(path), Screen.Bold));
        tree.AddNode(new Spectre.Console.Text((isFound ? Words.Opens : Words.Blocked).ToString(), isFound ? Screen.Green : Screen.Red));
        AddWay(tree, Words.Forward.ToString(), path.Texts("forward"));
        AddWay(tree, Words.Return.ToString(), path.Texts("return"));
        foreach (var obstacle in path.List("obstacles").Where(static one => one.ValueKind == JsonValueKind.Object))
        {
            tree.AddNode(new Spectre.Console.Text(ObstacleText.Of(obstacle, Languages.Chosen), Screen.Red));
        }

        return tree;
    }

    /// <summary>The ends of the path, and its port.</summary>
    public static string Told(JsonElement path) => Words.PathOf.With(path.Text("from"), path.Text("to"), path.Text("port"));

    private static void AddWay(Tree tree, string name, IReadOnlyList<string> hops)
    {
        if (hops.Count > 0)
        {
            var way = tree.AddNode(new Spectre.Console.Text(name, Screen.Dim));
            foreach (var hop in hops)
            {
                way.AddNode(new Spectre.Console.Text(hop));
            }
        }
    }
}
