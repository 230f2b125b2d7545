namespace ScsLabs.Bench;

/// <summary>The server's memory while one large object streams in and out.</summary>
internal static class S3Memory
{
    private const long Length = 1_000_000_000;

    public static async Task RunAsync(string prefix, S3Bucket bucket)
    {
        var (server, put, get) = (bucket.Server, bucket.Put("large", Length), bucket.Get("large"));
        var before = server.ResidentMegabytes;
        var putting = await MostWhileAsync(server, put);
        var getting = await MostWhileAsync(server, get);
        Console.WriteLine($"  {prefix}resident MB: {before:N0} before, at most {putting:N0} while PutObject of 1 GB, at most {getting:N0} while GetObject, {server.ResidentMegabytes:N0} after");
    }

    private static async Task<double> MostWhileAsync(ServerProcess server, WireRequest request)
    {
        var sending = Load.SendAsync(server.Port, [request]);
        var most = 0.0;
        while (!sending.IsCompleted)
        {
            most = Math.Max(most, server.ResidentMegabytes);
            await Task.WhenAny(sending, Task.Delay(5));
        }

        await sending;
        return most;
    }
}
