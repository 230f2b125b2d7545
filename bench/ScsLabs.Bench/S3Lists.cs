using System.Diagnostics;

namespace ScsLabs.Bench;

/// <summary>ListObjectsV2 of a bucket with many keys: a page in the middle, and all pages one after the other.</summary>
internal static class S3Lists
{
    private const int PageSize = 1000;

    private const int Writers = 8;

    private const string Folder = "folder/";

    public static async Task RunAsync(string prefix, S3Bucket bucket, int keys)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, keys).Chunk(keys / Writers).Select(chunk => Load.SendAsync(bucket.Server.Port, chunk.Select(number => bucket.Put(Key(number), 0)))));
        Console.WriteLine($"  {prefix}{keys:N0} keys were made in {clock.Elapsed.TotalSeconds:N1} s");

        var middle = bucket.List(Key(keys / 2));
        await Measurement.RunAsync($"{prefix}ListObjectsV2 {PageSize:N0} keys", bucket.Server, _ => middle);

        WireRequest[] pages = [bucket.List(Folder), .. Enumerable.Range(1, (keys / PageSize) - 1).Select(page => bucket.List(Key((page * PageSize) - 1)))];
        clock.Restart();
        await Load.SendAsync(bucket.Server.Port, pages);
        Console.WriteLine($"  {prefix}all {pages.Length} pages: {clock.Elapsed.TotalMilliseconds:N0} ms");
    }

    private static string Key(int number) => $"{Folder}key-{number:D6}";
}
