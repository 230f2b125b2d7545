using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScsLabs.Policy.Deciding;

/// <summary>Writes the answer to a case as one line of JSON.</summary>
internal static class DecideWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Answer(DecideCase question)
    {
        var decision = PolicyEngine.Evaluate(question.Request, question.Policies, trace: true);
        return Line(writer =>
        {
            Write(writer, "id", question.Id);
            writer.WriteString("decision", decision.Outcome.ToString());
            Write(writer, "decidedBy", decision.DecidedBy?.ToString());
            writer.WriteString("because", decision.Because);
            writer.WriteStartArray("trace");
            foreach (var statement in decision.Trace)
            {
                Write(writer, statement);
            }

            writer.WriteEndArray();
        });
    }

    public static string Error(string? id, string message) => Line(writer =>
    {
        Write(writer, "id", id);
        writer.WriteString("error", message);
    });

    private static void Write(Utf8JsonWriter writer, StatementTrace statement)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", statement.Kind.ToString());
        writer.WriteString("policy", statement.Policy);
        Write(writer, "sid", statement.Sid);
        writer.WriteNumber("index", statement.Index);
        writer.WriteString("effect", statement.Effect.ToString());
        writer.WriteBoolean("matched", statement.Matched);
        if (!statement.Matched)
        {
            Write(writer, "failed", statement.Failed?.ToString());
            Write(writer, "whyNot", statement.WhyNot);
        }

        if (statement.Mismatch is { Key: { } key } condition)
        {
            writer.WriteStartObject("condition");
            writer.WriteString("operator", condition.Name);
            writer.WriteString("key", key);
            Write(writer, "wanted", condition.Wanted);
            Write(writer, "actual", condition.Actual);
            writer.WriteBoolean("notComputed", condition.Kind is MismatchKind.NotComputed);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static string Line(Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            body(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
