using ScsLabs.Services.Logs;

namespace ScsLabs.Services.Tests.Logs;

public sealed class LogStreamTests : LogsWorld
{
    [Fact]
    public async Task A_stream_is_created_once_in_a_group_that_is_there()
    {
        await NewGroupAsync();
        await RefusedAsync("ResourceAlreadyExistsException", () => Logs.CreateLogStreamAsync(new(Group, Stream), Token), "The specified log stream already exists");
        await RefusedAsync("ResourceNotFoundException", () => Logs.CreateLogStreamAsync(new("none", Stream), Token), "The specified log group does not exist.");
        await RefusedAsync("InvalidParameterException", () => Logs.CreateLogStreamAsync(new(Group, "a:b"), Token));

        await Logs.DeleteLogStreamAsync(new(Group, Stream), Token);
        await RefusedAsync("ResourceNotFoundException", () => Logs.DeleteLogStreamAsync(new(Group, Stream), Token), "The specified log stream does not exist.");
    }

    [Fact]
    public async Task Streams_are_ordered_by_name_or_by_their_newest_event()
    {
        await NewGroupAsync(Group, "a1", "a2", "a3", "b");
        await PutAsync("a2", (-10, "x"));
        await PutAsync("a1", (-30, "x"), (-20, "y"));

        (await NamesAsync(new(Group))).ShouldBe(["a1", "a2", "a3", "b"]);
        (await NamesAsync(new(Group) { Descending = true })).ShouldBe(["b", "a3", "a2", "a1"]);
        (await NamesAsync(new(Group) { LogStreamNamePrefix = "a" })).ShouldBe(["a1", "a2", "a3"]);
        (await NamesAsync(new(Group) { LogStreamNamePrefix = "a", Descending = true })).ShouldBe(["a3", "a2", "a1"]);
        (await NamesAsync(new(Group) { OrderBy = OrderBy.LastEventTime, Descending = true })).ShouldBe(["a2", "a1", "b", "a3"]);
        await RefusedAsync("InvalidParameterException", () => Logs.DescribeLogStreamsAsync(new(Group) { OrderBy = OrderBy.LastEventTime, LogStreamNamePrefix = "a" }, Token), "Cannot order by LastEventTime with a logStreamNamePrefix.");
        await RefusedAsync("InvalidParameterException", () => Logs.DescribeLogStreamsAsync(new(), Token));
        await RefusedAsync("InvalidParameterException", () => Logs.DescribeLogStreamsAsync(new(Group, Group), Token));
    }

    [Fact]
    public async Task A_stream_tells_the_times_of_its_events()
    {
        await NewGroupAsync();
        var empty = (await Logs.DescribeLogStreamsAsync(new(Group), Token)).LogStreams.ShouldHaveSingleItem();
        (empty.Arn, empty.FirstEventTimestamp, empty.LastEventTimestamp, empty.LastIngestionTime, empty.UploadSequenceToken).ShouldBe((ArnOf("logs", "log-group:/app/web:log-stream:one"), null, null, null, null));

        var (first, last) = (At(-20), At(-10));
        await Logs.PutLogEventsAsync(new(Group, Stream, [new(first, "x"), new(last, "ü")]), Token);

        var shown = (await Logs.DescribeLogStreamsAsync(new(Group), Token)).LogStreams.ShouldHaveSingleItem();
        (shown.FirstEventTimestamp, shown.LastEventTimestamp, shown.StoredBytes).ShouldBe((first, last, 0));
        shown.LastIngestionTime.ShouldNotBeNull();
        (await Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups[0].StoredBytes.ShouldBe(1 + 2 + (2 * 26));
        await Logs.DeleteLogStreamAsync(new(Group, Stream), Token);
        (await Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups[0].StoredBytes.ShouldBe(0);
    }

    /// <summary>The names of all streams, two a page.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync(DescribeLogStreams request)
    {
        var names = new List<string>();
        for (string? token = null; ;)
        {
            var page = await Logs.DescribeLogStreamsAsync(request with { Limit = 2, NextToken = token }, Token);
            names.AddRange(page.LogStreams.Select(stream => stream.LogStreamName));
            if ((token = page.NextToken) is null)
            {
                return names;
            }
        }
    }
}
