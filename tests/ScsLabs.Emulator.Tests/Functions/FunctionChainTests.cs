using ScsLabs.Services.Config;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Events;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.S3;
using ScsLabs.Services.Sqs;
using Target = ScsLabs.Services.Events.Target;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>EventBridge invokes functions that let it, and only these.</summary>
[Collection("sandboxes")]
public sealed class FunctionChainTests
{
    private const string Arn = $"arn:aws:lambda:us-east-1:{FunctionWorld.Account}:function:on-event";
    private const string Rule = $"arn:aws:events:us-east-1:{FunctionWorld.Account}:rule/orders";
    private const string Letters = $"arn:aws:sqs:us-east-1:{FunctionWorld.Account}:letters";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_runs_the_function_with_what_the_target_makes_of_it()
    {
        await using var world = await StartAsync();
        await world.Lambda.AddPermissionAsync(new("on-event", "rule", "lambda:InvokeFunction", "events.amazonaws.com") { SourceArn = Rule }, Token);

        await SendAsync(world);

        (await world.LogAsync("on-event")).ShouldContain("got orders of aws: 17");
        (await LettersAsync(world)).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData($"arn:aws:events:us-east-1:{FunctionWorld.Account}:rule/other")]
    public async Task Without_the_functions_permission_for_the_rule_the_event_goes_to_the_dead_letter_queue(string? sourceArn)
    {
        await using var world = await StartAsync();
        if (sourceArn is not null)
        {
            await world.Lambda.AddPermissionAsync(new("on-event", "rule", "lambda:InvokeFunction", "events.amazonaws.com") { SourceArn = sourceArn }, Token);
        }

        await SendAsync(world);

        (await LettersAsync(world)).ShouldBe("NO_PERMISSIONS");
        await Should.ThrowAsync<AwsException>(() => world.LogAsync("on-event"));
    }

    [Fact]
    public async Task A_function_that_is_gone_sends_its_events_to_the_dead_letter_queue()
    {
        await using var world = await StartAsync();
        await world.Lambda.DeleteFunctionAsync(new("on-event"), Token);

        await SendAsync(world);

        (await LettersAsync(world)).ShouldBe("NO_RESOURCE");
    }

    [Fact]
    public async Task What_AWS_Config_finds_is_terminated()
    {
        await using var world = await FunctionWorld.StartAsync();
        var root = world.Emulator.RootOf(FunctionWorld.Account);
        var (config, events, ec2) = (new ConfigClient(root), new EventsClient(root), new Ec2Client(root));
        await world.AllowAsync("terminate", """{"Effect":"Allow","Action":"ec2:TerminateInstances","Resource":"*"}""");
        await world.PythonAsync("terminate", "import aws\ndef handler(event, context): return aws.query('ec2', '2016-11-15', 'TerminateInstances', {'InstanceId.1': event['detail']['resourceId']})");
        await world.Lambda.AddPermissionAsync(new("terminate", "rule", "lambda:InvokeFunction", "events.amazonaws.com"), Token);
        await events.PutRuleAsync(new("found") { EventPattern = """{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"],"detail":{"newEvaluationResult":{"complianceType":["NON_COMPLIANT"]}}}""" }, Token);
        await events.PutTargetsAsync(new("found", [new("function", $"arn:aws:lambda:us-east-1:{FunctionWorld.Account}:function:terminate")]), Token);
        await world.Iam.CreateRoleAsync(new("config", FunctionWorld.Trust.Replace("lambda", "config", StringComparison.Ordinal)), Token);
        await world.Iam.PutRolePolicyAsync(new("config", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:Describe*","s3:PutObject"],"Resource":"*"}]}"""), Token);
        await new S3Client(root).CreateBucketAsync(new("records"), Token);
        await config.PutConfigurationRecorderAsync(new(new() { RoleArn = $"arn:aws:iam::{FunctionWorld.Account}:role/config", RecordingGroup = new() { AllSupported = false, ResourceTypes = ["AWS::EC2::Instance"] } }), Token);
        await config.PutDeliveryChannelAsync(new(new() { S3BucketName = "records" }), Token);
        await config.StartConfigurationRecorderAsync(new("default"), Token);
        var images = (await ec2.DescribeImagesAsync(new() { Owners = ["amazon"] }, Token)).Images!.Take(2).Select(image => image.ImageId).ToList();
        await config.PutConfigRuleAsync(new(new() { ConfigRuleName = "approved", Source = new(SourceOwner.Aws, "APPROVED_AMIS_BY_ID"), InputParameters = $$"""{"amiIds":"{{images[0]}}"}""" }), Token);

        var (good, bad) = (await LaunchAsync(images[0]), await LaunchAsync(images[1]));
        await world.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);

        (await StateAsync(good), await StateAsync(bad)).ShouldBe((InstanceState.Running, InstanceState.Terminated), string.Join("\n", await world.LogAsync("terminate")));

        async Task<string> LaunchAsync(string image) => (await ec2.RunInstancesAsync(new(image, 1, 1) { InstanceType = "t3.micro" }, Token)).Instances![0].InstanceId;

        async Task<InstanceState> StateAsync(string id) => (await ec2.DescribeInstancesAsync(new() { InstanceIds = [id] }, Token)).Reservations![0].Instances![0].State.Name;
    }

    private static async Task<FunctionWorld> StartAsync()
    {
        var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("on-event", """
            def handler(event, context):
                print("got %s of %s: %d" % (event["what"], event["who"], event["number"]))
            """);
        var root = world.Emulator.RootOf(FunctionWorld.Account);
        await new SqsClient(root).CreateQueueAsync(new("letters") { Attributes = new Dictionary<string, string> { ["Policy"] = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{Letters}}"}]}""" } }, Token);
        var events = new EventsClient(root);
        await events.PutRuleAsync(new("orders") { EventPattern = """{"source":["shop"]}""" }, Token);
        await events.PutTargetsAsync(new("orders", [new("function", Arn) { DeadLetterConfig = new(Letters), InputTransformer = new("""{"what":"orders","who":"aws","number":<number>}""", new Dictionary<string, string> { ["number"] = "$.detail.number" }) }]), Token);
        return world;
    }

    private static async Task SendAsync(FunctionWorld world)
    {
        await new EventsClient(world.Emulator.RootOf(FunctionWorld.Account)).PutEventsAsync(new([new() { Source = "shop", DetailType = "order", Detail = """{"number":17}""" }]), Token);
        await world.Emulator.SettleAsync(Token);
    }

    /// <summary>The error code of the one dead letter; null where there is none.</summary>
    private static async Task<string?> LettersAsync(FunctionWorld world)
    {
        var received = await new SqsClient(world.Emulator.RootOf(FunctionWorld.Account)).ReceiveMessageAsync(new($"http://localhost/{FunctionWorld.Account}/letters") { MessageAttributeNames = ["All"] }, Token);
        return received.Messages?.Single().MessageAttributes!["ERROR_CODE"].StringValue;
    }
}
