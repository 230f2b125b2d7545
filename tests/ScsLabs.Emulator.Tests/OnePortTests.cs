using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ScsLabs.Emulator.Tests;

/// <summary>Connections before their first byte, which tells HTTP from HTTPS.</summary>
public sealed class OnePortTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WatchedTime time = new();
    private readonly Messages log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_sends_nothing_is_closed_after_the_time_for_a_head()
    {
        await using var emulator = await StartAsync();
        using var silent = await ConnectAsync(emulator);

        time.Advance(Patience);

        (await ReadAsync(silent)).ShouldBe("");
        log.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_begins_in_time_is_served()
    {
        await using var emulator = await StartAsync();
        using var slow = await ConnectAsync(emulator);

        time.Advance(Patience - TimeSpan.FromMilliseconds(1));
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /_scslabs/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), Cancel);

        (await ReadAsync(slow)).ShouldStartWith("HTTP/1.1 200 OK");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_connects_and_leaves_logs_nothing(bool resets)
    {
        await using (var emulator = await StartAsync())
        {
            for (var times = 0; times < 20; times++)
            {
                using var visitor = await ConnectAsync(emulator);
                visitor.LingerState = new(resets, 0);
            }

            using var client = new Client(emulator);
            using var health = new HttpRequestMessage(HttpMethod.Get, "/_scslabs/health");
            (await client.SendAsync(health)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        log.ShouldBeEmpty();
    }

    public void Dispose() => log.Dispose();

    private Task<AwsEmulator> StartAsync() => AwsEmulator.StartAsync(new() { Time = time, LoggerFactory = log }, Cancel);

    /// <summary>Connects, and returns when the emulator waits for the first byte.</summary>
    private async Task<TcpClient> ConnectAsync(AwsEmulator emulator)
    {
        var client = new TcpClient();
        await client.ConnectAsync(emulator.Endpoint.Host, emulator.Endpoint.Port, Cancel);
        await time.WaitAsync(Patience, Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        return client;
    }

    private static async Task<string> ReadAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(Cancel);
    }

    /// <summary>A fake clock that reports each timer set on it.</summary>
    private sealed class WatchedTime : FakeTimeProvider
    {
        private readonly BlockingCollection<TimeSpan> set = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            set.Add(dueTime);
            return timer;
        }

        public Task WaitAsync(TimeSpan dueTime, CancellationToken cancellationToken) => Task.Run(
            () =>
            {
                while (set.Take(cancellationToken) != dueTime)
                {
                }
            },
            cancellationToken);
    }

    /// <summary>Collects messages logged as a warning or worse.</summary>
    private sealed class Messages : ConcurrentQueue<string>, ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
