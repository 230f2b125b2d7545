using System.Diagnostics;

namespace ScsLabs.Bench;

/// <summary>ListObjectsV2 of a bucket with many keys: a page in the middle, and all pages one after the other.</summary>
internal static class S3Lists
{
    private const int Writers = 8;

    public static async Task RunAsync(string prefix, S3Bucket bucket, int keys)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, keys).Chunk(keys / Writers).Select(chunk => Load.SendAsync(bucket.Server.Port, chunk.Select(number => bucket.Put($"{S3Bucket.Folder}{number:D6}", 0)))));
        Console.WriteLine($"  {prefix}{keys:N0} keys were made in {clock.Elapsed.TotalSeconds:N1} s");

        var pages = await bucket.ListAsync(keys);
        var middle = pages[pages.Count / 2];
        await Measurement.RunAsync($"{prefix}ListObjectsV2 1,000 keys", bucket.Server, _ => middle);

        clock.Restart();
        await Load.SendAsync(bucket.Server.Port, pages);
        Console.WriteLine($"  {prefix}all {pages.Count} pages: {clock.Elapsed.TotalMilliseconds:N0} ms");
    }
}
