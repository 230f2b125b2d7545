using ScsLabs.Services.Logs;

namespace ScsLabs.Services.Tests.Logs;

/// <summary>What identity policies allow: groups and streams are named as AWS names them.</summary>
public sealed class LogPermissionTests : LogsWorld
{
    [Fact]
    public async Task A_group_is_named_with_what_follows_its_name()
    {
        await NewGroupAsync();
        await PutAsync(Stream, (0, "hello"));
        var with = await UserAsync("with", "logs:*", ArnOf("logs", "log-group:/app/web:*"));
        var without = await UserAsync("without", "logs:*", ArnOf("logs", "log-group:/app/web"));

        (await with.Logs.FilterLogEventsAsync(new(Group), Token)).Events.ShouldHaveSingleItem();
        (await with.Logs.GetLogEventsAsync(new(Stream, Group), Token)).Events.ShouldHaveSingleItem();
        await with.Logs.PutRetentionPolicyAsync(new(Group, 7), Token);
        await RefusedAsync(
            "AccessDeniedException",
            () => without.Logs.FilterLogEventsAsync(new(Group), Token),
            $"User: arn:aws:iam::{Aws.A.Id}:user/without is not authorized to perform: logs:FilterLogEvents on resource: {ArnOf("logs", "log-group:/app/web:log-stream:")} because no identity-based policy allows the logs:FilterLogEvents action");
        await RefusedAsync("AccessDeniedException", () => without.Logs.GetLogEventsAsync(new(Stream, Group), Token));
    }

    [Fact]
    public async Task Tags_are_authorised_on_the_name_alone()
    {
        await NewGroupAsync();
        var arn = ArnOf("logs", "log-group:/app/web");
        var with = await UserAsync("with", "logs:*", arn + ":*");
        var without = await UserAsync("without", "logs:*", arn);

        (await without.Logs.ListTagsForResourceAsync(new(arn), Token)).Tags.ShouldBeEmpty();
        await RefusedAsync("AccessDeniedException", () => with.Logs.ListTagsForResourceAsync(new(arn), Token));
        (await with.Logs.ListTagsLogGroupAsync(new(Group), Token)).Tags.ShouldBeEmpty();
        await RefusedAsync("AccessDeniedException", () => without.Logs.ListTagsLogGroupAsync(new(Group), Token));
    }

    [Fact]
    public async Task A_stream_is_written_by_who_may_write_that_stream()
    {
        await NewGroupAsync(Group, "one", "two");
        var user = await UserAsync("user", "logs:PutLogEvents", ArnOf("logs", "log-group:/app/web:log-stream:one"));

        await user.Logs.PutLogEventsAsync(new(Group, "one", [new(At(), "hello")]), Token);
        await RefusedAsync(
            "AccessDeniedException",
            () => user.Logs.PutLogEventsAsync(new(Group, "two", [new(At(), "hello")]), Token),
            $"User: arn:aws:iam::{Aws.A.Id}:user/user is not authorized to perform: logs:PutLogEvents on resource: {ArnOf("logs", "log-group:/app/web:log-stream:two")} because no identity-based policy allows the logs:PutLogEvents action");
        await RefusedAsync("AccessDeniedException", () => user.Logs.CreateLogStreamAsync(new(Group, "one"), Token));
    }

    [Fact]
    public async Task A_list_is_authorised_on_all_groups()
    {
        await NewGroupAsync();
        var all = await UserAsync("all", "logs:DescribeLogGroups", ArnOf("logs", "log-group:*"));
        var one = await UserAsync("one", "logs:DescribeLogGroups", ArnOf("logs", "log-group:/app/web:*"));

        (await all.Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups.ShouldHaveSingleItem();
        (await Should.ThrowAsync<AwsException>(() => one.Logs.DescribeLogGroupsAsync(new(), Token))).Message.ShouldContain($"on resource: {ArnOf("logs", "log-group::log-stream:")} because");
    }

    [Fact]
    public async Task Tags_at_the_creation_need_the_permission_to_tag()
    {
        var user = await UserAsync("user", "logs:CreateLogGroup");

        await user.Logs.CreateLogGroupAsync(new("plain"), Token);
        await RefusedAsync("AccessDeniedException", () => user.Logs.CreateLogGroupAsync(new("tagged", new Dictionary<string, string> { ["Team"] = "a" }), Token));
    }

    [Fact]
    public async Task A_tag_of_the_group_decides_about_its_streams()
    {
        await NewGroupAsync();
        var user = await Aws.A.CreateUserAsync("tagged", Policies.Allow("logs:PutLogEvents", condition: Policies.When("StringEquals", "aws:ResourceTag/Team", "a")), Token);
        await RefusedAsync("AccessDeniedException", () => user.Logs.PutLogEventsAsync(new(Group, Stream, [new(At(), "hello")]), Token));

        await Logs.TagLogGroupAsync(new(Group, new Dictionary<string, string> { ["Team"] = "a" }), Token);
        await user.Logs.PutLogEventsAsync(new(Group, Stream, [new(At(), "hello")]), Token);
    }

    /// <summary>AWS enforces resource policies of CloudWatch Logs for its services only.</summary>
    [Fact]
    public async Task A_resource_policy_gives_users_and_other_accounts_nothing()
    {
        await NewGroupAsync();
        var user = await UserAsync("user", "logs:DescribeLogGroups");
        await Logs.PutResourcePolicyAsync(new("all", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:*","Resource":"*"}]}"""), Token);

        await RefusedAsync("AccessDeniedException", () => user.Logs.PutLogEventsAsync(new(Group, Stream, [new(At(), "hello")]), Token));
        await RefusedAsync("AccessDeniedException", () => Aws.B.Root.Logs.FilterLogEventsAsync(new(LogGroupIdentifier: ArnOf("logs", "log-group:/app/web")), Token));
        (await Logs.FilterLogEventsAsync(new(LogGroupIdentifier: ArnOf("logs", "log-group:/app/web")), Token)).Events.ShouldBeEmpty();
    }
}
