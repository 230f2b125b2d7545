namespace ScsLabs.Bench;

/// <summary>Requests a second, and what each costs the server and the load in CPU: the load must not be what is measured.</summary>
internal static class Measurement
{
    /// <summary>How many connections send at once.</summary>
    public static readonly IReadOnlyList<int> Connections = [1, 8];

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    /// <summary>Until the JIT has done its work.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

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
        foreach (var connections in Connections)
        {
            WireRequest[] requests = [.. Enumerable.Range(0, connections).Select(request)];
            await Load.RunAsync(server.Port, requests, connections == 1 ? WarmUp : Time / 3);
            var (servers, loads) = (server.Cpu, Environment.CpuUsage.TotalTime);
            var (perSecond, count) = await Load.RunAsync(server.Port, requests, Time);
            var (serverCpu, loadCpu) = ((server.Cpu - servers).TotalMicroseconds / count, (Environment.CpuUsage.TotalTime - loads).TotalMicroseconds / count);
            rates.Add(new(perSecond, serverCpu));
            Console.WriteLine($"  {name,-30} {connections,11} {perSecond,12:N1} {serverCpu,17:N0} {loadCpu,15:N0} {perSecond * length / 1e6,10:N0}");
        }

        return rates;
    }
}

/// <summary>Requests a second, and the server's CPU for each in µs.</summary>
internal sealed record Rate(double PerSecond, double ServerCpu);
