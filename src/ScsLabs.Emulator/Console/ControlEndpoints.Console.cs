using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ScsLabs.Emulator;

/// <content>The endpoints about the world as it is, snapshots and live events, which the console's page uses.</content>
internal sealed partial class ControlEndpoints
{
    private const string OneSnapshot = Prefix + "snapshots/";
    private const string Restore = "/restore";

    /// <summary>Sends a browser to the console. Under another machine's name it has no address.</summary>
    private static Task LeadToConsoleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (IsOnThisMachine(context.Request.Host))
        {
            context.Response.Redirect(ConsoleHost.AddressFor(context.Request));
            return Task.CompletedTask;
        }

        return AnswerAsync(context, 403, json => json.WriteString("error", $"The console's address is {ConsoleHost.AddressFor(context.Request)}, on a machine whose port leads here (ssh -L)."));
    }

    private Task DispatchAboutWorldAsync(HttpContext context, string path) =>
        (context.Request.Method, path) switch
        {
            ("GET", Prefix + "events") => EventsAsync(context),
            ("GET", Prefix + "snapshots") => SnapshotsAsync(context),
            ("POST", Prefix + "snapshots") => TakeSnapshotAsync(context),
            ("POST", _) when path.StartsWith(OneSnapshot, StringComparison.Ordinal) && path.EndsWith(Restore, StringComparison.Ordinal) => SnapshotAsync(context, path[OneSnapshot.Length..^Restore.Length], restores: true),
            ("DELETE", _) when path.StartsWith(OneSnapshot, StringComparison.Ordinal) => SnapshotAsync(context, path[OneSnapshot.Length..], restores: false),
            ("GET", Prefix + "places") => WorldAsync(context, static (json, world, _) => ResourceAnswers.WritePlaces(json, world)),
            ("GET", Prefix + "resources") => WorldAsync(context, ResourceAnswers.WriteList),
            ("GET", Prefix + "resource") => WorldAsync(context, ResourceAnswers.WriteOne),
            ("GET", Prefix + "network") => WorldAsync(context, NetworkAnswer.Write),
            ("GET", Prefix + "compliance") => WorldAsync(context, DetectionAnswers.WriteCompliance),
            ("GET", Prefix + "rules") => WorldAsync(context, DetectionAnswers.WriteRules),
            ("GET", Prefix + "trail") => WorldAsync(context, (json, _, question) => DetectionAnswers.WriteTrail(json, state.Journal.Events!, question)),
            ("GET", Prefix + "logs") => WorldAsync(context, (json, world, question) => LogAnswer.Write(json, world, question, state.Clock.GetUtcNow())),
            _ => AnswerAsync(context, 404, json => json.WriteString("error", $"There is no {context.Request.Method} {path}. See {Prefix}health, reset, clock, calls, certificate, decide, permissions, trace, connections, connect, instances, results, events, snapshots, places, resources, resource, network, compliance, rules, trail, logs. A browser finds the console at {Prefix}.")),
        };

    /// <summary>Returns all recorded calls, newest first; with <c>?limit=</c> so many in brief (<see cref="CallList"/>); with <c>?requestId=</c> one call with its whole trace.</summary>
    private Task CallsAsync(HttpContext context)
    {
        if (context.Request.Query["requestId"].ToString() is { Length: > 0 } requestId)
        {
            return state.Journal.Find(requestId) is { } call
                ? AnswerAsync(context, 200, json => CallJson.Write(json, call, trace: true))
                : AnswerAsync(context, 404, json => json.WriteString("error", $"No call with the request id '{requestId}' is remembered."));
        }

        return AnswerAsync(context, 200, json =>
        {
            if (CallList.IsWanted(context.Request.Query))
            {
                CallList.Write(json, state.Journal.Recent, context.Request.Query);
                return;
            }

            json.WriteStartArray("calls");
            foreach (var recorded in state.Journal.Recent.Reverse())
            {
                json.WriteStartObject();
                CallJson.Write(json, recorded, trace: false);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Streams calls and commits as server-sent events: <c>call</c> as in <c>calls?limit=</c>, and <c>world</c> with the number of the current world.</summary>
    private async Task EventsAsync(HttpContext context)
    {
        if (state.Live.Open() is not { } stream)
        {
            await AnswerAsync(context, 503, json => json.WriteString("error", $"{LiveEvents.MostStreams} streams are open, which is the maximum; or the emulator ends.")).ConfigureAwait(false);
            return;
        }

        try
        {
            await stream.WriteAsync(context, state).ConfigureAwait(false);
        }
        finally
        {
            state.Live.Close(stream);
        }
    }

    private Task SnapshotsAsync(HttpContext context) => AnswerAsync(context, 200, json =>
    {
        json.WriteNumber("most", Snapshots.Most);
        json.WriteStartArray("snapshots");
        foreach (var snapshot in state.Snapshots.All)
        {
            json.WriteStartObject();
            Write(json, snapshot);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Takes a snapshot. Body: <c>{"name": "before the change"}</c>.</summary>
    private async Task TakeSnapshotAsync(HttpContext context)
    {
        if (await TextAsync(context, "name").ConfigureAwait(false) is not { Length: <= Snapshots.MostName } name)
        {
            await AnswerAsync(context, 400, json => json.WriteString("error", $"The body must be {{\"name\": \"…\"}}, with at most {Snapshots.MostName} characters.")).ConfigureAwait(false);
        }
        else if (state.Snapshots.Take(name.Trim(), state.Store.Current, state.Clock.GetUtcNow()) is { } taken)
        {
            await AnswerAsync(context, 200, json => Write(json, taken)).ConfigureAwait(false);
        }
        else
        {
            await AnswerAsync(context, 409, json => json.WriteString("error", $"There are {Snapshots.Most} snapshots, which is the maximum. Delete one first.")).ConfigureAwait(false);
        }
    }

    /// <summary>Goes back to a snapshot, or deletes one. The clock isn't set back.</summary>
    private async Task SnapshotAsync(HttpContext context, string number, bool restores)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || state.Snapshots.Find(parsed) is not { } snapshot)
        {
            await AnswerAsync(context, 404, json => json.WriteString("error", $"There is no snapshot '{number}'.")).ConfigureAwait(false);
            return;
        }

        if (restores)
        {
            await state.Store.RestoreAsync(snapshot.World, context.RequestAborted).ConfigureAwait(false);
        }
        else
        {
            state.Snapshots.Remove(parsed);
        }

        await AnswerAsync(context, 200, json => json.WriteString("status", restores ? "restored" : "deleted")).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, Snapshot snapshot)
    {
        json.WriteNumber("number", snapshot.Number);
        json.WriteString("name", snapshot.Name);
        json.WriteBoolean("named", snapshot.IsNamed);
        json.WriteString("at", snapshot.At);
        json.WriteNumber("resources", snapshot.World.ResourceSets.Sum(static set => set.Count));
    }

    /// <summary>A text in a body that is a JSON object; null where it isn't there.</summary>
    internal static async Task<string?> TextAsync(HttpContext context, string name)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Answers a question about the current world.</summary>
    private Task WorldAsync(HttpContext context, Action<Utf8JsonWriter, World, WorldQuestion> write)
    {
        var question = new WorldQuestion(context.Request.Query);
        return question.IsValid
            ? AnswerAsync(context, 200, json => write(json, state.Store.Current, question))
            : AnswerAsync(context, 400, static json => json.WriteString("error", "The account must be twelve digits, and from a number."));
    }
}
