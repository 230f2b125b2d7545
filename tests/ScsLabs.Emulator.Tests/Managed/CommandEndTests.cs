using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using ScsLabs.Services.Ssm;
using CommandInvocationStatus = Amazon.SimpleSystemsManagement.CommandInvocationStatus;
using CommandStatus = Amazon.SimpleSystemsManagement.CommandStatus;
using SsmTarget = Amazon.SimpleSystemsManagement.Model.Target;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>How a command ends where an instance is in its way: the others get it all the same, and its status says how it went.</summary>
public sealed class CommandEndTests : CommandWorld
{
    private const string UpdateDocument = "AWS-UpdateSSMAgent";

    [Fact]
    public async Task An_agent_that_does_not_take_it_keeps_it_from_no_other()
    {
        var (refused, other) = await TwoAsync();
        await Iam.DeleteRolePolicyAsync(new("first", "own"), Token);

        var command = await UpdateAsync([refused, other], request => request.MaxConcurrency = "1");

        (await OutcomeAsync(command, other)).StatusDetails.ShouldBe("Success");
        (await OutcomeAsync(command, refused)).StatusDetails.ShouldBe("Pending");
        await Iam.PutRolePolicyAsync(new("first", "own", Agent), Token);
        (await OutcomeAsync(command, refused)).StatusDetails.ShouldBe("Success");
    }

    [Fact]
    public async Task A_failure_of_the_emulator_fails_the_step_alone_and_is_told()
    {
        var (broken, other) = await TwoAsync();
        Emulator.Store.Write(draft =>
        {
            draft.Put(draft.Everywhere<SsmAgent>().Single(agent => agent.InstanceId == broken) with { Version = "3.x" });
            return true;
        });

        var command = await UpdateAsync([broken, other], request => (request.MaxConcurrency, request.MaxErrors) = ("1", "1"));

        (await Should.ThrowAsync<AggregateException>(() => Emulator.SettleAsync(Token))).InnerExceptions.ShouldHaveSingleItem().ShouldBeOfType<FormatException>();
        var outcome = await OutcomeAsync(command, broken);
        (outcome.Status, outcome.StatusDetails, outcome.ResponseCode).ShouldBe((CommandInvocationStatus.Failed, "Failed", 1));
        outcome.StandardErrorContent.ShouldContain("'x'");
        (await OutcomeAsync(command, other)).StatusDetails.ShouldBe("Success");
    }

