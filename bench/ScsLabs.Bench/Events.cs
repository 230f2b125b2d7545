using System.Diagnostics;
using System.Text.Json;
using ScsLabs.Emulator;
using ScsLabs.Events.Patterns;
using ScsLabs.Harness;
using ScsLabs.Services.Events;

namespace ScsLabs.Bench;

/// <summary>Events a second against 100 rules: by the engine alone on one thread, by calls in the process until all is delivered, and over the wire beside moto where it is installed.</summary>
internal static class Events
{
    private const int Rules = 100;
    private const int PerCall = 10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        Console.WriteLine("events                           a second");
        MatchAlone();
        await RouteAsync();
        Measurement.PrintHead("events:PutEvents, 10 a request");
        await using var server = await ServerProcess.StartEmulatorAsync();
        var ours = await PutAsync("", server);
        await using (var moto = await ServerProcess.StartMotoAsync())
        {
            if (moto is not null)
            {
                Measurement.PrintRatios("ours / moto's", ours, await PutAsync("moto ", moto));
            }
        }

        Console.WriteLine();
    }

    /// <summary>A rule about one customer's orders; all rules name the same source.</summary>
    private static string Pattern(int number) => $$$"""{"source":["orders"],"detail-type":["Placed"],"detail":{"customer":{"id":["{{{number}}}"]},"total":[{"numeric":[">",{{{number}}}]}]}}""";

    private static string Detail(int number) => $$$"""{"customer":{"id":"{{{number % Rules}}}","name":"A customer"},"total":{{{number % 1000}}},"lines":[{"article":"a-1","count":1},{"article":"a-2","count":2}],"note":"{{{new string('n', 200)}}}"}""";

    private static void MatchAlone()
    {
        var patterns = new PatternSet([.. Enumerable.Range(0, Rules).Select(number => EventPattern.Parse(Pattern(number)))]);
        var sent = JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse($$"""{"version":"0","id":"1","detail-type":"Placed","source":"orders","account":"111111111111","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{{Detail(7)}}}"""));
        for (var warm = 0; warm < 20_000; warm++)
        {
            Match();
        }

        var (clock, count) = (Stopwatch.StartNew(), 0);
        while (clock.Elapsed < Time)
        {
            for (var batch = 0; batch < 1000; batch++, count++)
            {
                Match();
            }
        }

        Console.WriteLine($"  {$"matched ({Rules} rules, JSON incl.)",-30} {count / clock.Elapsed.TotalSeconds,10:N0}");

        void Match()
        {
            using var json = JsonDocument.Parse(sent);
            patterns.Matching(json.RootElement);
        }
    }

    private static async Task RouteAsync()
    {
        await using var emulator = await AwsEmulator.StartAsync();
        var events = new EventsClient(emulator.RootOf("111111111111"));
        await PutRulesAsync(events);
        await ForAsync(WarmUp);
        var (count, clock) = (0L, Stopwatch.StartNew());
        count = await ForAsync(Time);
        Console.WriteLine($"  {$"sent, matched ({Rules} rules)",-30} {count / clock.Elapsed.TotalSeconds,10:N0}");

        async Task<long> ForAsync(TimeSpan time)
        {
            var (sent, until) = (0L, Stopwatch.StartNew());
            for (; until.Elapsed < time; sent += PerCall)
            {
                await events.PutEventsAsync(Entries());
                await emulator.SettleAsync();
            }

            return sent;
        }
    }

    private static async Task<IReadOnlyList<Rate>> PutAsync(string prefix, ServerProcess server)
    {
        await PutRulesAsync(new(new SignedTransport(server.Endpoint, Users.Root)));
        var body = JsonSerializer.Serialize(new { Entries = Entries().Entries.Select(entry => new { entry.Source, entry.DetailType, entry.Detail }) });
        var request = await Requests.OverWireAsync(server.Endpoint, Users.Root, Requests.PutEvents with { Body = body });
        return await Measurement.RunAsync($"{prefix}PutEvents", server, _ => request);
    }

    private static PutEvents Entries() => new([.. Enumerable.Range(0, PerCall).Select(number => new PutEventsRequestEntry { Source = "orders", DetailType = "Placed", Detail = Detail(number) })]);

    private static async Task PutRulesAsync(EventsClient events)
    {
        foreach (var number in Enumerable.Range(0, Rules))
        {
            await events.PutRuleAsync(new($"rule{number}", EventPattern: Pattern(number)));
        }
    }
}
