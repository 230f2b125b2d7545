using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.Config;

/// <summary>A snapshot of all resources as they were recorded last, as the file that is delivered.</summary>
/// <remarks>Source: AWS Config Developer Guide, deliver-snapshot-cli and example-s3-snapshot.</remarks>
/// <param name="Id">The snapshot's id, a UUID.</param>
/// <param name="Place">The account and Region.</param>
/// <param name="At">The time.</param>
internal sealed record Snapshot(string Id, Place Place, DateTimeOffset At)
{
    /// <summary>The object's key, behind the channel's prefix.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Place.Region}/{At.Year}/{At.Month}/{At.Day}/ConfigSnapshot/{Place.Account}_Config_{Place.Region}_ConfigSnapshot_{At:yyyyMMdd'T'HHmmss'Z'}_{Id}.json.gz");

    /// <summary>The file: JSON, compressed with gzip.</summary>
    public Body Write(WorldView view)
    {
        var json = new ArrayBufferWriter<byte>(4096);
        using (var output = new Utf8JsonWriter(json, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            output.WriteStartObject();
            output.WriteString("fileVersion", "1.0");
            output.WriteString("configSnapshotId", Id);
            output.WriteStartArray("configurationItems");
            foreach (var resource in view.All<RecordedResource>(Place).Where(resource => resource.Last.IsThere))
            {
                ItemJson.Write(output, ConfigurationItemView.Of(resource, resource.Last));
            }

            output.WriteEndArray();
            output.WriteEndObject();
        }

        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            gzip.Write(json.WrittenSpan);
        }

        return Body.Of(file.ToArray());
    }
}
