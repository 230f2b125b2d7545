using System.CommandLine;
using System.Text.Json;
using ScsLabs.Cli.Learning;
using ScsLabs.Cli.Reporting;
using Spectre.Console;

namespace ScsLabs.Cli.Explaining;

/// <summary><c>scslabs explain</c>: draws as a tree why a call was allowed or refused.</summary>
internal sealed class ExplainCommand(Desk desk, HttpMessageHandler http)
{
    /// <summary>The ids of packet paths begin so; a number follows.</summary>
    private const string PathPrefix = "path-";

    /// <summary>The last calls of a red check that are listed: what a check requires stands at its end, behind what prepares it.</summary>
    private const int LastCalls = 8;

    private const string DefaultEndpoint = "http://127.0.0.1:4566";

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

    /// <summary>Explains a call, or lists those of the last check: of what is red the last ones, and all that failed.</summary>
    public async Task<int> RunAsync(string? requestId, Uri endpoint, CancellationToken cancellationToken)
    {
        if (requestId is null)
        {
            List(desk.LabOf(null));
            return ExitCode.Green;
        }

        desk.Screen.Write(requestId.StartsWith(PathPrefix, StringComparison.Ordinal)
            ? PathTree.Of(PathsOf(ChecksOf(desk.LabOf(null))).Where(path => path.Id == requestId).Select(path => (JsonElement?)path.Path).FirstOrDefault() ?? throw new LearnerException(Texts.NoPath.With(requestId)))
            : CallTree.Of(Kept(requestId) ?? await AskAsync(requestId, endpoint, cancellationToken).ConfigureAwait(false)));
        return ExitCode.Green;
    }

    /// <summary>The call with this request id in the last results of a lab; null where there is none.</summary>
    private JsonElement? Kept(string requestId) => desk.Course.Labs.SelectMany(ChecksOf).SelectMany(check => check.Calls)
        .Where(call => call.Text("requestId") == requestId).Select(call => (JsonElement?)call).FirstOrDefault();

    private IReadOnlyList<CheckResult> ChecksOf(Lab lab) => desk.Progress.LastOf(lab)?.Checks ?? [];

    private static Uri EndpointOf(string? option) =>
        option is not null ? Endpoints.Of("--endpoint", option)
        : Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } set ? Endpoints.Of("AWS_ENDPOINT_URL", set)
        : new(DefaultEndpoint);

    private void List(Lab lab)
    {
        var results = desk.Progress.LastOf(lab);
        var checks = results?.Checks ?? [];
        var paths = PathsOf(checks).ToLookup(path => path.Check, path => (path.Id, Told: PathTree.Told(path.Path)));
        var listed = new HashSet<string>(StringComparer.Ordinal); // the call that ended a task is evidence of each of its checks
        var told = checks
            .Select(check => (Check: check, Items: CallsOf(check).Where(call => listed.Add(call.Id)).Concat(paths[check]).ToList()))
            .Where(check => check.Items.Count > 0)
            .ToList();
        if (told.Count == 0)
        {
            desk.Screen.Line(checks.Count == 0 ? Texts.NotChecked.With(lab.Number, Invocation.Of("check", lab)) : Texts.NoRefusals.With(lab.Number));
            return;
        }

        desk.Screen.Line(Texts.Refusals.With(lab.Number, Invocation.OfExplain(told[0].Items[0].Id), Words.Moment(results!.At)), Screen.Bold);
        foreach (var (check, items) in told)
        {
            var (sign, style) = ResultsView.MarkOf(check.Verdict);
            desk.Screen.Line($"{sign} {Texts.Task.With(check.Task)}: {check.Title}", style);
            foreach (var item in items)
            {
                desk.Screen.Code($"  {item.Id}");
                desk.Screen.Line(item.Told, Screen.Dim, indent: 4);
            }
        }
    }

    /// <summary>The calls of a check that are listed, each with its outcome.</summary>
    private static IEnumerable<(string Id, string Told)> CallsOf(CheckResult check) => check.Calls
        .Where((call, at) => CallTree.HasFailed(call) || (check.Verdict == Verdict.Failed && at >= check.Calls.Count - LastCalls))
        .Select(call => (call.Text("requestId") ?? "", $"{CallTree.Told(call)}: {call.Text("errorCode") ?? Texts.Succeeded.ToString()}"));

    /// <summary>The packet paths of a lab's last check, numbered.</summary>
    private static IEnumerable<(CheckResult Check, string Id, JsonElement Path)> PathsOf(IEnumerable<CheckResult> checks) =>
        checks.SelectMany(check => (check.Paths ?? []).Select(path => (Check: check, Path: path))).Select((found, number) => (found.Check, $"{PathPrefix}{number + 1}", found.Path));

    /// <summary>Asks a running emulator for the call.</summary>
    private async Task<JsonElement> AskAsync(string requestId, Uri endpoint, CancellationToken cancellationToken)
    {
        try
        {
            var told = await new OperatorClient(endpoint, Environment.GetEnvironmentVariable("SCSLABS_CONTROL_TOKEN"), http).SendAsync(HttpMethod.Get, $"/_scslabs/calls?requestId={Uri.EscapeDataString(requestId)}", null, cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(told.Body);
            var answer = json.RootElement.Clone();
            return told.IsSuccess ? answer : throw new LearnerException(Texts.NoCall.With(requestId, endpoint, answer.Text("error")));
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException)
        {
            throw new LearnerException(Texts.NoCall.With(requestId, endpoint, unreachable.Message));
        }
    }
}
