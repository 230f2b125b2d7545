using System.Buffers;
using System.Text.Json;
using ScsLabs.Services;

namespace ScsLabs.Emulator;

/// <summary>The JSON form of a recorded call for <c>/_scslabs/calls</c>, without secrets.</summary>
internal static class CallJson
{
    /// <summary>A call with its whole trace.</summary>
    public static JsonElement ElementOf(RecordedCall call)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Write(json, call, trace: true);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <summary>Writes which call it was, who made it, and its status.</summary>
    public static void WriteHead(Utf8JsonWriter json, RecordedCall call)
    {
        json.WriteString("requestId", call.RequestId);
        json.WriteString("at", call.At);
        json.WriteString("service", call.Service);
        json.WriteString("operation", call.Operation);
        json.WriteString("region", call.Region);
        json.WriteString("principal", call.Caller?.Principal.Name);
        json.WriteNumber("status", call.Status);
    }

    public static void Write(Utf8JsonWriter json, RecordedCall call, bool trace)
    {
        WriteHead(json, call);
        if (call.OuterRequestId is { } outer)
        {
            json.WriteString("outerRequestId", outer);
        }

        if (call.ErrorCode is { } code)
        {
            json.WriteString("errorCode", code);
            json.WriteString("errorMessage", call.ErrorMessage);
        }

        if (trace)
        {
            json.WriteString("explanation", call.ToString());
        }

        Write(json, "parameters", call.Parameters);
        Write(json, "result", call.Result);
        if (call.IsCut)
        {
            json.WriteBoolean("isCut", true);
        }

        json.WriteStartArray("asks");
        foreach (var ask in call.Asks)
        {
            json.WriteStartObject();
            Write(json, ask, trace);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }
    }

    private static void Write(Utf8JsonWriter json, DecidedAsk ask, bool trace)
    {
        json.WriteString("principal", ask.Principal);
        json.WriteString("action", ask.Action);
        json.WriteString("resource", ask.Resource);
        json.WriteString("decision", ask.Decision.Outcome.ToString());
        json.WriteString("decidedBy", ask.Decision.DecidedBy?.ToString());
        DecisionJson.WriteReason(json, ask.Decision);
        if (!trace)
        {
            return;
        }

        var explanation = new AskExplanation(ask);
        json.WriteString("statement", explanation.Statement?.ToString());
        json.WriteString("failed", explanation.Statement?.Failed?.ToString());
        json.WriteStartArray("trace");
        foreach (var statement in explanation.Decision.Trace)
        {
            json.WriteStringValue(statement.ToString());
        }

        json.WriteEndArray();
        json.WriteStartArray("statements");
        foreach (var statement in explanation.Decision.Trace)
        {
            json.WriteStartObject();
            DecisionJson.Write(json, statement);
            var isIt = ReferenceEquals(statement, explanation.Statement);
            json.WriteBoolean("decides", isIt && statement.Matched);
            json.WriteBoolean("nearest", isIt && !statement.Matched);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
