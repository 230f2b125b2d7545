using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace ScsLabs.Emulator.Tests.Managed;

/// <summary>Commands run on managed instances, each as its instance.</summary>
public sealed class CommandTests : CommandWorld
{
    [Fact]
    public async Task A_script_runs_and_its_output_is_read()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance, "echo hello\necho oops >&2");

        (outcome.Status, outcome.StatusDetails, outcome.ResponseCode).ShouldBe((CommandInvocationStatus.Success, "Success", 0));
        (outcome.StandardOutputContent, outcome.StandardErrorContent).ShouldBe(("hello\n", "oops\n"));
        (outcome.DocumentName, outcome.PluginName).ShouldBe(("AWS-RunShellScript", "aws:runShellScript"));
        outcome.ExecutionElapsedTime.ShouldStartWith("PT");
    }

    [Fact]
    public async Task A_script_that_fails_tells_its_exit_code()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance, "echo before\nexit 3");

        (outcome.Status, outcome.StatusDetails, outcome.ResponseCode).ShouldBe((CommandInvocationStatus.Failed, "Failed", 3));
        (outcome.StandardOutputContent, outcome.StandardErrorContent).ShouldBe(("before\n", "failed to run commands: exit status 3"));
    }

    [Fact]
    public async Task A_script_has_the_environment_and_the_metadata_service_of_its_instance_alone()
    {
        RequireSandbox();
        var instance = await ManagedAsync();

        var outcome = await RunAsync(instance,
            """
            token=$(curl -sf -X PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 60')
            curl -sf -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id; echo
            curl -sf -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/iam/security-credentials/; echo
            curl -s -o /dev/null -w '%{http_code}\n' http://example.com/
            curl -s -o /dev/null -w '%{http_code}\n' http://10.0.1.5/latest/meta-data/instance-id
            curl -s -o /dev/null -w '%{http_code}\n' "http://[fd00:ec2::254]/latest/meta-data/instance-id"
            curl -sf ${AWS_EC2_METADATA_SERVICE_ENDPOINT}latest/meta-data/instance-id; echo
            echo $AWS_SSM_INSTANCE_ID
            env | grep -c SECRET
            """);

        outcome.StandardOutputContent.ShouldBe($"{instance}\nweb\n502\n502\n502\n{instance}\n{instance}\n0\n", outcome.StandardErrorContent);
    }

    [Fact]
    public async Task It_calls_AWS_with_the_credentials_of_its_role()
    {
        RequireSandbox();
        var instance = await ManagedAsync();
        using var ssm = Ssm;
        await ssm.PutParameterAsync(new() { Name = "/app/password", Value = "s3cret", Type = ParameterType.SecureString }, Token);
        const string Script =
            """
            token=$(curl -sf -X PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 60')
            credentials=$(curl -sf -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/iam/security-credentials/web)
            of() { printf %s "$credentials" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }
            curl -s --user "$(of AccessKeyId):$(of SecretAccessKey)" --aws-sigv4 aws:amz:us-east-1:ssm -H "X-Amz-Security-Token: $(of Token)" -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: AmazonSSM.GetParameter' \
              -d '{"Name":"/app/password","WithDecryption":true}' $AWS_ENDPOINT_URL
            """;

        (await RunAsync(instance, Script)).StandardOutputContent.ShouldContain($"assumed-role/web/{instance} is not authorized to perform: ssm:GetParameter");
        await Iam.PutRolePolicyAsync(new("web", "read", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"}]}"""), Token);
        (await RunAsync(instance, Script)).StandardOutputContent.ShouldContain("s3cret");
    }

    [Fact]
    public async Task A_command_may_be_sent_by_document_and_instance()
    {
        var instance = await ManagedAsync();
        await Ec2.CreateTagsAsync(new() { Resources = [instance], Tags = [new("Stage", "test")] }, Token);
        var patcher = await UserAsync(
            """{"Effect":"Allow","Action":"ssm:SendCommand","Resource":"arn:aws:ssm:*::document/AWS-UpdateSSMAgent"},{"Effect":"Allow","Action":"ssm:SendCommand","Resource":"arn:aws:ec2:*:*:instance/*","Condition":{"StringEquals":{"ssm:resourceTag/Stage":"test"}}}""");
        using var ssm = SsmAs(patcher);
        var other = await LaunchWithAsync();

        (await ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [instance] }, Token)).Command.Status.ShouldBe(CommandStatus.Pending);
        (await Refused(new() { DocumentName = "AWS-RunShellScript", InstanceIds = [instance], Parameters = new() { ["commands"] = ["id"] } })).ShouldContain("not authorized to perform: ssm:SendCommand on resource: arn:aws:ssm:us-east-1::document/AWS-RunShellScript");
        (await Refused(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [instance, other] })).ShouldContain($"not authorized to perform: ssm:SendCommand on resource: arn:aws:ec2:us-east-1:{Client.Account}:instance/{other}");

        async Task<string> Refused(SendCommandRequest request)
        {
            var refusal = await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => ssm.SendCommandAsync(request, Token));
            refusal.ErrorCode.ShouldBe("AccessDeniedException");
            return refusal.Message;
        }
    }

    [Fact]
    public async Task The_agent_is_updated()
    {
        var instance = await ManagedAsync();
        using var ssm = Ssm;

        var outcome = await OutcomeAsync(await SendAsync("AWS-UpdateSSMAgent", new()), instance);
        outcome.Status.ShouldBe(CommandInvocationStatus.Success);
        (await VersionAsync()).IsLatestVersion.ShouldBe(true);
        (await OutcomeAsync(await SendAsync("AWS-UpdateSSMAgent", new()), instance)).StandardOutputContent.ShouldContain("already been installed, update skipped");

        var older = new Dictionary<string, List<string>> { ["version"] = ["3.2.2303.0"] };
        (await OutcomeAsync(await SendAsync("AWS-UpdateSSMAgent", older), instance)).Status.ShouldBe(CommandInvocationStatus.Failed);
        (await OutcomeAsync(await SendAsync("AWS-UpdateSSMAgent", new(older) { ["allowDowngrade"] = ["true"] }), instance)).Status.ShouldBe(CommandInvocationStatus.Success);
        (await VersionAsync()).AgentVersion.ShouldBe("3.2.2303.0");
        (await OutcomeAsync(await SendAsync("AWS-UpdateSSMAgent", new() { ["version"] = ["9.9.9.9"] }), instance)).StandardErrorContent.ShouldContain("9.9.9.9");

        async Task<InstanceInformation> VersionAsync() => (await ssm.DescribeInstanceInformationAsync(new(), Token)).InstanceInformationList.Single();

        async Task<string> SendAsync(string document, Dictionary<string, List<string>> parameters) =>
            (await ssm.SendCommandAsync(new() { DocumentName = document, InstanceIds = [instance], Parameters = parameters }, Token)).Command.CommandId;
    }

    [Fact]
    public async Task Only_an_instance_that_is_managed_and_runs_gets_a_command()
    {
        var instance = await ManagedAsync();
        var unmanaged = await LaunchAsync();

        (await Refused(unmanaged)).ShouldBe($"Instances [[{unmanaged}]] not in a valid state for account {Client.Account}");
        (await Refused("i-00000000000000000")).ShouldContain("not in a valid state");
        await Ec2.StopInstancesAsync(new() { InstanceIds = [instance] }, Token);
        (await Refused(instance)).ShouldContain(instance);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        (await Refused(instance)).ShouldContain(instance);

        async Task<string> Refused(string id)
        {
            using var ssm = Ssm;
            return (await Should.ThrowAsync<InvalidInstanceIdException>(() => ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [id] }, Token))).Message;
        }
    }

    [Fact]
    public async Task Requests_that_are_wrong_say_why()
    {
        var instance = await ManagedAsync();
        var update = () => new SendCommandRequest { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [instance] };

        await FailsAsync("InvalidDocument", update, request => request.DocumentName = "nothing");
        await FailsAsync("InvalidDocumentVersion", update, request => request.DocumentVersion = "7");
        await FailsAsync("InvalidDocument", update, request => request.DocumentHash = new('0', 64));
        await FailsAsync("InvalidParameters", update, request => request.Parameters = new() { ["other"] = ["x"] });
        await FailsAsync("InvalidParameters", update, request => request.Parameters = new() { ["allowDowngrade"] = ["perhaps"] });
        await FailsAsync("DuplicateInstanceId", update, request => request.InstanceIds = [instance, instance]);
        await FailsAsync("ValidationException", update, request => request.InstanceIds = []);
        await FailsAsync("ValidationException", update, request => request.Targets = [new() { Key = "tag:a", Values = ["b"] }]);
        await FailsAsync("ValidationException", update, request => request.InstanceIds = [.. Enumerable.Range(0, 51).Select(number => $"i-{number:d17}")]);
        var (none, tooSoon) = ("0", 29); // AWSSDK's analyzers refuse them where they are written as they are
        await FailsAsync("ValidationException", update, request => request.MaxConcurrency = none);
        await FailsAsync("ValidationException", update, request => request.TimeoutSeconds = tooSoon);
        await FailsAsync("InvalidTarget", update, request => (request.InstanceIds, request.Targets) = ([], [new() { Key = "InstanceIds" }]));
        await FailsAsync("NotImplemented", update, request => (request.InstanceIds, request.Targets) = ([], [new() { Key = "resource-groups:Name", Values = ["b"] }]));
        await FailsAsync("NotImplemented", update, request => request.NotificationConfig = new() { NotificationArn = "arn:aws:sns:us-east-1:111111111111:topic" });

        async Task FailsAsync(string code, Func<SendCommandRequest> make, Action<SendCommandRequest> change)
        {
            var request = make();
            change(request);
            using var ssm = Ssm;
            (await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => ssm.SendCommandAsync(request, Token))).ErrorCode.ShouldBe(code);
        }
    }

    [Fact]
    public async Task The_ids_of_instances_have_their_form()
    {
        var instance = await ManagedAsync();
        const string Hybrid = "mi-0123456789abcdef0";
        using var root = Ssm;
        using var nobody = SsmAs(await UserAsync("""{"Effect":"Allow","Action":"ssm:SendCommand","Resource":"arn:aws:ssm:*::document/*"}"""));
        var command = (await root.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [instance] }, Token)).Command.CommandId;

        foreach (var ssm in new[] { root, nobody })
        {
            await InvalidAsync(id => ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [instance, id] }, Token));
            await InvalidAsync(id => ssm.CancelCommandAsync(new CancelCommandRequest { CommandId = command, InstanceIds = [instance, id] }, Token));
            await InvalidAsync(id => ssm.DescribeInstancePatchStatesAsync(new() { InstanceIds = [instance, id] }, Token));
        }

        await Should.ThrowAsync<InvalidInstanceIdException>(() => root.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [Hybrid] }, Token));
        var refused = await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => nobody.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [Hybrid] }, Token));
        refused.Message.ShouldContain($"on resource: arn:aws:ssm:us-east-1:{Client.Account}:managed-instance/{Hybrid}");

        async Task InvalidAsync(Func<string, Task> call)
        {
            foreach (var id in new[] { "web", "i-123", "i-0123456789abcdef01", "mi-01234567", "*" })
            {
                var invalid = await Should.ThrowAsync<AmazonSimpleSystemsManagementException>(() => call(id));
                (invalid.ErrorCode, invalid.Message).ShouldBe(("ValidationException", $@"1 validation error detected: Value '[{instance}, {id}]' at 'instanceIds' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy regular expression pattern: (^i-(\w{{8}}|\w{{17}})$)|(^mi-\w{{17}}$)]"));
            }
        }
    }

    [Theory]
    [InlineData("AWS-UpdateSSMAgent", null, "awsupdateSsmAgent", "awsupdateSsmAgent")]
    [InlineData("AWS-RunPatchBaseline", "PatchLinux", "awsrunShellScript", "awsrunShellScript/PatchLinux")]
    public async Task Output_has_the_keys_that_it_has_on_AWS(string document, string? step, string plugin, string folder)
    {
        var instance = await ManagedAsync();
        using var ssm = Ssm;
        var parameters = step is null ? new Dictionary<string, List<string>>() : new() { ["Operation"] = ["Scan"] };
        var command = (await ssm.SendCommandAsync(new() { DocumentName = document, InstanceIds = [instance], Parameters = parameters, OutputS3BucketName = "reports", OutputS3KeyPrefix = "runs" }, Token)).Command.CommandId;

        var outcome = await OutcomeAsync(command, instance, step);
        var listed = (await InvocationsAsync(command)).Single().CommandPlugins.Single(one => step is null || one.Name == step);
        var all = $"runs/{command}/{instance}";
        outcome.StandardOutputUrl.ShouldBe($"https://s3.us-east-1.amazonaws.com/reports/{all}/{folder}/stdout");
        (listed.StandardErrorUrl, listed.OutputS3KeyPrefix).ShouldBe(($"https://s3.us-east-1.amazonaws.com/reports/{all}/{folder}/stderr", $"{all}/{plugin}"));
    }

    [Fact]
    public async Task The_values_of_a_command_match_the_patterns_of_the_document()
    {
        var instance = await ManagedAsync();
        using var ssm = Ssm;
        const string Content = """{"schemaVersion":"2.2","parameters":{"version":{"type":"String","default":"latest","allowedPattern":"[a-z]+"}},"mainSteps":[{"action":"aws:updateSsmAgent","name":"update","inputs":{"agentName":"amazon-ssm-agent","targetVersion":"{{ version }}"}}]}""";
        await ssm.CreateDocumentAsync(new() { Name = "own-update", DocumentType = DocumentType.Command, Content = Content }, Token);
        SendCommandRequest With(string version) => new() { DocumentName = "own-update", InstanceIds = [instance], Parameters = new() { ["version"] = [version] } };

        var refused = await Should.ThrowAsync<InvalidParametersException>(() => ssm.SendCommandAsync(With("3.3"), Token));
        refused.Message.ShouldContain("does not match the allowed pattern: [a-z]+");
        (await ssm.ListCommandsAsync(new ListCommandsRequest(), Token)).Commands.ShouldBeEmpty();

        (await OutcomeAsync((await ssm.SendCommandAsync(With("latest"), Token)).Command.CommandId, instance)).Status.ShouldBe(CommandInvocationStatus.Success);
    }

    private async Task<Amazon.Runtime.AWSCredentials> UserAsync(string statements)
    {
        await Iam.CreateUserAsync(new("sender"), Token);
        await Iam.PutUserPolicyAsync(new("sender", "own", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""), Token);
        var key = (await Iam.CreateAccessKeyAsync(new("sender"), Token)).AccessKey;
        return new Amazon.Runtime.BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey);
    }
}
