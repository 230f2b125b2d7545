using System.Net;
using Microsoft.Extensions.Time.Testing;
using ScsLabs.Services.Iam;

namespace ScsLabs.Emulator.Tests;

/// <summary>The stream of calls and commits.</summary>
public sealed class LiveEventsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_and_commits_are_told_as_they_come()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        using var stream = await OpenAsync(console);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancel));
        stream.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await NextAsync(reader)).Name.ShouldBe("world");

        await new IamClient(emulator.RootOf(Client.Account)).CreateUserAsync(new("alice"), Cancel);

        var told = new[] { await NextAsync(reader), await NextAsync(reader) };
        told.Single(message => message.Name == "call").Data.ShouldContain("\"operation\":\"CreateUser\"");
        told.Single(message => message.Name == "world").Data.ShouldContain($"\"number\":{emulator.Store.Current.Number}");
        using var client = new Client(emulator);
        await client.QueryAsync("iam", "Action=DeleteUser&Version=2010-05-08&UserName=nobody");
        (await NextAsync(reader)).Data.ShouldContain("\"verdict\":\"failed\"");

        await emulator.ResetAsync(Cancel);
        (await NextAsync(reader)).Name.ShouldBe("world");
    }

    [Fact]
    public async Task Nobody_waits_for_an_open_stream()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        var emulator = await AwsEmulator.StartAsync(new() { Time = time }, Cancel);
        using var console = new ConsoleClient(emulator);
        using var stream = await OpenAsync(console);
        await using (emulator)
        {
            await new IamClient(emulator.RootOf(Client.Account)).CreateUserAsync(new("alice"), Cancel);
            await emulator.SettleAsync(Cancel);

            time.Advance(TimeSpan.FromSeconds(31));
            await emulator.WaitUntilIdleAsync(TimeSpan.FromSeconds(30), Cancel);
        }

        // The emulator's end ended the stream, and perhaps its connection.
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancel));
        try
        {
            while (await reader.ReadLineAsync(Cancel) is not null)
            {
            }
        }
        catch (IOException)
        {
        }
    }

    [Fact]
    public void A_slow_reader_is_dropped_and_keeps_nothing_else_waiting()
    {
        var live = new LiveEvents();
        var (slow, other) = (live.Open()!, live.Open()!);
        var call = new RecordedCall { RequestId = "1", At = default, Service = "iam", Operation = "ListUsers", Region = "us-east-1" };

        for (var number = 0; number <= LiveStream.MostWaiting; number++)
        {
            live.Changed();
            slow.Add(call);
        }

        slow.HasEnded.ShouldBeTrue();
        other.HasEnded.ShouldBeFalse();
    }

    [Fact]
    public void Streams_are_bounded_and_one_that_closes_makes_room()
    {
        var live = new LiveEvents();
        var streams = Enumerable.Range(0, LiveEvents.MostStreams).Select(_ => live.Open()!).ToList();

        live.Open().ShouldBeNull();
        live.Close(streams[0]);
        live.Open().ShouldNotBeNull();
        live.End();
        live.Open().ShouldBeNull();
        streams.ShouldAllBe(stream => stream.HasEnded);
    }

    [Fact]
    public async Task A_program_may_listen_too_and_keeps_nobody_from_ending()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var emulator = await AwsEmulator.StartAsync(new() { Time = time }, Cancel);
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };

        using var stream = await http.GetAsync("/_scslabs/events", HttpCompletionOption.ResponseHeadersRead, Cancel);

        stream.StatusCode.ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(31));
        await emulator.WaitUntilIdleAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    private static Task<HttpResponseMessage> OpenAsync(ConsoleClient console) => console.AnswerAsync("GET", "/_scslabs/events", null, "Sec-Fetch-Site: same-origin", HttpCompletionOption.ResponseHeadersRead);

    private static async Task<(string Name, string Data)> NextAsync(StreamReader reader)
    {
        var name = "";
        while (await reader.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return (name, line[6..]);
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }
}