    [Fact]
    public async Task One_that_nobody_may_send_anywhere_fails()
    {
        await NewProfileAsync(policy: Agent);
        await LaunchTaggedAsync("live");
        var allowed = await LaunchTaggedAsync("test");
        await Iam.CreateUserAsync(new("sender"), Token);
        await Iam.PutUserPolicyAsync(new("sender", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:SendCommand","Resource":"arn:aws:ssm:*::document/*"},{"Effect":"Allow","Action":"ssm:SendCommand","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/Stage":"test"}}}]}"""), Token);
        var key = (await Iam.CreateAccessKeyAsync(new("sender"), Token)).AccessKey;
        using var ssm = SsmAs(new Amazon.Runtime.BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey));

        (await SentAsync("live")).ShouldBe((CommandStatus.Failed, "Failed"));
        (await SentAsync("live", "test")).ShouldBe((CommandStatus.Success, "Incomplete"));
        (await SentAsync("test")).ShouldBe((CommandStatus.Success, "Success"));
        (await InformationAsync(allowed)).IsLatestVersion.ShouldBe(true);

        async Task<(CommandStatus Status, string Details)> SentAsync(params string[] stages)
        {
            var id = (await ssm.SendCommandAsync(new() { DocumentName = UpdateDocument, Targets = [new SsmTarget { Key = "tag:Stage", Values = [.. stages] }] }, Token)).Command.CommandId;
            await Emulator.SettleAsync(Token);
            var sent = await CommandAsync(id);
            (sent.ErrorCount, sent.CompletedCount).ShouldBe((0, stages.Length));
            return (sent.Status, sent.StatusDetails);
        }
    }

    [Fact]
    public async Task One_that_is_cancelled_on_each_instance_is_cancelled()
    {
        var (one, other) = await TwoAsync();
        await Iam.DeleteRolePolicyAsync(new("first", "own"), Token);
        await Iam.DeleteRolePolicyAsync(new("second", "own"), Token);
        using var ssm = Ssm;

        (await CancelledAsync(one, other)).ShouldBe((CommandStatus.Cancelled, "Cancelled"));
        (await CancelledAsync(one)).ShouldBe((CommandStatus.InProgress, "InProgress"));

        async Task<(CommandStatus Status, string Details)> CancelledAsync(params string[] instances)
        {
            var command = await UpdateAsync([one, other]);
            await Emulator.SettleAsync(Token);
            await ssm.CancelCommandAsync(new CancelCommandRequest { CommandId = command, InstanceIds = [.. instances] }, Token);
            var sent = await CommandAsync(command);
            return (sent.Status, sent.StatusDetails);
        }
    }

    [Fact]
    public async Task Steps_that_do_not_run_say_why()
    {
        var instance = await ManagedAsync();
        using var ssm = Ssm;
        const string Content =
            """
            {"schemaVersion":"2.2","parameters":{"stage":{"type":"String","default":"test"}},"mainSteps":[
              {"action":"aws:runPowerShellScript","name":"platform","precondition":{"StringEquals":["platformType","Windows"]},"inputs":{"runCommand":["dir"]}},
              {"action":"aws:psModule","name":"plugin","inputs":{"runCommand":["dir"]}},
              {"action":"aws:updateSsmAgent","name":"live","precondition":{"StringEquals":["{{ stage }}","live"]},"inputs":{"agentName":"amazon-ssm-agent"}},
              {"action":"aws:updateSsmAgent","name":"test","precondition":{"StringEquals":["{{ stage }}","test"]},"inputs":{"agentName":"amazon-ssm-agent"}}]}
            """;
        await ssm.CreateDocumentAsync(new() { Name = "own-update", DocumentType = Amazon.SimpleSystemsManagement.DocumentType.Command, Content = Content }, Token);
        var command = (await ssm.SendCommandAsync(new() { DocumentName = "own-update", InstanceIds = [instance] }, Token)).Command.CommandId;

        (await OutputAsync("platform")).ShouldBe("""Step execution skipped due to unsatisfied preconditions: '"StringEquals": [platformType, Windows]'. Step name: platform""");
        (await OutputAsync("plugin")).ShouldBe("Step execution skipped due to unsupported plugin: aws:psModule. Step name: plugin");
        (await OutputAsync("live")).ShouldBe("""Step execution skipped due to unsatisfied preconditions: '"StringEquals": [{{ stage }}, live]'. Step name: live""");
        (await OutputAsync("test")).ShouldContain("updated successfully");

        async Task<string> OutputAsync(string step)
        {
            var outcome = await OutcomeAsync(command, instance, step);
            (outcome.Status, outcome.ResponseCode).ShouldBe((CommandInvocationStatus.Success, 0));
            return outcome.StandardOutputContent;
        }
    }

    /// <summary>Two managed instances with roles of their own, <c>first</c> and <c>second</c>, in the order in which commands come to them.</summary>
    private async Task<(string First, string Second)> TwoAsync()
    {
        await NewProfileAsync("one", policy: Agent);
        string[] ids = [await LaunchWithAsync("one"), await LaunchWithAsync("one")];
        Array.Sort(ids, StringComparer.Ordinal);
        foreach (var (name, id) in new[] { "first", "second" }.Zip(ids))
        {
            await NewProfileAsync(name, policy: Agent);
            var association = (await Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new("instance-id", [id])] }, Token)).IamInstanceProfileAssociations.Single();
            await Ec2.ReplaceIamInstanceProfileAssociationAsync(new() { AssociationId = association.AssociationId, IamInstanceProfile = new() { Name = name } }, Token);
        }

        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        return (ids[0], ids[1]);
    }

    private async Task<string> UpdateAsync(List<string> instances, Action<SendCommandRequest>? change = null)
    {
        var request = new SendCommandRequest { DocumentName = UpdateDocument, InstanceIds = instances };
        change?.Invoke(request);
        using var ssm = Ssm;
        return (await ssm.SendCommandAsync(request, Token)).Command.CommandId;
    }

    private async Task<Amazon.SimpleSystemsManagement.Model.InstanceInformation> InformationAsync(string instance)
    {
        using var ssm = Ssm;
        return (await ssm.DescribeInstanceInformationAsync(new(), Token)).InstanceInformationList.Single(one => one.InstanceId == instance);
    }
}
