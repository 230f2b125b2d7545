using System.Diagnostics;
using ScsLabs.Emulator;

namespace ScsLabs.Bench;

/// <summary>How long a start takes, in this process and as a process of its own.</summary>
internal static class Starts
{
    public static async Task RunAsync()
    {
        Console.WriteLine("starts                                  ms");
        var clock = Stopwatch.StartNew();
        await using (await AwsEmulator.StartAsync())
        {
            Print("first in a process", clock.Elapsed);
        }

        var next = new List<TimeSpan>();
        for (var number = 0; number < 20; number++)
        {
            clock.Restart();
            await using (await AwsEmulator.StartAsync())
            {
                next.Add(clock.Elapsed);
            }
        }

        Print("next in a process (median of 20)", next.Order().ElementAt(10));

        clock.Restart();
        await using var server = await ServerProcess.StartEmulatorAsync();
        await Requests.SendAsync(server.Endpoint, Users.Root, Requests.CallerIdentity);
        Print("process start to first answered call", clock.Elapsed);
        Console.WriteLine();
    }

    private static void Print(string name, TimeSpan time) => Console.WriteLine($"  {name,-36} {time.TotalMilliseconds,5:N0}");
}
