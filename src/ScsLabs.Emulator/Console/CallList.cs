using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ScsLabs.Policy;

namespace ScsLabs.Emulator;

/// <summary>The list of <c>/_scslabs/calls?limit=N</c>: recent calls in brief, newest first, as a filter wants them.</summary>
internal static class CallList
{
    /// <summary>The maximum number of calls.</summary>
    private const int Most = 500;

    /// <summary>Whether a request asks for a list in brief.</summary>
    public static bool IsWanted(IQueryCollection query) => query.ContainsKey("limit");

    /// <summary>Writes the list. <c>text</c> must be in the operation, the principal, an action, a resource or the error; <c>denied=true</c> leaves only calls that were refused.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<RecordedCall> recent, IQueryCollection query)
    {
        var limit = int.TryParse(query["limit"], out var wanted) ? Math.Clamp(wanted, 1, Most) : Most;
        var (text, denied) = (query["text"].ToString(), query["denied"] == "true");
        var isMore = false;
        json.WriteStartArray("calls");
        foreach (var call in recent.Reverse().Where(call => (!denied || VerdictOf(call) == "denied") && Has(call, text)))
        {
            if (limit-- == 0)
            {
                isMore = true;
                break;
            }

            json.WriteStartObject();
            WriteBrief(json, call);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("more", isMore);
    }

    /// <summary>Writes a call without its parameters and decisions.</summary>
    public static void WriteBrief(Utf8JsonWriter json, RecordedCall call)
    {
        CallJson.WriteHead(json, call);
        json.WriteString("verdict", VerdictOf(call));
        json.WriteString("errorCode", call.ErrorCode);
        json.WriteString("resource", call.Asks.Count > 0 ? call.Asks[0].Resource : null);
        json.WriteBoolean("inner", call.OuterRequestId is not null);
    }

    /// <summary>Whether a call was allowed, denied (a policy or a signature refused it) or failed for another reason.</summary>
    private static string VerdictOf(RecordedCall call) =>
        call.ErrorCode is null ? "allowed"
        : call.Status == 403 || call.Asks.Any(static ask => ask.Decision.Outcome != Outcome.Allowed) ? "denied"
        : "failed";

    private static bool Has(RecordedCall call, string text) => text.Length == 0
        || IsIn(text, call.Service) || IsIn(text, call.Operation) || IsIn(text, call.Caller?.Principal.Name) || IsIn(text, call.ErrorCode) || IsIn(text, call.RequestId) || IsIn(text, call.Region)
        || call.Asks.Any(ask => IsIn(text, ask.Action) || IsIn(text, ask.Resource));

    private static bool IsIn(string part, string? text) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}
