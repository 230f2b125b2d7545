using System.Buffers;
using System.Text.Json;
using ScsLabs.Harness.Results;

namespace ScsLabs.Cli.Reporting;

/// <summary>All results as one document of JSON.</summary>
internal static class JsonReport
{
    /// <summary>The version of the document's form; that of each lab's results stands in these.</summary>
    private const int Version = 1;

    public static byte[] Of(Report report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("at", report.At);
            json.WriteBoolean("red", report.IsRed);
            json.WriteStartArray("labs");
            foreach (var lab in report.Labs)
            {
                JsonSerializer.Serialize(json, lab, LabResultsJson.Default.LabResults);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
