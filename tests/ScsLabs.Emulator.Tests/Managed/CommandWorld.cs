using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>An emulator with managed instances, and commands to them.</summary>
public abstract class CommandWorld : InstanceWorld
{
    /// <summary>What an agent needs.</summary>
    private protected const string Agent = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ssm:UpdateInstanceInformation","ssmmessages:CreateControlChannel","ssmmessages:OpenControlChannel"],"Resource":"*"}]}""";

    /// <summary>A client with root's credentials.</summary>
    private protected AmazonSimpleSystemsManagementClient Ssm => SsmAs(new BasicAWSCredentials(Client.Account, "any"));

    private protected AmazonSimpleSystemsManagementClient SsmAs(AWSCredentials credentials) => new(credentials, Configured(new AmazonSimpleSystemsManagementConfig()));

    private protected static void RequireSandbox() => Assert.SkipWhen(SandboxProgram.Here is null, SandboxProgram.Reason);

    /// <summary>Launches an instance that is managed.</summary>
    private protected async Task<string> ManagedAsync(string policy = Agent)
    {
        await NewProfileAsync(policy: policy);
        return await LaunchWithAsync();
    }

    /// <summary>Whether an instance's agent is there; null where it isn't managed.</summary>
    private protected async Task<PingStatus?> PingAsync(string instance)
    {
        using var ssm = Ssm;
        return (await ssm.DescribeInstanceInformationAsync(new() { Filters = [new() { Key = "InstanceIds", Values = [instance] }] }, Token)).InstanceInformationList?.SingleOrDefault()?.PingStatus;
    }

    /// <summary>Sends lines of a shell script, with a change to the request.</summary>
    private protected async Task<string> SendAsync(string instance, string script, Action<SendCommandRequest>? change = null)
    {
        var request = new SendCommandRequest { DocumentName = "AWS-RunShellScript", InstanceIds = [instance], Parameters = new() { ["commands"] = [.. script.Split('\n')] } };
        change?.Invoke(request);
        using var ssm = Ssm;
        return (await ssm.SendCommandAsync(request, Token)).Command.CommandId;
    }

    /// <summary>What came of a command on an instance, after all that happens.</summary>
    private protected async Task<GetCommandInvocationResponse> OutcomeAsync(string command, string instance, string? step = null)
    {
        await Emulator.SettleAsync(Token);
        using var ssm = Ssm;
        return await ssm.GetCommandInvocationAsync(new() { CommandId = command, InstanceId = instance, PluginName = step }, Token);
    }

    /// <summary>Launches an instance with a tag, and with the profile that has the role of this name.</summary>
    private protected Task<string> LaunchTaggedAsync(string stage, string profile = "web") => LaunchAsync(request =>
        (request.IamInstanceProfile, request.TagSpecifications) = (new() { Name = profile }, [new() { ResourceType = Amazon.EC2.ResourceType.Instance, Tags = [new("Stage", stage)] }]));

    /// <summary>A command as it is listed.</summary>
    private protected async Task<Command> CommandAsync(string id)
    {
        using var ssm = Ssm;
        return (await ssm.ListCommandsAsync(new ListCommandsRequest { CommandId = id }, Token)).Commands.Single();
    }

    /// <summary>The invocations of a command as they are listed, with their steps.</summary>
    private protected async Task<List<CommandInvocation>> InvocationsAsync(string id)
    {
        using var ssm = Ssm;
        return (await ssm.ListCommandInvocationsAsync(new ListCommandInvocationsRequest { CommandId = id, Details = true }, Token)).CommandInvocations;
    }

    /// <summary>Runs a script, and tells what came of it.</summary>
    private protected async Task<GetCommandInvocationResponse> RunAsync(string instance, string script, Action<SendCommandRequest>? change = null) => await OutcomeAsync(await SendAsync(instance, script, change), instance);
}
