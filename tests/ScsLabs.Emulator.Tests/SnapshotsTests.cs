using System.Net;
using ScsLabs.Services.Iam;

namespace ScsLabs.Emulator.Tests;

/// <summary>Snapshots of the world: taken, gone back to, deleted.</summary>
public sealed class SnapshotsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_goes_back_to_a_snapshot_has_the_world_of_that_moment()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        var iam = new IamClient(emulator.RootOf(Client.Account));
        await iam.CreateUserAsync(new("alice"), Cancel);

        var taken = (await console.PostAsync("/_scslabs/snapshots", """{"name":" before <b> "}""")).Json;
        taken.GetProperty("name").GetString().ShouldBe("before <b>");
        taken.GetProperty("named").GetBoolean().ShouldBeTrue();
        taken.GetProperty("resources").GetInt32().ShouldBe(1);
        await iam.CreateUserAsync(new("bob"), Cancel);
        await emulator.AdvanceAsync(TimeSpan.FromHours(1), Cancel);

        (await console.PostAsync($"/_scslabs/snapshots/{taken.GetProperty("number")}/restore", "{}")).Status.ShouldBe(HttpStatusCode.OK);
        emulator.Store.Current.Everywhere<User>().Select(user => user.UserName).ShouldBe(["alice"]);
        (await console.GetAsync("/_scslabs/clock")).Json.GetProperty("advancedSeconds").GetDouble().ShouldBe(3600);
        emulator.Journal.Recent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task There_are_a_handful_at_most_and_one_that_is_deleted_makes_room()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        for (var number = 1; number <= Snapshots.Most; number++)
        {
            var taken = (await console.PostAsync("/_scslabs/snapshots", """{"name":""}""")).Json;
            (taken.GetProperty("name").GetString(), taken.GetProperty("named").GetBoolean()).ShouldBe(($"Snapshot {number}", false));
        }

        var refused = await console.PostAsync("/_scslabs/snapshots", """{"name":""}""");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Json.GetProperty("error").GetString().ShouldBe("There are 8 snapshots, which is the maximum. Delete one first.");

        (await console.SendAsync("DELETE", "/_scslabs/snapshots/1", null, "Sec-Fetch-Site: same-origin")).Status.ShouldBe(HttpStatusCode.OK);
        (await console.PostAsync("/_scslabs/snapshots", """{"name":""}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await console.GetAsync("/_scslabs/snapshots")).Json.GetProperty("snapshots").EnumerateArray().Select(one => one.GetProperty("number").GetInt32()).ShouldBe(Enumerable.Range(2, Snapshots.Most));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("99999999999")]
    public async Task One_that_is_not_there_is_told_so(string number)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);

        (await console.PostAsync($"/_scslabs/snapshots/{number}/restore", "{}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await console.SendAsync("DELETE", $"/_scslabs/snapshots/{number}", null, "Sec-Fetch-Site: same-origin")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"name":5}""")]
    [InlineData(null)]
    public async Task A_name_that_is_none_is_refused(string? body)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);

        (await console.PostAsync("/_scslabs/snapshots", body ?? $$"""{"name":"{{new string('n', 101)}}"}""")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
