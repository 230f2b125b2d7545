using System.Diagnostics;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>Scripts that want too much are ended, and nothing is left of them.</summary>
public sealed class ScriptTests : CommandWorld
{
    [Fact]
    public async Task A_script_that_hangs_is_ended_after_its_time()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance, "echo begun\nsleep 1000 &\nsleep 1000", request => request.Parameters["executionTimeout"] = ["5"]);

        (outcome.Status, outcome.StatusDetails, outcome.ResponseCode).ShouldBe((CommandInvocationStatus.TimedOut, "ExecutionTimedOut", 137));
        outcome.StandardOutputContent.ShouldBe("begun\n");
        (await StateAsync(outcome.CommandId)).ShouldBe((CommandStatus.TimedOut, "ExecutionTimedOut"));
        NothingIsLeft();
    }

    [Theory]
    [InlineData("4", 3600)]
    [InlineData("5", 5)]
    [InlineData("60.5", 60)]
    [InlineData("172800", 172_800)]
    [InlineData("172801", 3600)]
    [InlineData("soon", 3600)]
    public async Task Its_time_is_taken_as_the_agent_takes_it(string given, int seconds)
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        using var ssm = Ssm;
        const string Content = """{"schemaVersion":"2.2","parameters":{"time":{"type":"String"}},"mainSteps":[{"action":"aws:runShellScript","name":"script","inputs":{"runCommand":["true"],"timeoutSeconds":"{{ time }}"}}]}""";
        await ssm.CreateDocumentAsync(new() { Name = "own-script", DocumentType = DocumentType.Command, Content = Content }, Token);

        var sent = (await ssm.SendCommandAsync(new() { DocumentName = "own-script", InstanceIds = [instance], Parameters = new() { ["time"] = [given] }, TimeoutSeconds = 30 }, Token)).Command;

        (await OutcomeAsync(sent.CommandId, instance)).Status.ShouldBe(CommandInvocationStatus.Success);
        (sent.ExpiresAfter!.Value - sent.RequestedDateTime!.Value).ShouldBe(TimeSpan.FromSeconds(30 + seconds));
    }

    [Fact]
    public async Task What_a_script_leaves_behind_ends_with_it()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance, "sleep 1000 & echo done");

        outcome.StandardOutputContent.ShouldBe("done\n");
        NothingIsLeft();
    }

    [Fact]
    public async Task One_that_forks_without_end_takes_no_more_than_it_may()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance, "f() { f | f & }\nf\nsleep 1000", request => request.Parameters["executionTimeout"] = ["5"]);

        outcome.Status.ShouldBeOneOf(CommandInvocationStatus.TimedOut, CommandInvocationStatus.Failed);
        (await RunAsync(instance, "echo well")).StandardOutputContent.ShouldBe("well\n");
        NothingIsLeft();
    }

    [Fact]
    public async Task One_that_prints_without_end_is_shown_in_part()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance, "yes | head -c 50000000; yes no | head -c 20000 >&2");

        outcome.Status.ShouldBe(CommandInvocationStatus.Success);
        outcome.StandardOutputContent.Length.ShouldBe(24_000);
        outcome.StandardOutputContent.ShouldEndWith("---Output truncated---");
        outcome.StandardErrorContent.Length.ShouldBe(8_000);
        using var ssm = Ssm;
        (await ssm.ListCommandInvocationsAsync(new ListCommandInvocationsRequest { CommandId = outcome.CommandId, Details = true }, Token)).CommandInvocations.Single().CommandPlugins.Single().Output.Length.ShouldBe(2_500);
    }

    [Fact]
    public async Task One_that_takes_too_much_memory_is_ended()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance, "#!/usr/bin/env perl\nmy @all; while (1) { push @all, 'x' x 10_000_000; }");

        outcome.Status.ShouldBe(CommandInvocationStatus.Failed);
        (await RunAsync(instance, "echo well")).StandardOutputContent.ShouldBe("well\n");
    }

    [Theory]
    [InlineData("#!/usr/bin/missing\necho x", 127, "not found")]
    [InlineData("\u007fELF\u0001\u0002\u0000", null, "failed to run commands")]
    [InlineData("if then", 2, "yntax error")]
    [InlineData("kill -KILL $$", 137, "exit status 137")]
    [InlineData("exit 194", 194, "isn't emulated")]
    public async Task One_that_cannot_run_says_so(string script, int? code, string errors)
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance, script);

        (outcome.Status, outcome.ResponseCode).ShouldBe((CommandInvocationStatus.Failed, code ?? outcome.ResponseCode));
        outcome.StandardErrorContent.ShouldContain(errors);
    }

    [Fact]
    public async Task The_first_line_names_what_runs_it_and_the_folder_is_the_one_that_is_asked_for()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        (await RunAsync(instance, "#!/usr/bin/perl\nprint 6 * 7")).StandardOutputContent.ShouldBe("42");
        (await RunAsync(instance, "pwd", request => request.Parameters["workingDirectory"] = ["/usr/lib"])).StandardOutputContent.ShouldBe("/usr/lib\n");
        (await RunAsync(instance, "pwd", request => request.Parameters["workingDirectory"] = ["/missing"])).Status.ShouldBe(CommandInvocationStatus.Failed);
    }

    [Fact]
    public async Task One_that_is_cancelled_is_ended()
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        using var ssm = Ssm;
        var command = await SendAsync(instance, "echo begun\nsleep 1000");
        await UntilRunningAsync(command, instance);

        await ssm.CancelCommandAsync(new CancelCommandRequest { CommandId = command }, Token);

        var outcome = await OutcomeAsync(command, instance);
        (outcome.Status, outcome.StatusDetails, outcome.ResponseCode).ShouldBe((CommandInvocationStatus.Cancelled, "Cancelled", 137));
        (await StateAsync(command)).ShouldBe((CommandStatus.Cancelled, "Cancelled"));
        NothingIsLeft();
    }

    [Fact]
    public async Task One_whose_instance_is_terminated_is_ended_and_nobody_tells_how()
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        var command = await SendAsync(instance, "sleep 1000");
        await UntilRunningAsync(command, instance);

        await Ec2.TerminateInstancesAsync(new() { InstanceIds = [instance] }, Token);

        (await OutcomeAsync(command, instance)).Status.ShouldBe(CommandInvocationStatus.InProgress);
        NothingIsLeft();
        await Emulator.AdvanceAsync(TimeSpan.FromHours(3), Token);
        var outcome = await OutcomeAsync(command, instance);
        (outcome.Status, outcome.StatusDetails).ShouldBe((CommandInvocationStatus.TimedOut, "DeliveryTimedOut"));
        var sent = await CommandAsync(command);
        (sent.StatusDetails, sent.DeliveryTimedOutCount, sent.ErrorCount).ShouldBe(("DeliveryTimedOut", 1, 0));
    }

    [Fact]
    public async Task One_whose_instance_is_rebooted_is_ended_and_later_ones_run()
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        var command = await SendAsync(instance, "sleep 1000");
        await UntilRunningAsync(command, instance);

        await Ec2.RebootInstancesAsync(new() { InstanceIds = [instance] }, Token);

        (await OutcomeAsync(command, instance)).Status.ShouldBe(CommandInvocationStatus.InProgress);
        NothingIsLeft();
        (await RunAsync(instance, "echo well")).StandardOutputContent.ShouldBe("well\n");
    }

    [Fact]
    public async Task A_script_is_root_in_its_sandbox_without_root_s_rights()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance, "id -un\nid -u\ntouch /usr/mine || touch /etc/passwd || chown 1 /tmp || mount -t tmpfs none /tmp || echo kept");

        outcome.StandardOutputContent.ShouldBe("root\n0\nkept\n");
    }

    [Fact]
    public async Task One_that_runs_is_ended_when_the_world_is_left()
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        await UntilRunningAsync(await SendAsync(instance, "sleep 1000"), instance);

        await Emulator.ResetAsync(Token);

        NothingIsLeft();
    }

    private async Task<(CommandStatus Status, string Details)> StateAsync(string command)
    {
        using var ssm = Ssm;
        var found = (await ssm.ListCommandsAsync(new ListCommandsRequest { CommandId = command }, Token)).Commands.Single();
        return (found.Status, found.StatusDetails);
    }

    /// <summary>Waits until the program of a command runs.</summary>
    private async Task UntilRunningAsync(string command, string instance)
    {
        while (Programs() == 0)
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        using var ssm = Ssm;
        (await ssm.GetCommandInvocationAsync(new() { CommandId = command, InstanceId = instance }, Token)).Status.ShouldBe(CommandInvocationStatus.InProgress);
    }

    private void NothingIsLeft()
    {
        Programs().ShouldBe(0);
        (Emulator.Commands.Folder is { } folder ? Directory.GetFileSystemEntries(folder) : []).ShouldBeEmpty();
    }

    /// <summary>How many processes have a script of this emulator's in their command.</summary>
    private int Programs()
    {
        if (Emulator.Commands.Folder is not { } folder)
        {
            return 0;
        }

        return Process.GetProcesses().Count(process =>
        {
            using (process)
            {
                try
                {
                    return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(folder + "/", StringComparison.Ordinal);
                }
                catch (IOException)
                {
                    return false;
                }
            }
        });
    }
}
