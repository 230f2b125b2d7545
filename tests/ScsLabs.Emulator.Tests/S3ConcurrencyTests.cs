using System.Collections.Concurrent;
using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;

namespace ScsLabs.Emulator.Tests;

/// <summary>64 clients on the same keys: nothing is lost, every acknowledged write is readable, lists agree.</summary>
public sealed class S3ConcurrencyTests
{
    private const string Bucket = "a-bucket-of-many";
    private const int Clients = 64;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_version_stays_readable()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        var s3 = new S3Client(emulator.RootOf("111111111111"));
        await s3.CreateBucketAsync(new(Bucket), Cancel);
        await s3.PutBucketVersioningAsync(new(Bucket, new(BucketVersioningStatus.Enabled)), Cancel);
        var written = new ConcurrentDictionary<string, (string Key, string Text)>(StringComparer.Ordinal);

        await Parallel.ForEachAsync(Enumerable.Range(0, Clients), Cancel, async (client, cancellationToken) =>
        {
            for (var round = 0; round < 10; round++)
            {
                var (key, text) = ($"key-{round % 3}", $"client {client}, round {round}");
                var put = await s3.PutObjectAsync(new(Bucket, key) { Body = Body.Of(System.Text.Encoding.UTF8.GetBytes(text)) }, cancellationToken);
                written.TryAdd(put.VersionId!, (key, text)).ShouldBeTrue();
                if (round % 4 == 3)
                {
                    await s3.DeleteObjectAsync(new(Bucket, key), cancellationToken);
                }
            }
        });

        written.Count.ShouldBe(Clients * 10);
        foreach (var (version, (key, text)) in written)
        {
            System.Text.Encoding.UTF8.GetString((await s3.GetObjectAsync(new(Bucket, key) { Options = new() { VersionId = version } }, Cancel)).Body.Memory!.Value.Span).ShouldBe(text);
        }

        var listed = new List<string>();
        string? marker = null, id = null;
        do
        {
            var page = await s3.ListObjectVersionsAsync(new(Bucket) { KeyMarker = marker, VersionIdMarker = id, MaxKeys = 100 }, Cancel);
            listed.AddRange(page.Versions.Select(version => version.VersionId));
            (marker, id) = page.IsTruncated ? (page.NextKeyMarker, page.NextVersionIdMarker) : (null, null);
        }
        while (marker is not null);

        listed.Order(StringComparer.Ordinal).ShouldBe(written.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parts_of_one_upload_meet_without_a_loss()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        var s3 = new S3Client(emulator.RootOf("111111111111"));
        await s3.CreateBucketAsync(new(Bucket), Cancel);
        var upload = (await s3.CreateMultipartUploadAsync(new(Bucket, "k"), Cancel)).UploadId;
        var part = Body.Of(new byte[5 * 1024 * 1024]);
        var tags = new ConcurrentDictionary<int, string>();

        await Parallel.ForEachAsync(Enumerable.Range(1, Clients), Cancel, async (number, cancellationToken) =>
            tags[number] = (await s3.UploadPartAsync(new(Bucket, "k", number, upload) { Body = part }, cancellationToken)).ETag);
        await s3.CompleteMultipartUploadAsync(new(Bucket, "k", upload) { MultipartUpload = new([.. tags.OrderBy(tag => tag.Key).Select(tag => new CompletedPart(tag.Key, tag.Value))]) }, Cancel);

        (await s3.HeadObjectAsync(new(Bucket, "k"), Cancel)).Object.ContentLength.ShouldBe(Clients * part.Length);
    }

    [Fact]
    public async Task Of_many_who_want_a_free_key_one_gets_it()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        var s3 = new S3Client(emulator.RootOf("111111111111"));
        await s3.CreateBucketAsync(new(Bucket), Cancel);
        var (won, lost) = (0, 0);

        await Parallel.ForEachAsync(Enumerable.Range(0, Clients), Cancel, async (_, cancellationToken) =>
        {
            try
            {
                await s3.PutObjectAsync(new(Bucket, "k") { IfNoneMatch = "*" }, cancellationToken);
                Interlocked.Increment(ref won);
            }
            catch (AwsException error) when (error.Code == "PreconditionFailed")
            {
                Interlocked.Increment(ref lost);
            }
        });

        (won, lost).ShouldBe((1, Clients - 1));
    }
}
