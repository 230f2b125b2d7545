namespace ScsLabs.Bench;

/// <summary>PutObject and GetObject, small and large.</summary>
internal static class S3Objects
{
    private static readonly (string Name, long Length)[] Sizes = [("1 KB", 1_000), ("1 MB", 1_000_000), ("100 MB", 100_000_000)];

    /// <summary>Measures and prints them.</summary>
    /// <returns>What came of each request, by its name.</returns>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<Rate>>> RunAsync(string prefix, S3Bucket bucket)
    {
        var rates = new Dictionary<string, IReadOnlyList<Rate>>();
        foreach (var (size, length) in Sizes)
        {
            // Each connection has its own key: moto fails where two write the same one at once.
            await MeasureAsync($"PutObject {size}", number => bucket.Put($"object-{number}", length), length);
            await MeasureAsync($"GetObject {size}", number => bucket.Get($"object-{number}"), length);
        }

        return rates;

        async Task MeasureAsync(string name, Func<int, WireRequest> request, long length) =>
            rates[name] = await Measurement.RunAsync(prefix + name, bucket.Server, request, length);
    }

    /// <summary>Prints how small objects stand to moto's: there the server's own work counts, and not the bytes.</summary>
    public static void PrintRatios(IReadOnlyDictionary<string, IReadOnlyList<Rate>> ours, IReadOnlyDictionary<string, IReadOnlyList<Rate>> moto)
    {
        foreach (var name in ours.Keys.Where(name => name.EndsWith(" 1 KB", StringComparison.Ordinal)))
        {
            Measurement.PrintRatios($"ours / moto's {name}", ours[name], moto[name]);
        }
    }
}
