using System.Text.Json;
using ScsLabs.Policy;

namespace ScsLabs.Emulator;

/// <summary>The JSON form of decisions' reasons: in words for people, and in facts for readers that word them in another language.</summary>
internal static class DecisionJson
{
    /// <summary>Writes the reason, and the one or two statements, grants or access control lists that allowed, or the statement that denied.</summary>
    public static void WriteReason(Utf8JsonWriter json, Decision decision)
    {
        json.WriteString("because", decision.Because);
        json.WriteString("reason", decision.Reason.ToString());
        json.WriteStartArray("by");
        if (decision is { Reason: DecisionReason.Allows or DecisionReason.Denies, DecidedBy: { } kind })
        {
            WriteSource(json, kind, decision.Policy, decision.Statement);
        }

        if (decision.Beside is { } other)
        {
            WriteSource(json, other.Kind, other.Policy, other.Statement);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes how a statement compares with the request.</summary>
    public static void Write(Utf8JsonWriter json, StatementTrace statement)
    {
        json.WriteString("kind", statement.Kind.ToString());
        json.WriteString("policy", statement.Policy);
        json.WriteString("statement", statement.Name);
        json.WriteString("effect", statement.Effect.ToString());
        json.WriteBoolean("matched", statement.Matched);
        json.WriteString("whyNot", statement.WhyNot);
        if (statement.Mismatch is not { } mismatch)
        {
            json.WriteNull("mismatch");
            return;
        }

        json.WriteStartObject("mismatch");
        json.WriteString("kind", mismatch.Kind.ToString());
        json.WriteString("element", mismatch.Element.ToString());
        json.WriteString("name", mismatch.Name);
        json.WriteString("key", mismatch.Key);
        Write(json, "wanted", mismatch.Wanted);
        Write(json, "actual", mismatch.Actual);
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, PolicyKind kind, AttachedPolicy? policy, PolicyStatement? statement)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind.ToString());
        json.WriteString("policy", policy?.Name);
        json.WriteString("statement", statement?.Name);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
