using ScsLabs.Harness.Backends;
using ScsLabs.Services.Sqs;

namespace ScsLabs.Services.Tests.Sqs;

/// <summary>Who may use a queue: by policies of users, and by the queue's.</summary>
public sealed class QueuePermissionTests
{
    private const string Everyone = "\"*\"";

    private readonly TestAws aws = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_user_may_do_what_its_policy_allows_and_nothing_else()
    {
        var queue = aws.Root.CreateQueue("jobs");
        var sender = aws.User("sender", TestAws.Allow("sqs:SendMessage"));

        sender.Send(queue, "x");
        sender.Do(SendMessageBatchOperation.Instance, new(queue, [new("a", "x")])).Successful.ShouldHaveSingleItem();
        sender.IsRefused("sqs:ReceiveMessage", ReceiveMessageOperation.Instance, new(queue));
        sender.IsRefused("sqs:DeleteMessage", DeleteMessageBatchOperation.Instance, new(queue, [new("a", "x")]));
        sender.IsRefused("sqs:ChangeMessageVisibility", ChangeMessageVisibilityBatchOperation.Instance, new(queue, [new("a", "x", 1)]));
        sender.IsRefused("sqs:CreateQueue", CreateQueueOperation.Instance, new("other"));
        sender.IsRefused("sqs:ListQueues", ListQueuesOperation.Instance, new());
    }

    [Fact]
    public void Tags_of_the_queue_and_of_the_request_count()
    {
        var blue = aws.Root.Do(CreateQueueOperation.Instance, new("blue", Tags: new Dictionary<string, string> { ["Team"] = "blue" })).QueueUrl;
        var red = aws.Root.CreateQueue("red");
        var user = aws.User("user", Policies.Allow("sqs:*", condition: Policies.When("StringEquals", "aws:ResourceTag/Team", "blue")));
        user.Send(blue, "x");
        user.IsRefused("sqs:SendMessage", SendMessageOperation.Instance, new(red, "x"));

        var creator = aws.User("creator", TestAws.Allow("sqs:CreateQueue"));
        creator.CreateQueue("plain");
        creator.IsRefused("sqs:TagQueue", CreateQueueOperation.Instance, new("tagged", Tags: new Dictionary<string, string> { ["Team"] = "blue" }));
    }

    [Fact]
    public void The_queue_s_policy_alone_allows_within_the_account_and_denies_there()
    {
        var queue = aws.Root.CreateQueue("jobs");
        var user = aws.User("user");
        user.IsRefused("sqs:SendMessage", SendMessageOperation.Instance, new(queue, "x"));

        aws.Root.Set(queue, "Policy", Queues.Policy("""{"AWS":"arn:aws:iam::111111111111:user/user"}""", "sqs:SendMessage"));
        user.Send(queue, "x");
        user.IsRefused("sqs:ReceiveMessage", ReceiveMessageOperation.Instance, new(queue));
        aws.Root.Get(queue, QueueAttributeName.Policy).ShouldContain("arn:aws:iam::111111111111:user/user");

        var powerful = aws.User("powerful", TestAws.Allow("sqs:*"));
        aws.Root.Set(queue, "Policy", Queues.Policy(Everyone, "sqs:SendMessage", effect: "Deny"));
        powerful.IsRefused("sqs:SendMessage", SendMessageOperation.Instance, new(queue, "x"));
        aws.Root.Set(queue, "Policy", "");
        powerful.Send(queue, "x");
    }

    [Fact]
    public void Another_account_needs_both_the_queue_s_policy_and_its_own()
    {
        var queue = aws.Root.CreateQueue("jobs");
        var (allowed, plain) = (aws.User("allowed", TestAws.Allow("sqs:*"), "222222222222"), aws.User("plain", account: "222222222222"));
        allowed.IsRefused("sqs:SendMessage", SendMessageOperation.Instance, new(queue, "x"));

        aws.Root.Set(queue, "Policy", Queues.Policy("""{"AWS":"222222222222"}""", "sqs:*"));
        allowed.Send(queue, "x");
        allowed.Receive(queue).Bodies().ShouldBe(["x"]);
        allowed.Do(GetQueueUrlOperation.Instance, new("jobs", "111111111111")).QueueUrl.ShouldBe(queue);
        plain.IsRefused("sqs:SendMessage", SendMessageOperation.Instance, new(queue, "x"));

        // What only the owner's account may do no policy of the queue gives away.
        allowed.IsRefused("sqs:DeleteQueue", DeleteQueueOperation.Instance, new(queue));
        allowed.IsRefused("sqs:SetQueueAttributes", SetQueueAttributesOperation.Instance, new(queue, new Dictionary<string, string> { ["Policy"] = "" }));
    }

