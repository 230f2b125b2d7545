using System.Globalization;
using System.IO.Compression;
using System.Text;
using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.CloudTrail;

/// <summary>The files that trails deliver: their keys, and their contents.</summary>
/// <remarks>Source: CloudTrail User Guide, "Finding your CloudTrail log files" and "CloudTrail log file examples".</remarks>
internal static class TrailFiles
{
    private const int UniqueLength = 16;

    /// <summary>The key of the folder of a trail's files.</summary>
    public static string FolderOf(TrailRow trail) => $"{(trail.Prefix is { } prefix ? $"{prefix}/" : "")}AWSLogs/{trail.Account}/CloudTrail/";

    /// <summary>The key of a new file.</summary>
    public static string NewKey(TrailRow trail, string region, DateTimeOffset now, IdSource ids)
    {
        var time = now.UtcDateTime;
        var day = time.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);
        return $"{FolderOf(trail)}{region}/{day}/{trail.Account}_CloudTrail_{region}_{time.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture)}_{ids.Unique("", UniqueLength)}.json.gz";
    }

    /// <summary>The contents of a file with events.</summary>
    public static Body Of(IEnumerable<CallEvent> events, AccountId account)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(new GZipStream(bytes, CompressionLevel.Fastest), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            text.Write("{\"Records\":[");
            var separator = "";
            foreach (var happened in events)
            {
                text.Write(separator);
                text.Write(EventJson.Of(happened, account));
                separator = ",";
            }

            text.Write("]}");
        }

        return Body.Of(bytes.ToArray());
    }

    /// <summary>The request that writes a file.</summary>
    public static PutObject Put(TrailRow trail, string key, Body body) => new(trail.Bucket, key)
    {
        Body = body,
        Headers = new() { ContentType = "application/json", ContentEncoding = body.Length > 0 ? "gzip" : null },
        Settings = new() { ACL = ObjectCannedACL.BucketOwnerFullControl },
    };
}
