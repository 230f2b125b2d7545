using Amazon.EC2.Model;
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
    public async Task Other_accounts_are_told_nothing()
    {
        await TellAsync("""{"source":["aws.ec2"]}""", "$.detail.state", Aws.B.Root);
        await LaunchAsync();

        (await ToldAsync(Aws.B.Root)).ShouldBeEmpty();
    }

    private async Task TellAsync(string pattern, string path, Actor? actor = null)
    {
        var to = actor ?? Aws.A.Root;
        var queue = (await to.Sqs.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest { QueueName = Queue, Attributes = new() { ["Policy"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}]}""" } }, Token)).QueueUrl;
        await to.Events.PutRuleAsync(new("rule", EventPattern: pattern), Token);
        await to.Events.PutTargetsAsync(new("rule", [new("queue", $"arn:aws:sqs:us-east-1:{queue.Split('/')[^2]}:{Queue}") { InputPath = path }]), Token);
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
