using ScsLabs.Services.Config;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.S3;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>AWS Config's custom rules: a function evaluates what was recorded, and puts its results with the token that it gets.</summary>
[Collection("sandboxes")]
public sealed class CustomRuleTests
{
    private const string FunctionArn = $"arn:aws:lambda:us-east-1:{FunctionWorld.Account}:function:evaluate";
    private const string Group = "AWS::EC2::SecurityGroup";
    private static readonly Source OnChange = new(SourceOwner.CustomLambda, FunctionArn) { SourceDetails = [new(EventSource.AwsConfig, MessageType.ConfigurationItemChangeNotification)] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rules_function_must_let_AWS_Config_invoke_it()
    {
        await using var world = await StartAsync(permission: false);
        var config = Config(world);
        var put = new PutConfigRule(new() { ConfigRuleName = "custom", Source = OnChange });

        var error = await Should.ThrowAsync<AwsException>(() => config.PutConfigRuleAsync(put, Token));
        (error.Code, error.Message).ShouldBe(("InsufficientPermissionsException", $"The AWS Lambda function {FunctionArn} cannot be invoked. Check the specified function ARN, and check the function's permissions."));
        await world.Lambda.AddPermissionAsync(new("evaluate", "other", "lambda:InvokeFunction", "config.amazonaws.com") { SourceAccount = "222222222222" }, Token);
        (await Should.ThrowAsync<AwsException>(() => config.PutConfigRuleAsync(put, Token))).Code.ShouldBe("InsufficientPermissionsException");
        await world.Lambda.AddPermissionAsync(new("evaluate", "own", "lambda:InvokeFunction", "config.amazonaws.com") { SourceAccount = FunctionWorld.Account }, Token);
        await config.PutConfigRuleAsync(put, Token);
        (await Should.ThrowAsync<AwsException>(() => config.PutConfigRuleAsync(new(put.ConfigRule with { Source = new(SourceOwner.CustomLambda, FunctionArn) }), Token))).Code.ShouldBe("InvalidParameterValueException");
    }

    [Fact]
    public async Task It_evaluates_what_is_there_and_what_changes_within_its_scope()
    {
        await using var world = await StartAsync();
        var (config, ec2) = (Config(world), new Ec2Client(world.Emulator.RootOf(FunctionWorld.Account)));
        await ec2.CreateSecurityGroupAsync(new("described", "bad-before"), Token);
        await config.PutConfigRuleAsync(new(new() { ConfigRuleName = "custom", Source = OnChange, Scope = new() { ComplianceResourceTypes = [Group] }, InputParameters = """{"word":"bad"}""" }), Token);
        await ec2.CreateSecurityGroupAsync(new("described", "good"), Token);
        var bad = (await ec2.CreateSecurityGroupAsync(new("described", "bad-after"), Token)).GroupId;
        await world.Emulator.SettleAsync(Token);

        (await ResultsAsync(config)).ShouldBe([("bad-after", ComplianceType.NonCompliant), ("bad-before", ComplianceType.NonCompliant), ("default", ComplianceType.Compliant), ("good", ComplianceType.Compliant)], ignoreOrder: true);
        (await config.DescribeConfigRuleEvaluationStatusAsync(new(), Token)).ConfigRulesEvaluationStatus.Single().LastSuccessfulInvocationTime.ShouldNotBeNull();
        await ec2.DeleteSecurityGroupAsync(new() { GroupId = bad }, Token);
        await world.Emulator.SettleAsync(Token);
        (await ResultsAsync(config)).ShouldNotContain(result => result.Item1 == "bad-after" && result.Item2 != ComplianceType.NotApplicable);
    }

    [Fact]
    public async Task Time_triggers_it_too_and_what_it_may_not_is_told()
    {
        await using var world = await StartAsync();
        var config = Config(world);
        await config.PutConfigRuleAsync(new(new() { ConfigRuleName = "custom", Source = OnChange with { SourceDetails = [new(EventSource.AwsConfig, MessageType.ScheduledNotification, MaximumExecutionFrequency.OneHour)] } }), Token);
        await world.Emulator.SettleAsync(Token);
        (await RunsAsync()).ShouldBe(1);

        await world.Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await RunsAsync()).ShouldBe(3);
        await world.Lambda.RemovePermissionAsync(new("evaluate", "config"), Token);
        await world.Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await RunsAsync()).ShouldBe(3);
        var status = (await config.DescribeConfigRuleEvaluationStatusAsync(new(), Token)).ConfigRulesEvaluationStatus.Single();
        status.LastErrorCode.ShouldBe("AccessDeniedException");
        (status.LastFailedInvocationTime - status.LastSuccessfulInvocationTime)!.Value.ShouldBe(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));

        async Task<int> RunsAsync() => (await world.LogAsync("evaluate")).Count(line => line == "scheduled");
    }

    private static ConfigClient Config(FunctionWorld world) => new(world.Emulator.RootOf(FunctionWorld.Account));

    private static async Task<IReadOnlyList<(string, ComplianceType)>> ResultsAsync(ConfigClient config) =>
        [.. (await config.GetComplianceDetailsByConfigRuleAsync(new("custom"), Token)).EvaluationResults.Select(result => (result.Annotation ?? "", result.ComplianceType))];

    private static async Task<FunctionWorld> StartAsync(bool permission = true)
    {
        var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("evaluate", """
            import aws, datetime, json
            def handler(event, context):
                invoking, parameters = json.loads(event["invokingEvent"]), json.loads(event["ruleParameters"])
                if invoking["messageType"] == "ScheduledNotification":
                    print("scheduled")
                    return
                item = invoking["configurationItem"]
                there = item["configurationItemStatus"] != "ResourceDeleted" and not event["eventLeftScope"]
                bad = there and item["configuration"]["groupName"].startswith(parameters["word"])
                answer = aws.call("config", "StarlingDoveService.PutEvaluations", {"ResultToken": event["resultToken"], "Evaluations": [{
                    "ComplianceResourceType": item["resourceType"], "ComplianceResourceId": item["resourceId"], "Annotation": item["configuration"]["groupName"] if there else "gone",
                    "ComplianceType": "NOT_APPLICABLE" if not there else "NON_COMPLIANT" if bad else "COMPLIANT", "OrderingTimestamp": datetime.datetime.fromisoformat(item["configurationItemCaptureTime"]).timestamp()}]})
                print(answer)
            """);
        await world.AllowAsync("config", """{"Effect":"Allow","Action":"config:PutEvaluations","Resource":"*"}""");
        if (permission)
        {
            await world.Lambda.AddPermissionAsync(new("evaluate", "config", "lambda:InvokeFunction", "config.amazonaws.com") { SourceAccount = FunctionWorld.Account }, Token);
        }

        await world.Iam.CreateRoleAsync(new("config", FunctionWorld.Trust.Replace("lambda", "config", StringComparison.Ordinal)), Token);
        await world.Iam.PutRolePolicyAsync(new("config", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:Describe*","s3:PutObject"],"Resource":"*"}]}"""), Token);
        await new S3Client(world.Emulator.RootOf(FunctionWorld.Account)).CreateBucketAsync(new("config-of-1"), Token);
        var config = Config(world);
        await config.PutConfigurationRecorderAsync(new(new() { Name = "default", RoleArn = $"arn:aws:iam::{FunctionWorld.Account}:role/config", RecordingGroup = new() { AllSupported = false, ResourceTypes = [Group] } }), Token);
        await config.PutDeliveryChannelAsync(new(new() { Name = "default", S3BucketName = "config-of-1" }), Token);
        await config.StartConfigurationRecorderAsync(new("default"), Token);
        return world;
    }
}
