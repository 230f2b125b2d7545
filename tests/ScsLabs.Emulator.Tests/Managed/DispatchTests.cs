using Amazon.EC2.Model;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using ScsLabs.Services.Events;
using ScsLabs.Services.Sqs;
using SsmTarget = Amazon.SimpleSystemsManagement.Model.Target;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>A command goes to the instances with its tags, to as many at once as it may, and to none any more where too many failed.</summary>
public sealed class DispatchTests : CommandWorld
{
    private static readonly List<SsmTarget> Tagged = [new() { Key = "tag:Stage", Values = ["test", "beta"] }];

    [Fact]
    public async Task Tags_choose_the_instances_that_are_managed()
    {
        RequireSandbox();
        await NewProfileAsync(policy: Agent);
        var (one, two) = (await LaunchTaggedAsync("test"), await LaunchTaggedAsync("beta"));
        await LaunchTaggedAsync("live");
        await LaunchAsync(request => request.TagSpecifications = [new() { ResourceType = Amazon.EC2.ResourceType.Instance, Tags = [new("Stage", "test")] }]);

        var command = await SendToTaggedAsync("echo $AWS_SSM_INSTANCE_ID");

        await Emulator.SettleAsync(Token);
        var sent = await CommandAsync(command);
        (sent.Status, sent.StatusDetails, sent.TargetCount, sent.CompletedCount, sent.ErrorCount).ShouldBe((CommandStatus.Success, "Success", 2, 2, 0));
        var invocations = await InvocationsAsync(command);
        invocations.ToDictionary(one => one.InstanceId, one => one.CommandPlugins.Single().Output).ShouldBe(new Dictionary<string, string> { [one] = $"{one}\n", [two] = $"{two}\n" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Where_no_instance_has_the_tags_the_command_succeeds_and_says_so()
    {
        var command = await SendToTaggedAsync("id");

        await Emulator.SettleAsync(Token);
        var sent = await CommandAsync(command);
        (sent.Status, sent.StatusDetails, sent.TargetCount).ShouldBe((CommandStatus.Success, "NoInstancesInTag", 0));
    }

    [Fact]
    public async Task An_instance_to_which_the_sender_may_not_send_is_left_out()
    {
        await NewProfileAsync(policy: Agent);
        var (one, two) = (await LaunchTaggedAsync("test"), await LaunchTaggedAsync("beta"));
        await Iam.CreateUserAsync(new("sender"), Token);
        await Iam.PutUserPolicyAsync(new("sender", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:SendCommand","Resource":"arn:aws:ssm:*::document/*"},{"Effect":"Allow","Action":"ssm:SendCommand","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/Stage":"test"}}}]}"""), Token);
        var key = (await Iam.CreateAccessKeyAsync(new("sender"), Token)).AccessKey;
        using var ssm = SsmAs(new Amazon.Runtime.BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey));

        var command = (await ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", Targets = Tagged }, Token)).Command.CommandId;

        await Emulator.SettleAsync(Token);
        (await InvocationsAsync(command)).ToDictionary(one => one.InstanceId, one => one.StatusDetails).ShouldBe(new Dictionary<string, string> { [one] = "Success", [two] = "AccessDenied" }, ignoreOrder: true);
        (await CommandAsync(command)).StatusDetails.ShouldBe("Incomplete");
    }

    [Fact]
    public async Task Where_too_many_fail_no_more_begin()
    {
        RequireSandbox();
        await NewProfileAsync(policy: Agent);
        for (var number = 0; number < 4; number++)
        {
            await LaunchTaggedAsync("test");
        }

        var command = await SendToTaggedAsync("exit 1", request => (request.MaxConcurrency, request.MaxErrors) = ("1", "1"));

        await Emulator.SettleAsync(Token);
        (await InvocationsAsync(command)).Select(one => one.StatusDetails).ShouldBe(["Failed", "Failed", "Terminated", "Terminated"], ignoreOrder: true);
        var sent = await CommandAsync(command);
        (sent.Status, sent.ErrorCount, sent.CompletedCount).ShouldBe((CommandStatus.Failed, 2, 4));

        command = await SendToTaggedAsync("exit 1", request => (request.MaxConcurrency, request.MaxErrors) = ("50%", "100%"));
        await Emulator.SettleAsync(Token);
        (await CommandAsync(command)).StatusDetails.ShouldBe("Incomplete");
    }

    [Fact]
    public async Task An_agent_that_is_away_gets_it_when_it_is_back()
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        await Iam.DeleteRolePolicyAsync(new("web", "own"), Token);
        var command = await SendAsync(instance, "echo late");

        (await OutcomeAsync(command, instance)).Status.ShouldBe(CommandInvocationStatus.Pending);
        await Iam.PutRolePolicyAsync(new("web", "own", Agent), Token);

        (await OutcomeAsync(command, instance)).StandardOutputContent.ShouldBe("late\n");
    }

    [Fact]
    public async Task An_agent_that_does_not_come_back_in_time_does_not_get_it()
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        await Iam.DeleteRolePolicyAsync(new("web", "own"), Token);
        var command = await SendAsync(instance, "echo late", request => request.TimeoutSeconds = 600);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(9), Token);
        (await OutcomeAsync(command, instance)).StatusDetails.ShouldBe("Pending");

        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        await Iam.PutRolePolicyAsync(new("web", "own", Agent), Token);
        (await OutcomeAsync(command, instance)).StatusDetails.ShouldBe("Pending");
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(60), Token); // the time that its steps may take

        var outcome = await OutcomeAsync(command, instance);
        (outcome.Status, outcome.StatusDetails, outcome.ResponseCode, outcome.StandardOutputContent).ShouldBe((CommandInvocationStatus.TimedOut, "DeliveryTimedOut", -1, ""));
        var sent = await CommandAsync(command);
        (sent.Status, sent.StatusDetails, sent.DeliveryTimedOutCount, sent.ErrorCount).ShouldBe((CommandStatus.TimedOut, "DeliveryTimedOut", 1, 0));
        (await RunAsync(instance, "echo there")).StandardOutputContent.ShouldBe("there\n");
    }

    [Fact]
    public async Task What_waits_is_cancelled_at_once()
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        await Iam.DeleteRolePolicyAsync(new("web", "own"), Token);
        var command = await SendAsync(instance, "echo late");
        await Emulator.SettleAsync(Token);
        using var ssm = Ssm;

        await ssm.CancelCommandAsync(new CancelCommandRequest { CommandId = command, InstanceIds = [instance] }, Token);

        (await OutcomeAsync(command, instance)).StatusDetails.ShouldBe("Cancelled");
        await Should.ThrowAsync<InvalidCommandIdException>(() => ssm.CancelCommandAsync(new CancelCommandRequest { CommandId = new('0', 36) }, Token));
        await Should.ThrowAsync<InvalidInstanceIdException>(() => ssm.CancelCommandAsync(new CancelCommandRequest { CommandId = command, InstanceIds = ["i-00000000000000000"] }, Token));
    }

    [Fact]
    public async Task Lists_are_filtered_paged_and_kept_for_thirty_days()
    {
        var instance = await ManagedAsync();
        using var ssm = Ssm;
        var sent = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            sent.Add((await ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [instance], Comment = $"{number}" }, Token)).Command.CommandId);
            await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        }

        var first = await ssm.ListCommandsAsync(new ListCommandsRequest { MaxResults = 2 }, Token);
        var second = await ssm.ListCommandsAsync(new ListCommandsRequest { MaxResults = 2, NextToken = first.NextToken }, Token);
        first.Commands.Concat(second.Commands).Select(one => one.CommandId).ShouldBe(sent.AsEnumerable().Reverse());
        (await ssm.ListCommandsAsync(new ListCommandsRequest { InstanceId = instance, Filters = [new() { Key = CommandFilterKey.DocumentName, Value = "AWS-RunShellScript" }] }, Token)).Commands.ShouldBeEmpty();
        (await ssm.ListCommandsAsync(new ListCommandsRequest { Filters = [new() { Key = CommandFilterKey.Status, Value = "Success" }, new() { Key = CommandFilterKey.ExecutionStage, Value = "Complete" }] }, Token)).Commands.Count.ShouldBe(3);
        (await ssm.ListCommandInvocationsAsync(new ListCommandInvocationsRequest { InstanceId = instance, MaxResults = 2 }, Token)).CommandInvocations.Select(one => one.Comment).ShouldBe(["2", "1"]);
        await Should.ThrowAsync<InvalidCommandIdException>(() => ssm.ListCommandsAsync(new ListCommandsRequest { CommandId = new('0', 36) }, Token));
        await Should.ThrowAsync<InvocationDoesNotExistException>(() => ssm.GetCommandInvocationAsync(new() { CommandId = sent[0], InstanceId = "i-00000000000000000" }, Token));
        await Should.ThrowAsync<InvalidPluginNameException>(() => ssm.GetCommandInvocationAsync(new() { CommandId = sent[0], InstanceId = instance, PluginName = "other" }, Token));

        await Emulator.AdvanceAsync(TimeSpan.FromDays(31), Token);
        (await ssm.ListCommandsAsync(new ListCommandsRequest(), Token)).Commands.ShouldBeEmpty();
        (await ssm.ListCommandInvocationsAsync(new ListCommandInvocationsRequest(), Token)).CommandInvocations.ShouldBeEmpty();
    }

    [Fact]
    public async Task EventBridge_is_told_of_each_status()
    {
        var instance = await ManagedAsync();
        var events = new EventsClient(Emulator.RootOf(Client.Account));
        var sqs = new SqsClient(Emulator.RootOf(Client.Account));
        var queue = (await sqs.CreateQueueAsync(new("told"), Token)).QueueUrl;
        var arn = $"arn:aws:sqs:us-east-1:{Client.Account}:told";
        await sqs.SetQueueAttributesAsync(new(queue, new Dictionary<string, string> { ["Policy"] = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{{arn}}}"}]}""" }), Token);
        await events.PutRuleAsync(new("commands") { EventPattern = """{"source":["aws.ssm"]}""" }, Token);
        await events.PutTargetsAsync(new("commands", [new("queue", arn)]), Token);
        using var ssm = Ssm;

        var command = (await ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [instance], Parameters = new() { ["allowDowngrade"] = ["true"] } }, Token)).Command.CommandId;
        await Emulator.SettleAsync(Token);

        var told = new List<System.Text.Json.JsonElement>();
        while ((await sqs.ReceiveMessageAsync(new(queue) { MaxNumberOfMessages = 10 }, Token)).Messages is { Count: > 0 } messages)
        {
            told.AddRange(messages.Select(message => System.Text.Json.JsonDocument.Parse(message.Body!).RootElement));
        }

        told.Select(one => (one.GetProperty("detail-type").GetString(), one.GetProperty("detail").GetProperty("status").GetString())).ShouldBe(
            [
                ("EC2 Command Status-change Notification", "Pending"), ("EC2 Command Invocation Status-change Notification", "Pending"),
                ("EC2 Command Status-change Notification", "InProgress"), ("EC2 Command Invocation Status-change Notification", "InProgress"),
                ("EC2 Command Status-change Notification", "Success"), ("EC2 Command Invocation Status-change Notification", "Success"),
            ],
            ignoreOrder: true);
        told.ShouldAllBe(one => one.GetProperty("detail").GetProperty("command-id").GetString() == command);
        told.ShouldAllBe(one => one.GetProperty("resources")[0].GetString()!.EndsWith(instance, StringComparison.Ordinal));
    }

    private Task<string> SendToTaggedAsync(string script, Action<SendCommandRequest>? change = null) => SendAsync("", script, request =>
    {
        (request.InstanceIds, request.Targets) = ([], Tagged);
        change?.Invoke(request);
    });
}
