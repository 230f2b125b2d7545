using ScsLabs.Services.Logs;

namespace ScsLabs.Services.Tests.Logs;

/// <summary>GetLogEvents and FilterLogEvents.</summary>
public sealed class ReadingTests : LogsWorld
{
    [Fact]
    public async Task A_stream_is_read_forwards_to_its_end_and_back()
    {
        await NewGroupAsync();
        await PutAsync(Stream, (1, "a"), (2, "b"), (3, "c"));

        var first = await GetAsync(null, fromHead: true);
        var second = await GetAsync(first.NextForwardToken);
        var end = await GetAsync(second.NextForwardToken);
        (Messages(first), Messages(second), Messages(end)).ShouldBe(("a b", "c", ""));
        end.NextForwardToken.ShouldBe(second.NextForwardToken);
        Messages(await GetAsync(end.NextBackwardToken)).ShouldBe("b c");
        var beginning = await GetAsync(first.NextBackwardToken);
        (Messages(beginning), beginning.NextBackwardToken).ShouldBe(("", first.NextBackwardToken));
        Messages(await GetAsync(beginning.NextForwardToken)).ShouldBe("a b");

        // What comes later is behind the end that was told.
        await PutAsync(Stream, (4, "d"));
        Messages(await GetAsync(end.NextForwardToken)).ShouldBe("d");
    }

    [Fact]
    public async Task A_stream_is_read_from_its_end_unless_told_otherwise()
    {
        await NewGroupAsync();
        await PutAsync(Stream, (1, "a"), (2, "b"), (3, "c"));

        var last = await GetAsync(null);
        Messages(last).ShouldBe("b c");
        Messages(await GetAsync(last.NextBackwardToken)).ShouldBe("a");
        await RefusedAsync("InvalidParameterException", () => GetAsync("f/1"), "The specified nextToken is invalid.");
        await RefusedAsync("ResourceNotFoundException", () => Logs.GetLogEventsAsync(new("two", Group), Token), "The specified log stream does not exist.");
    }

    [Fact]
    public async Task An_empty_stream_gives_a_token_for_what_comes()
    {
        await NewGroupAsync();
        var empty = await GetAsync(null, fromHead: true);
        await PutAsync(Stream, (0, "a"));

        Messages(empty).ShouldBe("");
        Messages(await GetAsync(empty.NextForwardToken)).ShouldBe("a");
    }

    [Fact]
    public async Task A_time_range_ends_before_its_end_in_a_stream_and_with_it_in_a_search()
    {
        await NewGroupAsync();
        var start = At();
        await Logs.PutLogEventsAsync(new(Group, Stream, [new(start, "a"), new(start + 1, "b"), new(start + 2, "c")]), Token);

        Messages(await Logs.GetLogEventsAsync(new(Stream, Group) { StartTime = start + 1, EndTime = start + 2 }, Token)).ShouldBe("b");
        (await Logs.FilterLogEventsAsync(new(Group) { StartTime = start + 1, EndTime = start + 2 }, Token)).Events.Select(one => one.Message).ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task A_search_finds_what_matches_in_all_streams_in_the_order_of_time()
    {
        await NewGroupAsync(Group, "a1", "a2", "b");
        await PutAsync("a1", (1, "ERROR one"), (4, "ERROR four"));
        await PutAsync("a2", (2, "ERROR two"), (3, "INFO three"));
        await PutAsync("b", (2.5, "ERROR other"));

        (await FoundAsync("ERROR")).ShouldBe(["ERROR one", "ERROR two", "ERROR other", "ERROR four"]);
        (await Logs.FilterLogEventsAsync(new(Group) { LogStreamNamePrefix = "a" }, Token)).Events.Select(one => one.LogStreamName).ShouldBe(["a1", "a2", "a2", "a1"]);
        (await Logs.FilterLogEventsAsync(new(Group) { LogStreamNames = ["b", "a2"], FilterPattern = "ERROR" }, Token)).Events.Select(one => one.Message).ShouldBe(["ERROR two", "ERROR other"]);
        await RefusedAsync("InvalidParameterException", () => Logs.FilterLogEventsAsync(new(Group) { LogStreamNames = ["b"], LogStreamNamePrefix = "a" }, Token));
        await RefusedAsync("ResourceNotFoundException", () => Logs.FilterLogEventsAsync(new(Group) { LogStreamNames = ["none"] }, Token), "The specified log stream does not exist.");
        await RefusedAsync("InvalidParameterException", () => Logs.FilterLogEventsAsync(new(Group) { FilterPattern = "{ $.a == 1 }" }, Token), "Invalid filter pattern");
    }

    [Fact]
    public async Task A_search_goes_on_where_the_page_ended()
    {
        await NewGroupAsync(Group, "one", "two");
        await PutAsync("one", (1, "x 1"), (3, "x 3"), (5, "y 5"));
        await PutAsync("two", (2, "x 2"), (4, "y 4"), (6, "x 6"));

        var found = new List<string>();
        var pages = 0;
        for (string? token = null; ; pages++)
        {
            var page = await Logs.FilterLogEventsAsync(new(Group) { FilterPattern = "x", Limit = 2, NextToken = token }, Token);
            found.AddRange(page.Events.Select(one => one.Message));
            if ((token = page.NextToken) is null)
            {
                break;
            }
        }

        (string.Join(',', found), pages).ShouldBe(("x 1,x 2,x 3,x 6", 1));
        await RefusedAsync("InvalidParameterException", () => Logs.FilterLogEventsAsync(new(Group) { NextToken = "x" }, Token), "The specified nextToken is invalid.");
    }

    [Fact]
    public async Task A_search_that_finds_nothing_in_many_events_answers_with_a_token()
    {
        await NewGroupAsync();
        for (var batch = 0; batch < 3; batch++)
        {
            await Logs.PutLogEventsAsync(new(Group, Stream, [.. Enumerable.Repeat(new InputLogEvent(At(), "a"), 10_000)]), Token);
        }

        var first = await Logs.FilterLogEventsAsync(new(Group) { FilterPattern = "b" }, Token);
        (first.Events.Count, first.NextToken is null).ShouldBe((0, false));
        (await Logs.FilterLogEventsAsync(new(Group) { FilterPattern = "b", NextToken = first.NextToken }, Token)).NextToken.ShouldBeNull();
    }

    private static string Messages(GetLogEvents.Result page) => string.Join(' ', page.Events.Select(one => one.Message));

    private Task<GetLogEvents.Result> GetAsync(string? token, bool fromHead = false) =>
        Logs.GetLogEventsAsync(new(Stream, Group) { NextToken = token, StartFromHead = fromHead, Limit = 2 }, Token);
}
