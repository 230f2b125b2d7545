using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace ScsLabs.Emulator;

/// <content>The seat of a class: its secrets, and the results of labs that a learner reports there and an instructor collects.</content>
internal sealed partial class ControlEndpoints
{
    private const string Results = Prefix + "results";

    private readonly SeatResults results = new();

    /// <summary>Tells whoever has a seat's control token the rest of what they need there, so that nobody has to type it.</summary>
    private Task SeatAsync(HttpContext context) => state.Options.Seat is { } seat
        ? AnswerAsync(context, 200, json =>
        {
            json.WriteNumber("number", seat.Number);
            json.WriteString("rootSecret", seat.RootSecret);
        })
        : AnswerAsync(context, 404, static json => json.WriteString("error", "This emulator is no seat of a class."));

    /// <summary>Takes a lab's results: a JSON object whose <c>tasks</c> have a <c>number</c> and <c>isGreen</c>. On the seat of a class the answer has the flags of the green tasks.</summary>
    private async Task PutResultsAsync(HttpContext context, string lab)
    {
        if (!LabName.IsMatch(lab))
        {
            await AnswerAsync(context, 400, static json => json.WriteString("error", "A lab's name is LabNN.Name.")).ConfigureAwait(false);
            return;
        }

        if (await ReadResultsAsync(context).ConfigureAwait(false) is not { } read)
        {
            await AnswerAsync(context, 400, static json => json.WriteString("error", $"The body must be a JSON object of at most {SeatResults.MostBytes} bytes with \"tasks\": [{{\"number\": 1, \"isGreen\": true}}, …].")).ConfigureAwait(false);
            return;
        }

        if (!results.Put(lab, read.Results))
        {
            await AnswerAsync(context, 400, static json => json.WriteString("error", "There are results of too many labs.")).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(context, 200, json =>
        {
            json.WriteStartObject("flags");
            if (state.Options.Seat is { } seat)
            {
                foreach (var task in read.Green)
                {
                    json.WriteString($"{task}", seat.FlagOf(lab, task));
                }
            }

            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private static async Task<(JsonElement Results, IReadOnlyList<int> Green)?> ReadResultsAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not (>= 0 and <= SeatResults.MostBytes))
        {
            return null;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, new() { MaxDepth = 16 }, context.RequestAborted).ConfigureAwait(false);
            return (body.RootElement.Clone(), [.. body.RootElement.GetProperty("tasks").EnumerateArray().Where(task => task.GetProperty("isGreen").GetBoolean()).Select(task => task.GetProperty("number").GetInt32()).Distinct()]);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^Lab[0-9]{2}\.[A-Za-z0-9.]{1,64}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabName { get; }
}
