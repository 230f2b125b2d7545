using ScsLabs.Services.Logs;

namespace ScsLabs.Services.Tests.Logs;

public sealed class PutLogEventsTests : LogsWorld
{
    private const double Day = 86_400;

    [Fact]
    public async Task Events_that_are_too_old_or_too_new_are_left_out_and_told()
    {
        await NewGroupAsync();
        var put = await PutAsync(Stream, (-15 * Day, "old"), (-14.5 * Day, "old"), (0, "now"), (10_800, "new"));

        put.RejectedLogEventsInfo.ShouldBe(new(TooNewLogEventStartIndex: 3, TooOldLogEventEndIndex: 2, ExpiredLogEventEndIndex: null));
        put.NextSequenceToken.Length.ShouldBe(56);
        (await FoundAsync()).ShouldBe(["now"]);

        await Logs.PutRetentionPolicyAsync(new(Group, 1), Token);
        (await PutAsync(Stream, (-2 * Day, "expired"), (1, "kept"))).RejectedLogEventsInfo.ShouldBe(new(null, null, 1));
        (await FoundAsync()).ShouldBe(["now", "kept"]);
        (await PutAsync(Stream, (7140, "nearly new"))).RejectedLogEventsInfo.ShouldBeNull();
    }

    [Fact]
    public async Task A_batch_must_be_in_order_and_within_a_day()
    {
        await NewGroupAsync();
        await RefusedAsync("InvalidParameterException", () => PutAsync(Stream, (-1, "a"), (-2, "b")), "Log events in a single PutLogEvents request must be in chronological order.");
        await RefusedAsync("InvalidParameterException", () => PutAsync(Stream, (-Day - 60, "a"), (0, "b")), "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");

        await PutAsync(Stream, (-Day + 60, "a"), (0, "b"), (0, "c"));
        await PutAsync(Stream, (-15, "between"));
        (await FoundAsync()).ShouldBe(["a", "between", "b", "c"]);
    }

    [Fact]
    public async Task A_batch_has_a_megabyte_with_26_bytes_for_each_event()
    {
        await NewGroupAsync();
        var most = new string('a', 1_048_576 - 26);
        await PutAsync(Stream, (0, most));
        await RefusedAsync("InvalidParameterException", () => PutAsync(Stream, (0, most + "b")), "Upload too large: 1048577 bytes exceeds limit of 1048576");
        await RefusedAsync("InvalidParameterException", () => Logs.PutLogEventsAsync(new(Group, Stream, [.. Enumerable.Repeat(new InputLogEvent(At(), "a"), 10_001)]), Token));
        await RefusedAsync("InvalidParameterException", () => PutAsync(Stream, (0, "")));
        await Logs.PutLogEventsAsync(new(Group, Stream, [.. Enumerable.Repeat(new InputLogEvent(At(), "b"), 10_000)]) { SequenceToken = "ignored" }, Token);

        // A page has a megabyte as well.
        (await Logs.GetLogEventsAsync(new(Stream, Group) { StartFromHead = true }, Token)).Events.ShouldHaveSingleItem().Message.ShouldBe(most);
    }

    [Fact]
    public async Task Neither_a_group_nor_a_stream_is_made_by_putting()
    {
        await NewGroupAsync();
        await RefusedAsync("ResourceNotFoundException", () => Logs.PutLogEventsAsync(new("none", Stream, [new(At(), "a")]), Token), "The specified log group does not exist.");
        await RefusedAsync("ResourceNotFoundException", () => PutAsync("two", (0, "a")), "The specified log stream does not exist.");
    }

    [Fact]
    public async Task A_stream_keeps_its_newest_events()
    {
        await NewGroupAsync();
        var large = new string('a', 1_000_000);
        for (var number = 0; number < 20; number++)
        {
            await PutAsync(Stream, (number, $"{number:D2}{large}"));
        }

        var kept = await Logs.DescribeLogGroupsAsync(new(), Token);
        kept.LogGroups[0].StoredBytes!.Value.ShouldBeInRange(LogStreamRow.MostBytes - 1_000_100, LogStreamRow.MostBytes);
        (await Logs.GetLogEventsAsync(new(Stream, Group) { StartFromHead = true, Limit = 1 }, Token)).Events[0].Message[..2].ShouldBe("04");
    }

    [Fact]
    public async Task Events_older_than_the_retention_are_not_shown_and_go()
    {
        await NewGroupAsync();
        await Logs.PutRetentionPolicyAsync(new(Group, 1), Token);
        await PutAsync(Stream, (0, "first"), (4 * 900, "second"));
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromSeconds(Day + 1), Token);

        (await FoundAsync()).ShouldBe(["second"]);
        (await Logs.GetLogEventsAsync(new(Stream, Group) { StartFromHead = true }, Token)).Events.ShouldHaveSingleItem().Message.ShouldBe("second");
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);

        (await Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups[0].StoredBytes.ShouldBe(0);
        Backend.Emulator.Store.Current.Everywhere<LogEventRow>().ShouldBeEmpty();
        (await Logs.DescribeLogStreamsAsync(new(Group), Token)).LogStreams[0].LastEventTimestamp.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_retention_events_stay()
    {
        await NewGroupAsync();
        await Logs.PutRetentionPolicyAsync(new(Group, 1), Token);
        await PutAsync(Stream, (0, "first"));
        await Logs.DeleteRetentionPolicyAsync(new(Group), Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(400), Token);

        (await FoundAsync()).ShouldBe(["first"]);
    }
}
