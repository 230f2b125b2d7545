using System.Text.Json;
using Amazon.SQS.Model;
using ScsLabs.Harness.Backends;
using ScsLabs.Services.Events;

namespace ScsLabs.Services.Tests.Events;

/// <summary>Two accounts whose events go to queues.</summary>
public abstract class EventsWorld : IAsyncLifetime
{
    private protected const string Orders = """{"source":["orders"]}""";
    private protected const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private protected EmbeddedBackend Backend { get; private set; } = null!;

    private protected LabContext Aws { get; private set; } = null!;

    private protected EventsClient Events => Aws.A.Root.Events;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        Aws = await Backend.NewContextAsync(Token);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Backend.DisposeAsync();
    }

    private protected string ArnOf(string service, string resource, AwsAccount? account = null, string region = "us-east-1") => $"arn:aws:{service}:{region}:{(account ?? Aws.A).Id}:{resource}";

    private protected string QueueArn(string name, AwsAccount? account = null) => ArnOf("sqs", name, account);

    /// <summary>A queue whose policy lets EventBridge send for a rule of the account; for none where it is null.</summary>
    private protected async Task<string> NewQueueAsync(string name = "jobs", string? rule = "rule/*", AwsAccount? account = null)
    {
        var owner = account ?? Aws.A;
        var attributes = rule is null ? [] : new Dictionary<string, string>
        {
            ["Policy"] = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{{QueueArn(name, owner)}}}","Condition":{"ArnLike":{"aws:SourceArn":"{{{ArnOf("events", rule, owner)}}}"} } }]}""",
        };
        await owner.Root.Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = attributes }, Token);
        return QueueArn(name, owner);
    }

    /// <summary>A rule that sends what matches a pattern to a target.</summary>
    private protected async Task NewRuleAsync(string pattern, Target target, string? bus = null, string name = "rule", Actor? actor = null)
    {
        var events = (actor ?? Aws.A.Root).Events;
        await events.PutRuleAsync(new(name, EventPattern: pattern, EventBusName: bus), Token);
        (await events.PutTargetsAsync(new(name, [target], bus), Token)).FailedEntries.ShouldBeEmpty();
    }

    /// <summary>A role that EventBridge can assume, with a policy that allows an action.</summary>
    private protected async Task<string> NewRoleAsync(string action, AwsAccount? account = null, string trust = Trust)
    {
        var iam = (account ?? Aws.A).Root.Iam;
        await iam.CreateRoleAsync(new("events", trust), Token);
        await iam.PutRolePolicyAsync(new("events", "own", Policies.Allow(action)), Token);
        return $"arn:aws:iam::{(account ?? Aws.A).Id}:role/events";
    }

    /// <summary>Sends an event, which must be taken.</summary>
    private protected async Task<string> SendAsync(string detail = """{"id":1}""", string source = "orders", string? bus = null, EventsClient? events = null) =>
        (await (events ?? Events).PutEventsAsync(new([new() { Source = source, DetailType = "Placed", Detail = detail, EventBusName = bus }]), Token)).Entries.ShouldHaveSingleItem().EventId.ShouldNotBeNull();

    /// <summary>Takes the messages that have come to a queue.</summary>
    private protected async Task<IReadOnlyList<Message>> MessagesAsync(string name = "jobs", AwsAccount? account = null)
    {
        await Backend.Emulator.SettleAsync(Token);
        var sqs = (account ?? Aws.A).Root.Sqs;
        var url = (await sqs.GetQueueUrlAsync(name, Token)).QueueUrl;
        var all = new List<Message>();
        while ((await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, MessageAttributeNames = ["All"] }, Token)).Messages is { Count: > 0 } some)
        {
            all.AddRange(some);
            foreach (var message in some)
            {
                await sqs.DeleteMessageAsync(url, message.ReceiptHandle, Token);
            }
        }

        return all;
    }

    /// <summary>Takes the events that have come to a queue.</summary>
    private protected async Task<IReadOnlyList<JsonElement>> EventsAsync(string name = "jobs", AwsAccount? account = null) =>
        [.. (await MessagesAsync(name, account)).Select(message => JsonDocument.Parse(message.Body).RootElement.Clone())];

    /// <summary>The call must be refused with this code and, where one is given, this text, and change nothing.</summary>
    private protected async Task RefusedAsync(string code, Func<Task> call, string? text = null)
    {
        var before = Backend.Emulator.Store.Current;
        var error = await Should.ThrowAsync<AwsException>(call);

        error.Code.ShouldBe(code, error.Message);
        if (text is not null)
        {
            error.Message.ShouldBe(text);
        }

        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
    }
}