    [Fact]
    public async Task A_service_needs_the_queue_s_policy_and_its_conditions()
    {
        await using var backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel);
        var lab = await backend.NewContextAsync(Cancel);
        var sqs = lab.A.Root.Sqs;
        var queue = (await sqs.CreateQueueAsync("jobs", Cancel)).QueueUrl;
        var (rule, other) = (Events("arn:aws:events:us-east-1:111111111111:rule/mine"), Events("arn:aws:events:us-east-1:222222222222:rule/other"));
        await IsRefusedAsync(rule);

        await sqs.SetQueueAttributesAsync(queue, new() { ["Policy"] = Queues.Policy("""{"Service":"events.amazonaws.com"}""", "sqs:SendMessage", Policies.When("ArnEquals", "aws:SourceArn", "arn:aws:events:us-east-1:111111111111:rule/mine")) }, Cancel);
        await rule.SendMessageAsync(new(QueueUrl.Of(ArnOf("jobs")), "event"), Cancel);
        await IsRefusedAsync(other);

        var received = (await sqs.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest { QueueUrl = queue, MessageSystemAttributeNames = ["SenderId"] }, Cancel)).Messages.ShouldHaveSingleItem();
        (received.Body, received.Attributes["SenderId"]).ShouldBe(("event", "events.amazonaws.com"));

        SqsClient Events(string rule)
        {
            Arn.TryParse(rule, out var arn).ShouldBeTrue();
            return new(backend.Emulator.Store.Acting.AsService("events.amazonaws.com", "us-east-1", rule, AccountId.Parse(arn!.Account)));
        }

        async Task IsRefusedAsync(SqsClient events) =>
            (await Should.ThrowAsync<AwsException>(() => events.SendMessageAsync(new(QueueUrl.Of(ArnOf("jobs")), "event"), Cancel))).Code.ShouldBe("AccessDeniedException");
    }

    [Fact]
    public async Task A_public_queue_takes_what_nobody_signed_and_another_does_not()
    {
        await using var backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel);
        var lab = await backend.NewContextAsync(Cancel);
        var queue = (await lab.A.Root.Sqs.CreateQueueAsync("jobs", Cancel)).QueueUrl;
        using var http = new HttpClient();
        (await SendAsync()).ShouldBe(System.Net.HttpStatusCode.Forbidden);

        await lab.A.Root.Sqs.SetQueueAttributesAsync(queue, new() { ["Policy"] = Queues.Policy(Everyone, "sqs:SendMessage") }, Cancel);
        (await SendAsync()).ShouldBe(System.Net.HttpStatusCode.OK);

        async Task<System.Net.HttpStatusCode> SendAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, backend.Emulator.Endpoint) { Content = new StringContent($$"""{"QueueUrl":"{{queue}}","MessageBody":"x"}""", System.Text.Encoding.UTF8, "application/x-amz-json-1.0") };
            request.Headers.Add("X-Amz-Target", "AmazonSQS.SendMessage");
            using var answer = await http.SendAsync(request, Cancel);
            return answer.StatusCode;
        }
    }

    [Fact]
    public void What_the_queue_s_policy_allows_is_found_among_all_permissions()
    {
        var queue = aws.Root.CreateQueue("jobs");
        aws.User("user");
        const string user = "arn:aws:iam::111111111111:user/user";
        PermissionScopes.Of(user, aws.World).Beyond().ShouldNotContain(found => found.Actions.Contains("sqs:SendMessage"));

        aws.Root.Set(queue, "Policy", Queues.Policy($$"""{"AWS":"{{user}}"}""", "sqs:SendMessage"));

        PermissionScopes.Of(user, aws.World).Beyond().ShouldContain(found => found.Actions.Contains("sqs:SendMessage"));
    }

    private static Arn ArnOf(string name) => new("sqs", "us-east-1", "111111111111", name);
}
