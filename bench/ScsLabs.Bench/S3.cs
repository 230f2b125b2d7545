namespace ScsLabs.Bench;

/// <summary>Objects, lists and memory: ours, and moto's where it is installed.</summary>
internal static class S3
{
    private const int Keys = 100_000;

    /// <summary>Fewer: making them takes moto long, and each of its pages takes the longer the more keys there are.</summary>
    private const int MotoKeys = 10_000;

    public static async Task RunAsync()
    {
        Measurement.PrintHead("s3");
        var ours = await MeasureAsync("", async () => await ServerProcess.StartEmulatorAsync(), Keys);
        var moto = await MeasureAsync("moto ", ServerProcess.StartMotoAsync, MotoKeys);
        if (moto is not null)
        {
            Console.WriteLine($"  moto lists {MotoKeys:N0} keys and not {Keys:N0}, for making those takes it long");
            S3Objects.PrintRatios(ours!, moto);
        }

        Console.WriteLine();
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<Rate>>?> MeasureAsync(string prefix, Func<Task<ServerProcess?>> start, int keys)
    {
        await using var server = await start();
        if (server is null)
        {
            return null;
        }

        using var bucket = await S3Bucket.CreateAsync(server);
        var rates = await S3Objects.RunAsync(prefix, bucket);
        await S3Lists.RunAsync(prefix, bucket, keys);
        await using var fresh = await start();
        using var empty = await S3Bucket.CreateAsync(fresh!);
        await S3Memory.RunAsync(prefix, empty);
        return rates;
    }
}
