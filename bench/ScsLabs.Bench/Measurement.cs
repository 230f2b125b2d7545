namespace ScsLabs.Bench;

/// <summary>Requests a second, and what each costs the server and the load in CPU: the load must not be what is measured.</summary>
internal static class Measurement
{
    /// <summary>How many connections send at once.</summary>
    public static readonly IReadOnlyList<int> Connections = [1, 8];

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    /// <summary>The parts of the warm-up. It ends when the rate hasn't risen for three of them: the JIT compiles what is called often twice, by what it saw.</summary>
    private static readonly TimeSpan WarmUpPart = TimeSpan.FromSeconds(2);

    /// <summary>The maximum time of the warm-up.</summary>
    private static readonly TimeSpan MaxWarmUp = TimeSpan.FromSeconds(40);

    public static void PrintHead(string part) =>
        Console.WriteLine($"{part,-32} connections   requests/s   server's CPU µs   load's CPU µs       MB/s");

    /// <summary>Prints how our rates stand to a peer's.</summary>
    public static void PrintRatios(string name, IReadOnlyList<Rate> ours, IReadOnlyList<Rate> peers)
    {
        foreach (var (connections, our, peer) in Connections.Zip(ours, peers))
        {
            Console.WriteLine($"  {name,-30} {connections,11} {our.PerSecond / peer.PerSecond,12:N1} {our.ServerCpu / peer.ServerCpu,17:N3}");
        }
    }

    /// <summary>Measures and prints a request.</summary>
    /// <param name="name">What the rows are called.</param>
    /// <param name="server">Who answers.</param>
    /// <param name="request">What a connection asks again and again, by its number.</param>
    /// <param name="length">How many bytes each moves, where the rate of bytes says something.</param>
    /// <returns>What came of each of <see cref="Connections"/>.</returns>
    public static async Task<IReadOnlyList<Rate>> RunAsync(string name, ServerProcess server, Func<int, WireRequest> request, long? length = null)
    {
        var rates = new List<Rate>();
        await WarmUpAsync(server, [.. Enumerable.Range(0, Connections[^1]).Select(request)]);
        foreach (var connections in Connections)
        {
            WireRequest[] requests = [.. Enumerable.Range(0, connections).Select(request)];
            var (servers, loads) = (server.Cpu, Environment.CpuUsage.TotalTime);
            var (perSecond, count) = await Load.RunAsync(server.Port, requests, Time);
            var (serverCpu, loadCpu) = ((server.Cpu - servers).TotalMicroseconds / count, (Environment.CpuUsage.TotalTime - loads).TotalMicroseconds / count);
            rates.Add(new(perSecond, serverCpu));
            Console.WriteLine($"  {name,-30} {connections,11} {perSecond,12:N1} {serverCpu,17:N0} {loadCpu,15:N0} {perSecond * length / 1e6,10:N0}");
        }

        return rates;
    }

    private static async Task WarmUpAsync(ServerProcess server, IReadOnlyList<WireRequest> requests)
    {
        var (best, unrisen) = (0.0, 0);
        for (var spent = TimeSpan.Zero; unrisen < 3 && spent < MaxWarmUp; spent += WarmUpPart)
        {
            var (perSecond, _) = await Load.RunAsync(server.Port, requests, WarmUpPart);
            (best, unrisen) = perSecond > best * 1.02 ? (perSecond, 0) : (best, unrisen + 1);
        }
    }
}

/// <summary>Requests a second, and the server's CPU for each in µs.</summary>
internal sealed record Rate(double PerSecond, double ServerCpu);
