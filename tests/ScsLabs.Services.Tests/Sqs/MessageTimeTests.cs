using ScsLabs.Services.Sqs;

namespace ScsLabs.Services.Tests.Sqs;

/// <summary>What happens to messages by the world's clock.</summary>
public sealed class MessageTimeTests
{
    private readonly TestAws aws = new();

    [Fact]
    public async Task A_received_message_is_hidden_until_its_visibility_timeout_is_over()
    {
        var queue = aws.Root.CreateQueue("jobs", ("VisibilityTimeout", "100"));
        aws.Root.Send(queue, "x");

        var first = aws.Root.Receive(queue).ShouldHaveSingleItem();
        aws.Root.Receive(queue).ShouldBeEmpty();
        await aws.AdvanceAsync(TimeSpan.FromSeconds(90));
        aws.Root.Receive(queue).ShouldBeEmpty();
        await aws.AdvanceAsync(TimeSpan.FromSeconds(10));
        var second = aws.Root.Receive(queue).ShouldHaveSingleItem();

        (second.MessageId, second.Attributes!["ApproximateReceiveCount"]).ShouldBe((first.MessageId, "2"));
        second.ReceiptHandle.ShouldNotBe(first.ReceiptHandle);
        second.Attributes["ApproximateFirstReceiveTimestamp"].ShouldBe(first.Attributes!["ApproximateFirstReceiveTimestamp"]);
    }

    [Fact]
    public async Task A_visibility_timeout_is_extended_up_to_twelve_hours_in_all()
    {
        var queue = aws.Root.CreateQueue("jobs");
        aws.Root.Send(queue, "x");
        var handle = aws.Root.Receive(queue).ShouldHaveSingleItem().ReceiptHandle;

        await aws.AdvanceAsync(TimeSpan.FromSeconds(20));
        aws.Root.Do(ChangeMessageVisibilityOperation.Instance, new(queue, handle, 3600));
        await aws.AdvanceAsync(TimeSpan.FromSeconds(3000));
        aws.Root.Receive(queue).ShouldBeEmpty();
        aws.Root.Fails("InvalidParameterValueException", ChangeMessageVisibilityOperation.Instance, new(queue, handle, 43_200)).Message.ShouldContain("beyond the limit");

        await aws.AdvanceAsync(TimeSpan.FromSeconds(700));
        aws.Root.Fails("MessageNotInflight", ChangeMessageVisibilityOperation.Instance, new(queue, handle, 10));
        aws.Root.Receive(queue).ShouldHaveSingleItem();
        aws.Root.Fails("InvalidParameterValueException", ChangeMessageVisibilityOperation.Instance, new(queue, handle, 10)).Message.ShouldContain("Message does not exist");
    }

    [Fact]
    public async Task A_delayed_message_comes_after_its_delay()
    {
        var queue = aws.Root.CreateQueue("jobs", ("DelaySeconds", "60"));
        aws.Root.Send(queue, "queue's");
        aws.Root.Send(queue, "own", 300);
        aws.Root.Send(queue, "none", 0);

        aws.Root.Get(queue, QueueAttributeName.ApproximateNumberOfMessagesDelayed).ShouldBe("2");
        aws.Root.Receive(queue).Bodies().ShouldBe(["none"]);
        await aws.AdvanceAsync(TimeSpan.FromSeconds(60));
        aws.Root.Receive(queue).Bodies().ShouldContain("queue's");
        await aws.AdvanceAsync(TimeSpan.FromSeconds(240));
        aws.Root.Receive(queue).Bodies().ShouldContain("own");
    }

    [Fact]
    public async Task A_message_is_gone_after_the_retention_period_even_where_it_is_in_flight()
    {
        var queue = aws.Root.CreateQueue("jobs", ("MessageRetentionPeriod", "60"));
        aws.Root.Send(queue, "x");
        aws.Root.Send(queue, "y");
        aws.Root.Receive(queue, most: 1, visibility: 600).ShouldHaveSingleItem();

        await aws.AdvanceAsync(TimeSpan.FromSeconds(60));

        aws.Root.Receive(queue).ShouldBeEmpty();
        aws.Root.Get(queue, QueueAttributeName.ApproximateNumberOfMessagesNotVisible).ShouldBe("0");
    }

