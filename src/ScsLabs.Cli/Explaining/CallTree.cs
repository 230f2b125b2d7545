using System.Text.Json;
using ScsLabs.Cli.Reporting;
using Spectre.Console;

namespace ScsLabs.Cli.Explaining;

/// <summary>Draws a recorded call as a tree: its answer, each permission that was asked for, and each statement that was considered.</summary>
internal static class CallTree
{
    public static Tree Of(JsonElement call)
    {
        var tree = new Tree(Styled(Told(call), Screen.Bold));
        var status = call.Text("status");
        tree.AddNode(call.Text("errorCode") is { } code ? Styled(Texts.RefusedAnswer.With(code, status, call.Text("errorMessage")), Screen.Red) : Styled(Texts.AllowedAnswer.With(status), Screen.Green));
        if (call.Member("parameters") is { } parameters)
        {
            tree.AddNode(Styled(Texts.Parameters.With(parameters.GetRawText()), Screen.Dim));
        }

        var asks = call.List("asks");
        foreach (var ask in asks)
        {
            Add(tree, ask);
        }

        if (asks.Count == 0)
        {
            tree.AddNode(Styled(Texts.NoAsks.ToString(), Screen.Dim));
        }

        return tree;
    }

    /// <summary>The caller, and the operation that it called.</summary>
    public static string Told(JsonElement call) => Texts.CallTo.With(call.Text("principal"), call.Text("service"), call.Text("operation"), call.Text("region"));

    /// <summary>Whether the call was answered with an error.</summary>
    public static bool HasFailed(JsonElement call) => call.Text("errorCode") is not null;

    private static bool IsAllowed(JsonElement ask) => ask.Text("decision") == "Allowed";

    private static void Add(Tree tree, JsonElement ask)
    {
        var node = tree.AddNode(Styled(Texts.AskOn.With(ask.Text("action"), ask.Text("resource"), ask.Text("decision")), IsAllowed(ask) ? Screen.Green : Screen.Red));
        if (ask.Text("because") is { Length: > 0 } because)
        {
            node.AddNode(Styled(because, Screen.Plain));
        }

        if (ask.Text("statement") is { } statement)
        {
            node.AddNode(Styled(Texts.NearestStatement.With(statement), Screen.Plain));
        }

        if (ask.Texts("trace") is { Count: > 0 } trace)
        {
            var considered = node.AddNode(Styled(Texts.Considered.ToString(), Screen.Dim));
            foreach (var one in trace)
            {
                considered.AddNode(Styled(one, Screen.Dim));
            }
        }
    }

    private static Spectre.Console.Text Styled(string text, Style style) => new(text, style);
}
