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
            tree.AddNode(Styled($"{Words.Parameters}: {ParametersText.Of(parameters)}", Screen.Dim));
        }

        var asks = call.List("asks");
        foreach (var ask in asks)
        {
            Add(tree, new(ask, Languages.Chosen));
        }

        if (asks.Count == 0)
        {
            tree.AddNode(Styled(Words.NoDecision.ToString(), Screen.Dim));
        }

        return tree;
    }

    /// <summary>The caller, and the operation that it called.</summary>
    public static string Told(JsonElement call) => Texts.CallTo.With(call.Text("principal"), call.Text("service"), call.Text("operation"), call.Text("region"));

    /// <summary>Whether the call was answered with an error.</summary>
    public static bool HasFailed(JsonElement call) => call.Text("errorCode") is not null;

    private static void Add(Tree tree, AskWords ask)
    {
        var node = tree.AddNode(Styled($"{ask.Decision} {ask.Action} {ask.On}", ask.IsAllowed ? Screen.Green : Screen.Red));
        foreach (var (label, value) in ask.Reasons)
        {
            node.AddNode(Styled($"{label}: {value}", Screen.Plain));
        }

        if (ask.Count > 0)
        {
            var considered = node.AddNode(Styled(ask.Considered, Screen.Dim));
            foreach (var (told, matches) in ask.Trace)
            {
                considered.AddNode(Styled(told, matches ? Screen.Plain : Screen.Dim));
            }
        }
    }

    private static Prose Styled(string text, Style style) => new(text, style);
}
