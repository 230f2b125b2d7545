using System.Text.Json;
using Amazon.EC2.Model;
using Amazon.S3.Model;
using ScsLabs.Services.Events;
using ScsLabs.Services.Tests.Config;

namespace ScsLabs.Services.Tests.Events;

/// <summary>What AWS's services tell by events.</summary>
public sealed class ServiceEventTests : ConfigWorld
{
    private const string Queue = "jobs";

    [Fact]
    public async Task EC2_tells_each_state_of_an_instance()
    {
        await TellAsync("""{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"]}""", "$.detail.state");
        var instance = await LaunchAsync();
        await Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [instance] }, Token);
        await WaitAsync();

        (await ToldAsync()).ShouldBe(["\"pending\"", "\"running\"", "\"shutting-down\"", "\"terminated\""], ignoreOrder: true);
    }

    [Fact]
    public async Task AWS_Config_tells_when_the_compliance_of_a_resource_changes()
    {
        await RecordAsync();
        await PutRuleAsync("ENCRYPTED_VOLUMES");
        await TellAsync("""{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"],"detail":{"messageType":["ComplianceChangeNotification"],"resourceType":["AWS::EC2::Volume"]}}""", "$.detail.newEvaluationResult.complianceType");

        var instance = await LaunchAsync();
        (await ToldAsync()).ShouldBe(["\"NON_COMPLIANT\""]);
        await Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [instance], Tags = [new("a", "b")] }, Token);
        (await ToldAsync()).ShouldBeEmpty();

        await Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [instance] }, Token);
        await WaitAsync();
        (await ToldAsync()).ShouldBe(["\"NOT_APPLICABLE\""]);
    }

    [Fact]
    public async Task S3_tells_of_objects_in_buckets_that_send_events()
    {
        const string bucket = "events-of-objects";
        var s3 = Aws.A.Root.S3;
        await s3.PutBucketAsync(bucket, Token);
        await TellAsync("""{"source":["aws.s3"],"detail":{"bucket":{"name":["events-of-objects"]}}}""", null);
        await PutAsync();
        (await ToldAsync()).ShouldBeEmpty();

        await s3.PutBucketNotificationAsync(new PutBucketNotificationRequest { BucketName = bucket, EventBridgeConfiguration = new() }, Token);
        (await s3.GetBucketNotificationAsync(bucket, Token)).EventBridgeConfiguration.ShouldNotBeNull();
        await PutAsync();
        using (var created = JsonDocument.Parse((await ToldAsync()).ShouldHaveSingleItem()))
        {
            var (root, detail) = (created.RootElement, created.RootElement.GetProperty("detail"));
            (root.GetProperty("detail-type").GetString(), root.GetProperty("resources")[0].GetString()).ShouldBe(("Object Created", $"arn:aws:s3:::{bucket}"));
            (detail.GetProperty("reason").GetString(), detail.GetProperty("requester").GetString()).ShouldBe(("PutObject", Aws.A.Id));
            (detail.GetProperty("object").GetProperty("key").GetString(), detail.GetProperty("object").GetProperty("size").GetInt32(), detail.GetProperty("object").GetProperty("etag").GetString())
                .ShouldBe(("a key", 4, "8d777f385d3dfec8815d20f7496026dc"));
            detail.GetProperty("object").TryGetProperty("version-id", out _).ShouldBeFalse();
        }

        await s3.CopyObjectAsync(bucket, "a key", bucket, "copy", Token);
        await s3.PutObjectTaggingAsync(new() { BucketName = bucket, Key = "copy", Tagging = new() { TagSet = [new() { Key = "a", Value = "b" }] } }, Token);
        await s3.DeleteObjectTaggingAsync(new() { BucketName = bucket, Key = "copy" }, Token);
        await s3.DeleteObjectAsync(bucket, "copy", Token);
        await s3.PutBucketVersioningAsync(new() { BucketName = bucket, VersioningConfig = new() { Status = "Enabled" } }, Token);
        await s3.DeleteObjectAsync(bucket, "a key", Token);
        (await ToldAsync()).Select(Summary).ShouldBe(
            ["Object Created CopyObject ", "Object Tags Added  ", "Object Tags Deleted  ", "Object Deleted DeleteObject Permanently Deleted", "Object Deleted DeleteObject Delete Marker Created"], ignoreOrder: true);

        await s3.PutBucketNotificationAsync(new PutBucketNotificationRequest { BucketName = bucket }, Token);
        await PutAsync();
        (await ToldAsync()).ShouldBeEmpty();

        Task PutAsync() => s3.PutObjectAsync(new() { BucketName = bucket, Key = "a key", ContentBody = "data" }, Token);

        static string Summary(string json)
        {
            using var told = JsonDocument.Parse(json);
            var detail = told.RootElement.GetProperty("detail");
            return $"{told.RootElement.GetProperty("detail-type")} {Text("reason")} {Text("deletion-type")}";

            string? Text(string name) => detail.TryGetProperty(name, out var value) ? value.GetString() : null;
        }
    }

    [Fact]
    public async Task AWS_Config_tells_each_item_that_it_records()
    {
        await RecordAsync();
        await TellAsync("""{"detail-type":["Config Configuration Item Change"],"detail":{"configurationItem":{"resourceType":["AWS::EC2::Volume"]}}}""", "$.detail.configurationItem.configurationItemStatus");
        var volume = (await Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 }, Token)).Volume.VolumeId;
        await WaitAsync();
        (await ToldAsync()).ShouldContain("\"ResourceDiscovered\"");
        await Ec2.DeleteVolumeAsync(new DeleteVolumeRequest(volume), Token);
        await WaitAsync();

        (await ToldAsync()).ShouldContain("\"ResourceDeleted\"");
    }

    [Fact]
    public async Task CloudTrail_tells_of_calls_while_a_trail_logs_and_of_reading_ones_where_that_is_asked_for()
    {
        await TellAsync("""{"source":["aws.ec2"],"detail-type":["AWS API Call via CloudTrail"]}""", "$.detail.eventName");
        await Ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = await NewGroupAsync(await NewVpcAsync(), "unseen") }, Token);
        (await ToldAsync()).ShouldBeEmpty();

        await TrailAsync();
        await NewVpcAsync();
        await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token);
        var nobody = await Aws.A.CreateUserAsync("nobody", Token);
        await Should.ThrowAsync<Amazon.EC2.AmazonEC2Exception>(() => nobody.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.0.0.0/16" }, Token));
        (await ToldAsync()).ShouldBe(["\"CreateVpc\"", "\"CreateVpc\""]);

        await Aws.A.Root.Events.PutRuleAsync(new("rule", EventPattern: """{"source":["aws.ec2"],"detail":{"errorCode":[{"exists":false}]}}""", State: RuleState.EnabledWithAllCloudTrailManagementEvents), Token);
        await Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token);
        await Should.ThrowAsync<Amazon.EC2.AmazonEC2Exception>(() => nobody.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest(), Token));
        (await ToldAsync()).ShouldBe(["\"DescribeVpcs\""]);
    }

    [Fact]
    public async Task What_EventBridge_sends_causes_no_further_events()
    {
        var queue = await TellAsync("""{"source":["aws.sqs"]}""", "$.detail.eventName");
        await TrailAsync();
        await Aws.A.Root.Sqs.SendMessageAsync(queue, "unseen", Token);
        (await ToldAsync()).ShouldBe(["unseen"]);

        await Aws.A.Root.CloudTrail.PutEventSelectorsAsync(new("trail", AdvancedEventSelectors: [new([new("eventCategory") { EqualTo = ["Data"] }, new("resources.type") { EqualTo = ["AWS::SQS::Queue"] }])]), Token);
        await Aws.A.Root.Sqs.SendMessageAsync(queue, "mine", Token);
        await Backend.Emulator.SettleAsync(Token);

        (await ToldAsync()).ShouldBe(["mine", "\"SendMessage\""], ignoreOrder: true);
    }

    [Fact]
    public async Task Other_accounts_are_told_nothing()
    {
        await TellAsync("""{"source":["aws.ec2"]}""", "$.detail.state", Aws.B.Root);
        await LaunchAsync();

        (await ToldAsync(Aws.B.Root)).ShouldBeEmpty();
    }

    private async Task<string> TellAsync(string pattern, string? path, Actor? actor = null)
    {
        var to = actor ?? Aws.A.Root;
        var queue = (await to.Sqs.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest { QueueName = Queue, Attributes = new() { ["Policy"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}]}""" } }, Token)).QueueUrl;
        await to.Events.PutRuleAsync(new("rule", EventPattern: pattern), Token);
        await to.Events.PutTargetsAsync(new("rule", [new("queue", $"arn:aws:sqs:us-east-1:{queue.Split('/')[^2]}:{Queue}") { InputPath = path }]), Token);
        return queue;
    }

    /// <summary>A trail that logs.</summary>
    private async Task TrailAsync()
    {
        await Aws.A.Root.S3.PutBucketAsync("trails", Token);
        await Aws.A.Root.S3.PutBucketPolicyAsync("trails", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":["s3:GetBucketAcl","s3:PutObject"],"Resource":["arn:aws:s3:::trails","arn:aws:s3:::trails/*"]}]}""", Token);
        await Aws.A.Root.CloudTrail.CreateTrailAsync(new("trail", "trails"), Token);
        await Aws.A.Root.CloudTrail.StartLoggingAsync(new("trail"), Token);
    }

    private async Task<IReadOnlyList<string>> ToldAsync(Actor? actor = null)
    {
        await Backend.Emulator.SettleAsync(Token);
        var sqs = (actor ?? Aws.A.Root).Sqs;
        var url = (await sqs.GetQueueUrlAsync(Queue, Token)).QueueUrl;
        var received = (await sqs.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }, Token)).Messages ?? [];
        foreach (var message in received)
        {
            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, Token);
        }

        return [.. received.Select(message => message.Body)];
    }
}
