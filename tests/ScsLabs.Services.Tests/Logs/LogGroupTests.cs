using ScsLabs.Services.Logs;

namespace ScsLabs.Services.Tests.Logs;

public sealed class LogGroupTests : LogsWorld
{
    [Fact]
    public async Task A_group_is_created_once_shown_and_deleted()
    {
        await Logs.CreateLogGroupAsync(new(Group), Token);
        await RefusedAsync("ResourceAlreadyExistsException", () => Logs.CreateLogGroupAsync(new(Group), Token), "The specified log group already exists");

        var shown = (await Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups.ShouldHaveSingleItem();
        shown.Arn.ShouldBe(ArnOf("logs", "log-group:/app/web:*"));
        shown.LogGroupArn.ShouldBe(ArnOf("logs", "log-group:/app/web"));
        (shown.LogGroupName, shown.StoredBytes, shown.MetricFilterCount, shown.RetentionInDays).ShouldBe((Group, 0, 0, null));

        await Logs.DeleteLogGroupAsync(new(Group), Token);
        (await Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups.ShouldBeEmpty();
        await RefusedAsync("ResourceNotFoundException", () => Logs.DeleteLogGroupAsync(new(Group), Token), "The specified log group does not exist.");
    }

    [Theory]
    [InlineData("a b", "1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+")]
    [InlineData("aws/mine", "Log groups starting with AWS/ are reserved for AWS.")]
    public async Task A_name_that_AWS_does_not_take_is_refused(string name, string text) =>
        await RefusedAsync("InvalidParameterException", () => Logs.CreateLogGroupAsync(new(name), Token), text);

    [Fact]
    public async Task Groups_are_found_by_a_prefix_or_a_part_of_the_name_page_by_page()
    {
        foreach (var name in (string[])["/app/a", "/app/b", "/app/c", "/other/app"])
        {
            await Logs.CreateLogGroupAsync(new(name), Token);
        }

        var first = await Logs.DescribeLogGroupsAsync(new(LogGroupNamePrefix: "/app/", Limit: 2), Token);
        first.LogGroups.Select(group => group.LogGroupName).ShouldBe(["/app/a", "/app/b"]);
        var second = await Logs.DescribeLogGroupsAsync(new(LogGroupNamePrefix: "/app/", Limit: 2, NextToken: first.NextToken), Token);
        second.LogGroups.Select(group => group.LogGroupName).ShouldBe(["/app/c"]);
        second.NextToken.ShouldBeNull();

        var part = (await Logs.DescribeLogGroupsAsync(new(LogGroupNamePattern: "her/"), Token)).LogGroups.ShouldHaveSingleItem();
        (part.LogGroupName, part.StoredBytes).ShouldBe(("/other/app", null));
        (await Logs.ListLogGroupsAsync(new("^/app/a|other"), Token)).LogGroups.Select(group => group.LogGroupName).ShouldBe(["/app/a", "/other/app"]);
        await RefusedAsync("InvalidParameterException", () => Logs.DescribeLogGroupsAsync(new("/app", "app"), Token), "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        await RefusedAsync("InvalidParameterException", () => Logs.DescribeLogGroupsAsync(new(NextToken: "x"), Token), "The specified nextToken is invalid.");
    }

    [Fact]
    public async Task Only_the_days_that_AWS_has_are_a_retention()
    {
        await Logs.CreateLogGroupAsync(new(Group), Token);
        await Logs.PutRetentionPolicyAsync(new(Group, 30), Token);
        (await Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups[0].RetentionInDays.ShouldBe(30);

        var refused = await Should.ThrowAsync<AwsException>(() => Logs.PutRetentionPolicyAsync(new(Group, 31), Token));
        (refused.Code, refused.Message.StartsWith("Invalid retention value. Valid values are: [1, 3, 5, 7, 14, 30, ", StringComparison.Ordinal)).ShouldBe(("InvalidParameterException", true));
        await Logs.DeleteRetentionPolicyAsync(new(Group), Token);
        (await Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups[0].RetentionInDays.ShouldBeNull();
        await RefusedAsync("ResourceNotFoundException", () => Logs.PutRetentionPolicyAsync(new("none", 30), Token));
    }

    [Fact]
    public async Task Tags_are_set_at_the_creation_and_by_ARN_or_name()
    {
        var arn = ArnOf("logs", "log-group:/app/web");
        await Logs.CreateLogGroupAsync(new(Group, Tags("Team", "a")), Token);
        await Logs.TagResourceAsync(new(arn, Tags("Stage", "test")), Token);
        await Logs.TagLogGroupAsync(new(Group, Tags("Cost", "1")), Token);
        (await Logs.ListTagsForResourceAsync(new(arn), Token)).Tags.Keys.ShouldBe(["Cost", "Stage", "Team"]);

        await Logs.UntagResourceAsync(new(arn, ["Stage"]), Token);
        await Logs.UntagLogGroupAsync(new(Group, ["Cost"]), Token);
        (await Logs.ListTagsLogGroupAsync(new(Group), Token)).Tags.ShouldHaveSingleItem().Value.ShouldBe("a");

        await RefusedAsync("InvalidParameterException", () => Logs.TagResourceAsync(new(arn, Tags("aws:x", "a")), Token));
        await RefusedAsync("InvalidParameterException", () => Logs.TagResourceAsync(new(arn, Tags("a!", "a")), Token));
        await RefusedAsync("TooManyTagsException", () => Logs.TagResourceAsync(new(arn, Enumerable.Range(0, 50).ToDictionary(n => $"k{n}", _ => "v", StringComparer.Ordinal)), Token));
        await RefusedAsync("ResourceNotFoundException", () => Logs.ListTagsForResourceAsync(new(arn + "2"), Token));
        await RefusedAsync("AccessDeniedException", () => Aws.B.Root.Logs.ListTagsForResourceAsync(new(arn), Token));
        await RefusedAsync("InvalidParameterException", () => Logs.ListTagsForResourceAsync(new(arn + ":*"), Token));
    }

    [Fact]
    public async Task What_is_not_emulated_says_so()
    {
        await RefusedAsync("NotImplemented", () => Logs.ListTagsForResourceAsync(new(ArnOf("logs", "destination:x")), Token));
    }

    private static Dictionary<string, string> Tags(string key, string value) => new(StringComparer.Ordinal) { [key] = value };
}
