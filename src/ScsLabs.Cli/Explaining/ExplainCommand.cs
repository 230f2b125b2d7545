using System.CommandLine;
using System.Text.Json;
using ScsLabs.Cli.Learning;
using Spectre.Console;

namespace ScsLabs.Cli.Explaining;

/// <summary><c>scslabs explain</c>: draws as a tree why a call was allowed or refused.</summary>
internal sealed class ExplainCommand(Desk desk, HttpMessageHandler http)
{
    /// <summary>The ids of packet paths begin so; a number follows.</summary>
    private const string PathPrefix = "path-";

    private const string DefaultEndpoint = "http://127.0.0.1:4566";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Command()
    {
        var requestId = new Argument<string?>("request-id") { Arity = ArgumentArity.ZeroOrOne, Description = Texts.RequestIdHelp.ToString() };
        var endpoint = new Option<string?>("--endpoint") { Description = Texts.EndpointHelp.ToString() };
        var command = new Command("explain", Texts.ExplainHelp.ToString()) { requestId, endpoint };
        command.SetAction(async (arguments, cancel) =>
        {
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
            return await new ExplainCommand(Desk.Here(), handler).RunAsync(arguments.GetValue(requestId), EndpointOf(arguments.GetValue(endpoint)), cancel).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Explains a call, or lists those that the last check had refused.</summary>
    public async Task<int> RunAsync(string? requestId, Uri endpoint, CancellationToken cancellationToken)
    {
        if (requestId is null)
        {
            List(desk.LabOf(null));
            return ExitCode.Green;
        }

        if (requestId.StartsWith(PathPrefix, StringComparison.Ordinal))
        {
            desk.Screen.Write(PathTree.Of(PathsOf(desk.LabOf(null)).FirstOrDefault(path => path.Id == requestId).Path is { ValueKind: JsonValueKind.Object } path ? path : throw new LearnerException(Texts.NoPath.With(requestId))));
            return ExitCode.Green;
        }

        var kept = desk.Course.Labs.Select(desk.Progress.LastOf).OfType<LabResults>().SelectMany(results => results.Checks).SelectMany(check => check.Calls)
            .Where(call => Text(call, "requestId") == requestId).Select(call => (JsonElement?)call).FirstOrDefault();
        desk.Screen.Write(TreeOf(kept ?? await AskAsync(requestId, endpoint, cancellationToken).ConfigureAwait(false)));
        return ExitCode.Green;
    }

    private static Uri EndpointOf(string? option) =>
        option is not null ? Endpoints.Of("--endpoint", option)
        : Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } set ? Endpoints.Of("AWS_ENDPOINT_URL", set)
        : new(DefaultEndpoint);

    private void List(Lab lab)
    {
        var paths = PathsOf(lab).ToLookup(path => path.Check);
        var refused = (desk.Progress.LastOf(lab)?.Checks ?? []).Select(check => (Check: check, Calls: check.Calls.Where(IsDenied).ToList())).Where(check => check.Calls.Count > 0 || paths[check.Check].Any()).ToList();
        if (refused.Count == 0)
        {
            desk.Screen.Line(Texts.NoRefusals.With(lab.Number));
            return;
        }

        desk.Screen.Line(Texts.Refusals.With(lab.Number), Screen.Bold);
        foreach (var (check, calls) in refused)
        {
            desk.Screen.Line($"{Texts.Task.With(check.Task)}: {check.Title}");
            foreach (var call in calls)
            {
                desk.Screen.Code($"  {Text(call, "requestId")}");
                desk.Screen.Line(Told(call), Screen.Dim, indent: 4);
            }

            foreach (var (_, id, path) in paths[check])
            {
                desk.Screen.Code($"  {id}");
                desk.Screen.Line(PathTree.Told(path), Screen.Dim, indent: 4);
            }
        }
    }

    /// <summary>The packet paths of a lab's last check, numbered.</summary>
    private IEnumerable<(CheckResult Check, string Id, JsonElement Path)> PathsOf(Lab lab) =>
        (desk.Progress.LastOf(lab)?.Checks ?? []).SelectMany(check => (check.Paths ?? []).Select(path => (Check: check, Path: path))).Select((found, number) => (found.Check, $"{PathPrefix}{number + 1}", found.Path));

    /// <summary>Whether a permission that the call needed was refused.</summary>
    private static bool IsDenied(JsonElement call) => call.TryGetProperty("asks", out var asks) && asks.EnumerateArray().Any(ask => Text(ask, "decision") != "Allowed");

    /// <summary>Asks a running emulator for the call.</summary>
    private async Task<JsonElement> AskAsync(string requestId, Uri endpoint, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(http, disposeHandler: false) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint, $"/_scslabs/calls?requestId={Uri.EscapeDataString(requestId)}"));
        if (Environment.GetEnvironmentVariable("SCSLABS_CONTROL_TOKEN") is { Length: > 0 } token)
        {
            request.Headers.Add("X-ScsLabs-Token", token);
        }

        try
        {
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            var answer = json.RootElement.Clone();
            return response.IsSuccessStatusCode ? answer : throw new LearnerException(Texts.NoCall.With(requestId, endpoint, Text(answer, "error")));
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException || (unreachable is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new LearnerException(Texts.NoCall.With(requestId, endpoint, unreachable.Message));
        }
    }

    private static Tree TreeOf(JsonElement call)
    {
        var tree = new Tree(Styled(Told(call), Screen.Bold));
        var (code, status) = (Text(call, "errorCode"), Text(call, "status"));
        tree.AddNode(code.Length > 0 ? Styled(Texts.RefusedAnswer.With(code, status, Text(call, "errorMessage")), Screen.Red) : Styled(Texts.AllowedAnswer.With(status), Screen.Green));
        if (Text(call, "parameters") is { Length: > 0 } parameters)
        {
            tree.AddNode(Styled(Texts.Parameters.With(parameters), Screen.Dim));
        }

        var asks = call.TryGetProperty("asks", out var asked) ? asked.EnumerateArray().ToList() : [];
        foreach (var ask in asks)
        {
            var decision = Text(ask, "decision");
            var node = tree.AddNode(Styled(Texts.AskOn.With(Text(ask, "action"), Text(ask, "resource"), decision), decision == "Allowed" ? Screen.Green : Screen.Red));
            foreach (var told in new[] { Text(ask, "because"), Text(ask, "statement") is { Length: > 0 } nearest ? Texts.NearestStatement.With(nearest) : "" }.Where(text => text.Length > 0))
            {
                node.AddNode(Styled(told, Screen.Plain));
            }

            if (ask.TryGetProperty("trace", out var trace) && trace.GetArrayLength() > 0)
            {
                var considered = node.AddNode(Styled(Texts.Considered.ToString(), Screen.Dim));
                foreach (var statement in trace.EnumerateArray())
                {
                    considered.AddNode(Styled(statement.GetString()!, Screen.Dim));
                }
            }
        }

        if (asks.Count == 0)
        {
            tree.AddNode(Styled(Texts.NoAsks.ToString(), Screen.Dim));
        }

        return tree;
    }

    private static string Told(JsonElement call) => Texts.CallTo.With(Text(call, "principal"), Text(call, "service"), Text(call, "operation"), Text(call, "region"));

    /// <summary>The text, number or JSON of a property; empty where there is none.</summary>
    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";

    private static Spectre.Console.Text Styled(string text, Style style) => new(text, style);
}
