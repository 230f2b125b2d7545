using System.Text.Json;
using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Conformance.Tests;

/// <summary>Run Command through the <c>aws</c> CLI: commands are sent to a managed instance, run on it, and their output is read.</summary>
public sealed class AwsCliCommandTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>Reads a parameter with the credentials of the instance's role. A script sees the machine's system folders alone, which have curl but need not have the CLI.</summary>
    private const string ReadsPassword =
        """
        service=http://169.254.169.254/latest
        token=$(curl -sf -X PUT $service/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 60')
        credentials=$(curl -sf -H "X-aws-ec2-metadata-token: $token" $service/meta-data/iam/security-credentials/web)
        of() { printf %s "$credentials" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }
        curl -sS --fail-with-body --user "$(of AccessKeyId):$(of SecretAccessKey)" --aws-sigv4 aws:amz:us-east-1:ssm -H "X-Amz-Security-Token: $(of Token)" \
          -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: AmazonSSM.GetParameter' -d '{"Name":"/app/password","WithDecryption":true}' $AWS_ENDPOINT_URL || exit 1
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_a_script_and_reads_its_output()
    {
        RequireSandbox();
        await using var aws = await AwsCli.StartAsync();
        var instance = await ManagedAsync(aws);

        var sent = await aws.DoAsync("ssm", "send-command", "--document-name", "AWS-RunShellScript", "--instance-ids", instance, "--comment", "greets", "--parameters", """commands=["echo hello","echo oops >&2"]""");
        sent.GetProperty("Command").GetProperty("Status").GetString().ShouldBe("Pending");
        var command = Id(sent);
        await aws.Emulator.SettleAsync(Token);
        await aws.DoAsync("ssm", "wait", "command-executed", "--command-id", command, "--instance-id", instance);

        var outcome = await OutcomeAsync(aws, command, instance);
        (Text(outcome, "Status"), Text(outcome, "Comment"), outcome.GetProperty("ResponseCode").GetInt32()).ShouldBe(("Success", "greets", 0));
        (Text(outcome, "StandardOutputContent"), Text(outcome, "StandardErrorContent")).ShouldBe(("hello\n", "oops\n"));
        var listed = (await aws.DoAsync("ssm", "list-commands", "--filters", "key=DocumentName,value=AWS-RunShellScript")).GetProperty("Commands").EnumerateArray().ShouldHaveSingleItem();
        (Text(listed, "Status"), listed.GetProperty("CompletedCount").GetInt32(), listed.GetProperty("ErrorCount").GetInt32()).ShouldBe(("Success", 1, 0));
        var details = (await aws.DoAsync("ssm", "list-command-invocations", "--command-id", command, "--details")).GetProperty("CommandInvocations")[0];
        Text(details.GetProperty("CommandPlugins")[0], "Output").ShouldContain("hello");
    }

    [Fact]
    public async Task A_script_reads_a_secret_only_where_its_role_may_decrypt_it()
    {
        RequireSandbox();
        await using var aws = await AwsCli.StartAsync();
        var instance = await ManagedAsync(aws);
        var key = (await aws.DoAsync("kms", "create-key")).GetProperty("KeyMetadata").GetProperty("Arn").GetString()!;
        await aws.DoAsync("ssm", "put-parameter", "--name", "/app/password", "--type", "SecureString", "--value", "correct horse", "--key-id", key);

        var refused = await RunAsync();
        (Text(refused, "Status"), refused.GetProperty("ResponseCode").GetInt32()).ShouldBe(("Failed", 1));
        Text(refused, "StandardOutputContent").ShouldContain("AccessDeniedException");
        Text(refused, "StandardOutputContent").ShouldContain($"assumed-role/web/{instance} is not authorized to perform: kms:Decrypt");
        Text(refused, "StandardOutputContent").ShouldNotContain("correct horse");
        (await aws.FailsAsync(Credentials.Root, "ssm", "wait", "command-executed", "--command-id", Text(refused, "CommandId"), "--instance-id", instance)).ShouldContain("Waiter CommandExecuted failed");

        await PolicyAsync("""{"Effect":"Allow","Action":"kms:Decrypt","Resource":"KEY"}""".Replace("KEY", key, StringComparison.Ordinal));
        var read = await RunAsync();
        Text(read, "Status").ShouldBe("Success", Text(read, "StandardErrorContent"));
        JsonDocument.Parse(Text(read, "StandardOutputContent")).RootElement.GetProperty("Parameter").GetProperty("Value").GetString().ShouldBe("correct horse");

        await PolicyAsync("""{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"},{"Effect":"Deny","Action":"ssm:GetParameter","Resource":"*"}""");
        var denied = await RunAsync();
        Text(denied, "Status").ShouldBe("Failed");
        Text(denied, "StandardOutputContent").ShouldContain($"assumed-role/web/{instance} is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:111111111111:parameter/app/password with an explicit deny in an identity-based policy");

        Task<JsonElement> PolicyAsync(string statements) =>
            aws.DoAsync("iam", "put-role-policy", "--role-name", "web", "--policy-name", "own", "--policy-document", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");

        async Task<JsonElement> RunAsync()
        {
            var parameters = JsonSerializer.Serialize(new { commands = ReadsPassword.Split('\n') });
            var command = Id(await aws.DoAsync("ssm", "send-command", "--document-name", "AWS-RunShellScript", "--instance-ids", instance, "--parameters", parameters));
            await aws.Emulator.SettleAsync(Token);
            return await OutcomeAsync(aws, command, instance);
        }
    }

    [Fact]
    public async Task Who_may_patch_finds_missing_patches_and_runs_no_script()
    {
        await using var aws = await AwsCli.StartAsync();
        var instance = await ManagedAsync(aws);
        var patcher = await aws.UserAsync("patcher", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:SendCommand","Resource":["arn:aws:ssm:us-east-1::document/AWS-RunPatchBaseline","arn:aws:ec2:*:*:instance/*"]},{"Effect":"Allow","Action":["ssm:GetCommandInvocation","ssm:DescribeInstancePatchStates"],"Resource":"*"}]}""");

        (await aws.FailsAsync(patcher, "ssm", "send-command", "--document-name", "AWS-RunShellScript", "--instance-ids", instance, "--parameters", "commands=id")).ShouldContain(
            "An error occurred (AccessDeniedException) when calling the SendCommand operation: User: arn:aws:iam::111111111111:user/patcher is not authorized to perform: ssm:SendCommand on resource: arn:aws:ssm:us-east-1::document/AWS-RunShellScript because no identity-based policy allows the ssm:SendCommand action");
        (await aws.DoAsync("ssm", "list-commands")).GetProperty("Commands").GetArrayLength().ShouldBe(0);

        var command = Id(await aws.DoAsync(patcher, "ssm", "send-command", "--document-name", "AWS-RunPatchBaseline", "--instance-ids", instance, "--parameters", "Operation=Scan"));
        await aws.Emulator.SettleAsync(Token);
        var outcome = await aws.DoAsync(patcher, "ssm", "get-command-invocation", "--command-id", command, "--instance-id", instance, "--plugin-name", "PatchLinux");

        (Text(outcome, "Status"), Text(outcome, "DocumentName"), Text(outcome, "PluginName")).ShouldBe(("Success", "AWS-RunPatchBaseline", "PatchLinux"));
        var state = (await aws.DoAsync(patcher, "ssm", "describe-instance-patch-states", "--instance-ids", instance)).GetProperty("InstancePatchStates").EnumerateArray().ShouldHaveSingleItem();
        (Text(state, "InstanceId"), Text(state, "Operation")).ShouldBe((instance, "Scan"));
        state.GetProperty("MissingCount").GetInt32().ShouldBeGreaterThan(0);
        (await aws.FailsAsync(patcher, "ssm", "get-command-invocation", "--command-id", command, "--instance-id", instance)).ShouldContain("(InvalidPluginName)");
    }

    [Fact]
    public async Task Cancels_a_script_that_runs()
    {
        RequireSandbox();
        await using var aws = await AwsCli.StartAsync();
        var instance = await ManagedAsync(aws);
        var reader = await aws.UserAsync("reader", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ssm:Get*","ssm:List*"],"Resource":"*"}]}""");
        var command = Id(await aws.DoAsync("ssm", "send-command", "--document-name", "AWS-RunShellScript", "--instance-ids", instance, "--parameters", "commands=sleep 1000"));
        while (Text(await OutcomeAsync(aws, command, instance), "Status") != "InProgress")
        {
            Token.ThrowIfCancellationRequested();
        }

        (await aws.FailsAsync(reader, "ssm", "cancel-command", "--command-id", command)).ShouldContain("An error occurred (AccessDeniedException) when calling the CancelCommand operation");
        Text(await OutcomeAsync(aws, command, instance), "Status").ShouldBe("InProgress");

        await aws.DoAsync("ssm", "cancel-command", "--command-id", command);
        await aws.Emulator.SettleAsync(Token);
        Text(await OutcomeAsync(aws, command, instance), "Status").ShouldBe("Cancelled");
        Text((await aws.DoAsync(reader, "ssm", "list-commands", "--command-id", command)).GetProperty("Commands")[0], "Status").ShouldBe("Cancelled");
    }

    [Fact]
    public async Task An_instance_that_is_stopped_gets_no_command()
    {
        await using var aws = await AwsCli.StartAsync();
        var instance = await ManagedAsync(aws);
        await aws.DoAsync("ec2", "stop-instances", "--instance-ids", instance);
        await aws.Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);

        (await aws.FailsAsync(Credentials.Root, "ssm", "send-command", "--document-name", "AWS-RunPatchBaseline", "--instance-ids", instance, "--parameters", "Operation=Scan")).ShouldContain(
            $"An error occurred (InvalidInstanceId) when calling the SendCommand operation: Instances [[{instance}]] not in a valid state for account 111111111111");
        (await aws.DoAsync("ssm", "list-commands")).GetProperty("Commands").GetArrayLength().ShouldBe(0);

        await aws.DoAsync("ec2", "start-instances", "--instance-ids", instance);
        await aws.Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        Id(await aws.DoAsync("ssm", "send-command", "--document-name", "AWS-RunPatchBaseline", "--instance-ids", instance, "--parameters", "Operation=Scan")).Length.ShouldBe(36);
    }

    private static void RequireSandbox() => Assert.SkipWhen(SandboxProgram.Here is null, SandboxProgram.Reason);

    /// <summary>Launches an instance with a role in the default VPC, and sees that it is online.</summary>
    private static async Task<string> ManagedAsync(AwsCli aws)
    {
        await aws.DoAsync("iam", "create-role", "--role-name", "web", "--assume-role-policy-document", Trust);
        await aws.DoAsync("iam", "attach-role-policy", "--role-name", "web", "--policy-arn", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore");
        await aws.DoAsync("iam", "create-instance-profile", "--instance-profile-name", "web");
        await aws.DoAsync("iam", "add-role-to-instance-profile", "--instance-profile-name", "web", "--role-name", "web");
        var launched = await aws.DoAsync("ec2", "run-instances", "--image-id", "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", "--instance-type", "t3.micro", "--iam-instance-profile", "Name=web");
        var instance = Text(launched.GetProperty("Instances")[0], "InstanceId");
        await aws.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        var information = (await aws.DoAsync("ssm", "describe-instance-information", "--filters", $"Key=InstanceIds,Values={instance}")).GetProperty("InstanceInformationList").EnumerateArray().ShouldHaveSingleItem();
        (Text(information, "PingStatus"), Text(information, "PlatformName")).ShouldBe(("Online", "Amazon Linux"));
        return instance;
    }

    private static Task<JsonElement> OutcomeAsync(AwsCli aws, string command, string instance) => aws.DoAsync("ssm", "get-command-invocation", "--command-id", command, "--instance-id", instance);

    private static string Id(JsonElement sent) => Text(sent.GetProperty("Command"), "CommandId");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
