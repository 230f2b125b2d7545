using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace ScsLabs.Emulator.Tests;

/// <summary>The time since the last request, after which an idle emulator ends.</summary>
public sealed class ActivityTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private readonly FakeTimeProvider time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_asks_and_it_is_idle_when_the_time_is_over_and_not_before()
    {
        await using var emulator = await StartAsync();
        var idle = emulator.WaitUntilIdleAsync(TenMinutes, Cancel);

        time.Advance(TenMinutes - TimeSpan.FromSeconds(1));
        idle.IsCompleted.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(1));
        await EndsAsync(idle);
    }

    [Theory]
    [InlineData("/_scslabs/clock")]
    [InlineData("/")]
    public async Task A_request_begins_the_time_anew(string path)
    {
        await using var emulator = await StartAsync();
        var idle = emulator.WaitUntilIdleAsync(TenMinutes, Cancel);
        time.Advance(TimeSpan.FromMinutes(9));

        await AskAsync(emulator, path);
        time.Advance(TimeSpan.FromMinutes(9));
        idle.IsCompleted.ShouldBeFalse();

        await EndsInTimeAsync(idle);
    }

    [Theory]
    [InlineData("/_scslabs/health")]
    [InlineData("/_localstack/health")]
    public async Task Asking_for_health_does_not_count_for_a_container_is_asked_all_the_time(string path)
    {
        await using var emulator = await StartAsync();
        var idle = emulator.WaitUntilIdleAsync(TenMinutes, Cancel);
        time.Advance(TimeSpan.FromMinutes(9));

        await AskAsync(emulator, path);
        time.Advance(TimeSpan.FromMinutes(1));

        await EndsAsync(idle);
    }

    [Fact]
    public async Task A_world_whose_clock_is_advanced_is_not_idle_for_it()
    {
        await using var emulator = await StartAsync();
        var idle = emulator.WaitUntilIdleAsync(TenMinutes, Cancel);

        await emulator.AdvanceAsync(TimeSpan.FromDays(1), Cancel);
        idle.IsCompleted.ShouldBeFalse();

        time.Advance(TenMinutes);
        await EndsAsync(idle);
    }

    [Fact]
    public async Task A_request_that_still_runs_keeps_it_from_being_idle()
    {
        var activity = new Activity(time);
        var idle = activity.WaitUntilIdleAsync(TenMinutes, Cancel);
        var answer = new TaskCompletionSource();
        var request = activity.DuringAsync(() => answer.Task);

        time.Advance(TenMinutes * 3);
        idle.IsCompleted.ShouldBeFalse();

        answer.SetResult();
        await request;
        await EndsInTimeAsync(idle);
    }

    [Fact]
    public async Task Waiting_that_is_cancelled_says_so_even_where_nothing_is_left_to_wait_for()
    {
        var cancelled = new CancellationToken(canceled: true);
        var activity = new Activity(time);
        time.Advance(TenMinutes);
        await Should.ThrowAsync<OperationCanceledException>(() => activity.WaitUntilIdleAsync(TenMinutes, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => activity.WaitUntilIdleAsync(Timeout.InfiniteTimeSpan, cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => AwsEmulator.StartAsync(cancellationToken: cancelled));
    }

    /// <summary>What should end by now ends; the time is the world's, so only a mistake takes any of ours.</summary>
    private static Task EndsAsync(Task idle) => idle.WaitAsync(TimeSpan.FromMinutes(2), Cancel);

    /// <summary>It ends as time goes on: in steps, for the server may be done with a request after its client is, and looks at the time on another thread.</summary>
    private async Task EndsInTimeAsync(Task idle)
    {
        var patience = Stopwatch.StartNew();
        while (!idle.IsCompleted)
        {
            Cancel.ThrowIfCancellationRequested();
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        await idle;
    }

    private static async Task AskAsync(AwsEmulator emulator, string path)
    {
        using var client = new Client(emulator);
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        await client.SendAsync(message);
    }

    private Task<AwsEmulator> StartAsync() => AwsEmulator.StartAsync(new() { Time = time }, Cancel);
}