    [Fact]
    public async Task A_new_retention_period_counts_for_the_messages_that_are_there()
    {
        var queue = aws.Root.CreateQueue("jobs");
        aws.Root.Send(queue, "x");
        await aws.AdvanceAsync(TimeSpan.FromSeconds(120));
        aws.Root.Get(queue, QueueAttributeName.ApproximateNumberOfMessages).ShouldBe("1");

        aws.Root.Set(queue, "MessageRetentionPeriod", "60");

        aws.Root.Get(queue, QueueAttributeName.ApproximateNumberOfMessages).ShouldBe("0");
    }

    [Fact]
    public async Task What_was_received_too_often_moves_to_the_dead_letter_queue()
    {
        var dead = aws.Root.CreateQueue("dead", ("MessageRetentionPeriod", "1209600"));
        var queue = aws.Root.CreateQueue("jobs", ("RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111111111111:dead","maxReceiveCount":"2"}"""));
        aws.Root.Do(ListDeadLetterSourceQueuesOperation.Instance, new(dead)).QueueUrls.ShouldBe([queue]);
        var id = aws.Root.Send(queue, "poison");
        aws.Root.Receive(queue, visibility: 0).ShouldHaveSingleItem();
        var last = aws.Root.Receive(queue).ShouldHaveSingleItem();
        aws.Root.Receive(dead).ShouldBeEmpty();

        await aws.AdvanceAsync(TimeSpan.FromSeconds(30));
        aws.Root.Get(dead, QueueAttributeName.ApproximateNumberOfMessages).ShouldBe("0");
        aws.Root.Receive(queue).ShouldBeEmpty();

        var moved = aws.Root.Receive(dead).ShouldHaveSingleItem();
        (moved.MessageId, moved.Attributes!["DeadLetterQueueSourceArn"], moved.Attributes["ApproximateReceiveCount"]).ShouldBe((id, "arn:aws:sqs:us-east-1:111111111111:jobs", "3"));

        // The handle from the other queue is of no use here, and there it deletes nothing.
        aws.Root.Fails("ReceiptHandleIsInvalid", DeleteMessageOperation.Instance, new(dead, last.ReceiptHandle));
        aws.Root.Do(DeleteMessageOperation.Instance, new(queue, last.ReceiptHandle));
        aws.Root.Get(dead, QueueAttributeName.ApproximateNumberOfMessagesNotVisible).ShouldBe("1");
    }

    [Fact]
    public void A_dead_letter_queue_says_whose_it_is()
    {
        aws.Root.CreateQueue("dead", ("RedriveAllowPolicy", """{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:111111111111:jobs"]}"""));
        const string redrive = """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111111111111:dead","maxReceiveCount":1}""";
        aws.Root.CreateQueue("jobs", ("RedrivePolicy", redrive));
        aws.Root.Fails("InvalidParameterValueException", CreateQueueOperation.Instance, new("other", new Dictionary<string, string> { ["RedrivePolicy"] = redrive }));
    }

    [Fact]
    public async Task A_queue_is_purged_once_a_minute()
    {
        var queue = aws.Root.CreateQueue("jobs");
        aws.Root.Send(queue, "x");
        aws.Root.Do(PurgeQueueOperation.Instance, new(queue));
        aws.Root.Receive(queue).ShouldBeEmpty();
        aws.Root.Fails("PurgeQueueInProgress", PurgeQueueOperation.Instance, new(queue));

        await aws.AdvanceAsync(TimeSpan.FromSeconds(60));
        aws.Root.Do(PurgeQueueOperation.Instance, new(queue));
    }

    [Fact]
    public async Task A_queue_of_a_deleted_one_s_name_has_nothing_of_it()
    {
        var queue = aws.Root.CreateQueue("jobs");
        aws.Root.Send(queue, "x");
        var handle = aws.Root.Receive(queue, visibility: 600).ShouldHaveSingleItem().ReceiptHandle;
        aws.Root.Do(DeleteQueueOperation.Instance, new(queue));
        aws.Root.Fails("QueueDoesNotExist", ReceiveMessageOperation.Instance, new(queue));
        await aws.AdvanceAsync(TimeSpan.FromSeconds(60));

        aws.Root.CreateQueue("jobs").ShouldBe(queue);

        aws.Root.Get(queue, QueueAttributeName.ApproximateNumberOfMessagesNotVisible).ShouldBe("0");
        aws.Root.Fails("ReceiptHandleIsInvalid", DeleteMessageOperation.Instance, new(queue, handle));
    }
}
