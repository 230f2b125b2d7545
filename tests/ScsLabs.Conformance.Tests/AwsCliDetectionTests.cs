namespace ScsLabs.Conformance.Tests;

/// <summary>What detects, through the <c>aws</c> CLI.</summary>
public sealed class AwsCliDetectionTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AWS_Config_tells_which_volume_breaks_a_rule_and_EventBridge_tells_a_queue()
    {
        await using var aws = await AwsCli.StartAsync();
        await aws.DoAsync("iam", "create-role", "--role-name", "config", "--assume-role-policy-document", Trust);
        await aws.DoAsync("iam", "put-role-policy", "--role-name", "config", "--policy-name", "records", "--policy-document", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:Describe*","s3:PutObject"],"Resource":"*"}]}""");
        await aws.DoAsync("s3api", "create-bucket", "--bucket", "records");
        await aws.DoAsync("configservice", "put-configuration-recorder", "--configuration-recorder", "name=default,roleARN=arn:aws:iam::111111111111:role/config");
        await aws.DoAsync("configservice", "put-delivery-channel", "--delivery-channel", "name=default,s3BucketName=records");
        await aws.DoAsync("configservice", "start-configuration-recorder", "--configuration-recorder-name", "default");
        await aws.DoAsync("configservice", "put-config-rule", "--config-rule", """{"ConfigRuleName":"encrypted","Source":{"Owner":"AWS","SourceIdentifier":"ENCRYPTED_VOLUMES"}}""");

        await aws.DoAsync("sqs", "create-queue", "--queue-name", "findings", "--attributes", """{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}"}""");
        await aws.DoAsync("events", "put-rule", "--name", "noncompliant", "--event-pattern", """{"source":["aws.config"],"detail":{"newEvaluationResult":{"complianceType":["NON_COMPLIANT"]}}}""");
        (await aws.DoAsync("events", "put-targets", "--rule", "noncompliant", "--targets", """[{"Id":"queue","Arn":"arn:aws:sqs:us-east-1:111111111111:findings","InputPath":"$.detail.resourceId"}]""")).GetProperty("FailedEntryCount").GetInt32().ShouldBe(0);

        var image = (await aws.DoAsync("ec2", "describe-images", "--owners", "amazon", "--filters", "Name=architecture,Values=x86_64")).GetProperty("Images")[0].GetProperty("ImageId").GetString()!;
        await aws.DoAsync("ec2", "run-instances", "--image-id", image, "--instance-type", "t3.micro");
        await aws.Emulator.SettleAsync(Token);

        var volume = (await aws.DoAsync("ec2", "describe-volumes")).GetProperty("Volumes")[0].GetProperty("VolumeId").GetString()!;
        var result = (await aws.DoAsync("configservice", "get-compliance-details-by-config-rule", "--config-rule-name", "encrypted")).GetProperty("EvaluationResults")[0];
        result.GetProperty("ComplianceType").GetString().ShouldBe("NON_COMPLIANT");
        result.GetProperty("EvaluationResultIdentifier").GetProperty("EvaluationResultQualifier").GetProperty("ResourceId").GetString().ShouldBe(volume);
        (await aws.DoAsync("sqs", "receive-message", "--queue-url", $"{aws.Emulator.Endpoint}111111111111/findings")).GetProperty("Messages")[0].GetProperty("Body").GetString().ShouldBe($"\"{volume}\"");
    }

    [Fact]
    public async Task A_pattern_is_tried_and_a_malformed_one_refused()
    {
        await using var aws = await AwsCli.StartAsync();
        const string sent = """{"id":"1","account":"111111111111","source":"orders","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail-type":"Placed","detail":{"total":120}}""";
        string[] test = ["events", "test-event-pattern", "--event", sent, "--event-pattern"];

        (await aws.DoAsync([.. test, """{"detail":{"total":[{"numeric":[">",100]}]}}"""])).GetProperty("Result").GetBoolean().ShouldBeTrue();
        (await aws.DoAsync([.. test, """{"detail":{"total":[{"numeric":[">",200]}]}}"""])).GetProperty("Result").GetBoolean().ShouldBeFalse();
        (await aws.FailsAsync(Credentials.Root, [.. test, """{"detail":{"total":[{"numeric":[">"]}]}}"""])).ShouldContain("An error occurred (InvalidEventPatternException) when calling the TestEventPattern operation: Event pattern is not valid.");
    }
}
