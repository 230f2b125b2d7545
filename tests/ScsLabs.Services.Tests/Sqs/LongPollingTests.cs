using ScsLabs.Services.Sqs;

namespace ScsLabs.Services.Tests.Sqs;

/// <summary>Receivers that wait. A call runs on its caller's thread until it waits, so that one which isn't answered is known to wait.</summary>
public sealed class LongPollingTests
{
    private readonly WorldStore store = new(new WorldClock(TimeProvider.System));
    private readonly SqsClient sqs;

    public LongPollingTests()
    {
        var runner = Runners.On(store, static () => new CallAuthorizer());
        sqs = new(runner.As(new(Principal.RootOf(AccountId.Parse("111111111111")), null), "us-east-1"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_gets_what_another_sends_meanwhile()
    {
        var queue = await CreateAsync();
        var receiving = Wait(queue);
        receiving.IsCompleted.ShouldBeFalse();

        await sqs.SendMessageAsync(new(queue, "x"), Cancel);

        (await receiving).Messages.ShouldNotBeNull().ShouldHaveSingleItem().Body.ShouldBe("x");
    }

    [Fact]
    public async Task Of_several_receivers_one_gets_the_message_and_the_others_wait_on()
    {
        var queue = await CreateAsync();
        List<Task<ReceiveMessage.Result>> receiving = [Wait(queue), Wait(queue), Wait(queue)];

        await sqs.SendMessageAsync(new(queue, "x"), Cancel);
        var first = await Task.WhenAny(receiving);
        (await first).Messages.ShouldNotBeNull().ShouldHaveSingleItem().Body.ShouldBe("x");

        receiving.Remove(first);
        await store.AdvanceAsync(TimeSpan.FromSeconds(20), Cancel);
        (await Task.WhenAll(receiving)).ShouldAllBe(result => result.Messages == null);
    }

    [Fact]
    public async Task A_wait_ends_when_its_time_is_over()
    {
        var queue = await CreateAsync(("ReceiveMessageWaitTimeSeconds", "20"));
        var receiving = sqs.ReceiveMessageAsync(new(queue), Cancel);
        await store.AdvanceAsync(TimeSpan.FromSeconds(10), Cancel);
        receiving.IsCompleted.ShouldBeFalse();

        await store.AdvanceAsync(TimeSpan.FromSeconds(10), Cancel);

        (await receiving).Messages.ShouldBeNull();
        sqs.ReceiveMessageAsync(new(queue) { WaitTimeSeconds = 0 }, Cancel).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_whose_delay_ends_comes_to_who_waits()
    {
        var queue = await CreateAsync();
        await sqs.SendMessageAsync(new(queue, "x") { Settings = new() { DelaySeconds = 10 } }, Cancel);
        var receiving = Wait(queue);

        await store.AdvanceAsync(TimeSpan.FromSeconds(10), Cancel);

        (await receiving).Messages.ShouldNotBeNull().ShouldHaveSingleItem().Body.ShouldBe("x");
        await store.AdvanceAsync(TimeSpan.FromSeconds(29), Cancel);
        (await sqs.ReceiveMessageAsync(new(queue), Cancel)).Messages.ShouldBeNull("the visibility timeout counts from the end of the wait");
    }

    [Fact]
    public async Task Who_waits_for_a_queue_that_is_deleted_is_told()
    {
        var queue = await CreateAsync();
        var receiving = Wait(queue);

        await sqs.DeleteQueueAsync(new(queue), Cancel);

        (await Should.ThrowAsync<AwsException>(() => receiving)).Code.ShouldBe("QueueDoesNotExist");
    }

    [Fact]
    public async Task Who_goes_takes_no_message_along()
    {
        var queue = await CreateAsync();
        using var gone = new CancellationTokenSource();
        var receiving = sqs.ReceiveMessageAsync(new(queue) { WaitTimeSeconds = 20 }, gone.Token);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => receiving);
        await sqs.SendMessageAsync(new(queue, "x"), Cancel);
        (await sqs.ReceiveMessageAsync(new(queue), Cancel)).Messages.ShouldNotBeNull().ShouldHaveSingleItem();
    }

    private Task<ReceiveMessage.Result> Wait(string queue) => sqs.ReceiveMessageAsync(new(queue) { WaitTimeSeconds = 20 }, Cancel);

    private async Task<string> CreateAsync(params (string Name, string Value)[] attributes) =>
        (await sqs.CreateQueueAsync(new("jobs", attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value, StringComparer.Ordinal)), Cancel)).QueueUrl;
}
