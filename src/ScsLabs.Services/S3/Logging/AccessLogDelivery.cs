using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>The next delivery of a bucket's access log, while there is something to deliver.</summary>
/// <remarks>S3 delivers as <c>logging.s3.amazonaws.com</c>, and the log's bucket is asked: what it refuses is lost. Source: S3 User Guide, ServerLogs and enable-server-access-logging.</remarks>
internal sealed record AccessLogDelivery : IRow<AccessLogDelivery>, IDueRow, IServiceRow
{
    /// <summary>The service that delivers.</summary>
    public const string Service = "logging.s3.amazonaws.com";

    private const string OnlyId = "access-log";
    private const int UniqueLength = 16;

    /// <summary>The time from a request to its delivery. AWS says that most are delivered within a few hours.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromHours(1);

    /// <summary>The place of the bucket's objects.</summary>
    public required Place Place { get; init; }

    /// <summary>The name of the bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>The time of the delivery.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc />
    public string Id => OnlyId;

    /// <inheritdoc />
    DateTimeOffset? IDueRow.DueAt => At;

    /// <inheritdoc />
    void IDueRow.OnDue(DueTurn due)
    {
        due.Draft.Remove(this);
        due.Draft.Afterwards((acting, cancellationToken) => DeliverAsync(Bucket, acting, cancellationToken));
    }

    /// <summary>Finds a bucket's next delivery; null for none.</summary>
    public static AccessLogDelivery? Of(Bucket bucket, WorldView view) => view.Find<AccessLogDelivery>(bucket.Objects, OnlyId);

    /// <summary>Has a bucket's log delivered after a while.</summary>
    /// <returns>Whether it will be.</returns>
    public static bool Await(Bucket bucket, Draft draft, DateTimeOffset now)
    {
        if (draft.Find(S3.Bucket.ByName, bucket.Name)?.Logging is null || Of(bucket, draft) is not null)
        {
            return false;
        }

        draft.Put(new AccessLogDelivery { Place = bucket.Objects, Bucket = bucket.Name, At = now + Delay });
        return true;
    }

    private static async Task DeliverAsync(string name, IActing acting, CancellationToken cancellationToken)
    {
        if (acting.World.Find(S3.Bucket.ByName, name) is not { } bucket || acting.Outside.OfType<AccessLog>().SingleOrDefault()?.Take(bucket) is not { Count: > 0 } lines || bucket.Logging is not { } logging)
        {
            return;
        }

        var s3 = new S3Client(acting.AsService(Service, bucket.Region, bucket.Arn, bucket.Account));
        try
        {
            foreach (var day in lines.GroupBy(static line => line.At.UtcDateTime.Date))
            {
                var request = new PutObject(logging.TargetBucket, KeyOf(logging, bucket, new(day.Key, TimeSpan.Zero), acting))
                {
                    Body = Body.Of(Encoding.UTF8.GetBytes(string.Concat(day.Select(static line => $"{line.Text}\n")))),
                    Headers = new() { ContentType = "text/plain" },
                    ChecksumAlgorithm = ChecksumAlgorithm.Crc64Nvme,
                };
                await s3.PutObjectAsync(request, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            acting.Logger.LogWarning("The access log of {Bucket} could not be delivered to {Target}: {Error}", name, logging.TargetBucket, refused.Message);
        }
    }

    /// <summary>The key of a new log object.</summary>
    private static string KeyOf(LoggingEnabled logging, Bucket bucket, DateTimeOffset day, IActing acting)
    {
        var unique = acting.Ids.Unique("", UniqueLength);
        var now = acting.Now.UtcDateTime;
        if (logging.TargetObjectKeyFormat?.PartitionedPrefix is not { } partitioned)
        {
            return $"{logging.TargetPrefix}{Stamp(now)}-{unique}";
        }

        var date = partitioned.PartitionDateSource == PartitionDateSource.EventTime ? day.UtcDateTime : now;
        return $"{logging.TargetPrefix}{bucket.Account}/{bucket.Region}/{bucket.Name}/{date.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture)}/{Stamp(date)}-{unique}";

        static string Stamp(DateTime time) => time.ToString("yyyy-MM-dd-HH-mm-ss", CultureInfo.InvariantCulture);
    }
}
