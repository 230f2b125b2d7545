using System.Text.Json;
using ScsLabs.Services.Logs;

namespace ScsLabs.Emulator;

/// <summary>The answer of <c>/_scslabs/logs</c>: the log groups of an account in a Region; with <c>group=</c> its streams, newest first; with <c>stream=</c> besides the newest events of that.</summary>
internal static class LogAnswer
{
    private const int MostEvents = 200;
    private const int MostLookedAt = 20_000;

    public static void Write(Utf8JsonWriter json, World world, WorldQuestion question, DateTimeOffset now)
    {
        var group = world.Find<LogGroupRow>(question.Place, question["group"]);
        if (group is not null && LogStreamRow.Find(group, question["stream"], world) is { } stream)
        {
            WriteEvents(json, world, question, stream, now);
        }
        else if (question["group"].Length > 0)
        {
            var streams = group is null ? [] : world.All<LogStreamRow>(group.Streams).Where(one => question.Has(one.Name));
            question.WritePage(json, "streams", streams.OrderByDescending(static one => one.Newest ?? 0), one =>
            {
                json.WriteString("name", one.Name);
                json.WriteNumber("bytes", one.Bytes);
                json.WriteString("newest", one.Newest is { } time ? Time(time) : null);
            });
        }
        else
        {
            question.WritePage(json, "groups", world.All<LogGroupRow>(question.Place).Where(one => question.Has(one.Name)), one =>
            {
                json.WriteString("name", one.Name);
                json.WriteNumber("bytes", one.StoredBytes);
                json.WriteNumber("streams", world.Count<LogStreamRow>(one.Streams));
                json.WriteString("function", one.Name.StartsWith("/aws/lambda/", StringComparison.Ordinal) ? one.Name["/aws/lambda/".Length..] : null);
            });
        }
    }

    private static void WriteEvents(Utf8JsonWriter json, World world, WorldQuestion question, LogStreamRow stream, DateTimeOffset now)
    {
        var from = stream.ShownFrom(now);
        json.WriteStartArray("events");
        foreach (var one in world.Before<LogEventRow>(stream.Events, null).TakeWhile(one => one.Timestamp >= from).Take(MostLookedAt).Where(one => question.Has(one.Message)).Take(MostEvents))
        {
            json.WriteStartObject();
            json.WriteString("at", Time(one.Timestamp));
            json.WriteString("message", one.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("O");
}
