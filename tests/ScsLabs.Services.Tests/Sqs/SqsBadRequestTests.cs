using ScsLabs.Services.Sqs;

namespace ScsLabs.Services.Tests.Sqs;

/// <summary>What SQS refuses, with its codes and texts.</summary>
public sealed class SqsBadRequestTests
{
    private readonly TestAws aws = new();

    [Theory]
    [InlineData("DelaySeconds", "901")]
    [InlineData("DelaySeconds", "-1")]
    [InlineData("DelaySeconds", "x")]
    [InlineData("MaximumMessageSize", "1023")]
    [InlineData("MaximumMessageSize", "1048577")]
    [InlineData("MessageRetentionPeriod", "59")]
    [InlineData("MessageRetentionPeriod", "1209601")]
    [InlineData("ReceiveMessageWaitTimeSeconds", "21")]
    [InlineData("VisibilityTimeout", "43201")]
    [InlineData("SqsManagedSseEnabled", "maybe")]
    [InlineData("Policy", "{}")]
    [InlineData("Policy", "no JSON")]
    [InlineData("Policy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""")]
    [InlineData("Policy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/nobody"},"Action":"sqs:SendMessage","Resource":"*"}]}""")]
    public void Values_of_attributes_are_checked(string name, string value)
    {
        var queue = aws.Root.CreateQueue("jobs");

        aws.Root.Fails("InvalidAttributeValue", SetQueueAttributesOperation.Instance, new(queue, new Dictionary<string, string> { [name] = value })).Message.ShouldBe($"Invalid value for the parameter {name}.");
        aws.Root.Fails("InvalidAttributeValue", CreateQueueOperation.Instance, new("other", new Dictionary<string, string> { [name] = value }));
    }

    [Theory]
    [InlineData("no JSON", "not a valid JSON map")]
    [InlineData("""{"maxReceiveCount":1}""", "deadLetterTargetArn")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111111111111:dead"}""", "maxReceiveCount")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111111111111:dead","maxReceiveCount":0}""", "valid values are from 1 to 1000")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111111111111:none","maxReceiveCount":1}""", "Dead letter target does not exist")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:222222222222:theirs","maxReceiveCount":1}""", "Dead letter target does not exist")]
    public void A_redrive_policy_names_a_queue_of_the_account_and_a_count(string value, string reason)
    {
        aws.Root.CreateQueue("dead");
        aws.RootOf("222222222222").CreateQueue("theirs");

        aws.Root.Fails("InvalidParameterValueException", CreateQueueOperation.Instance, new("jobs", new Dictionary<string, string> { ["RedrivePolicy"] = value })).Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("""{"redrivePermission":"some"}""")]
    [InlineData("""{"redrivePermission":"byQueue"}""")]
    [InlineData("""{"redrivePermission":"denyAll","sourceQueueArns":["arn:aws:sqs:us-east-1:111111111111:jobs"]}""")]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":"arn:aws:sqs:us-east-1:111111111111:jobs"}""")]
    public void A_redrive_allow_policy_has_a_permission(string value) =>
        aws.Root.Fails("InvalidParameterValueException", CreateQueueOperation.Instance, new("jobs", new Dictionary<string, string> { ["RedriveAllowPolicy"] = value }));

    [Fact]
    public void Names_addresses_and_attributes_are_checked()
    {
        var queue = aws.Root.CreateQueue("jobs");
        aws.Root.Fails("InvalidParameterValueException", CreateQueueOperation.Instance, new("no spaces"));
        aws.Root.Fails("InvalidParameterValueException", CreateQueueOperation.Instance, new(new string('x', 81)));
        aws.Root.Fails("InvalidAttributeName", SetQueueAttributesOperation.Instance, new(queue, new Dictionary<string, string> { ["Nope"] = "1" })).Message.ShouldBe("Unknown Attribute Nope.");
        aws.Root.Fails("InvalidAttributeName", SetQueueAttributesOperation.Instance, new(queue, new Dictionary<string, string> { ["QueueArn"] = "1" }));
        aws.Root.Fails("NotImplemented", SetQueueAttributesOperation.Instance, new(queue, new Dictionary<string, string> { ["KmsMasterKeyId"] = "alias/aws/sqs" }));
        aws.Root.Fails("InvalidAddress", SendMessageOperation.Instance, new("jobs", "x"));
        aws.Root.Fails("InvalidAddress", SendMessageOperation.Instance, new("http://localhost/jobs", "x"));
        aws.Root.Fails("QueueDoesNotExist", SendMessageOperation.Instance, new("http://localhost/111111111111/none", "x"));
        (aws.Root with { Region = "eu-west-1" }).Fails("QueueDoesNotExist", SendMessageOperation.Instance, new(queue, "x"));
        aws.Root.Fails("MissingRequiredParameterException", SendMessageOperation.Instance, new(null!, "x")).Message.ShouldBe("The request must contain the parameter QueueUrl.");
    }

    [Fact]
    public void The_same_queue_is_created_again_only_with_the_same_attributes()
    {
        var queue = aws.Root.CreateQueue("jobs", ("DelaySeconds", "5"));

        aws.Root.CreateQueue("jobs", ("DelaySeconds", "5")).ShouldBe(queue);
        aws.Root.CreateQueue("jobs").ShouldBe(queue);
        aws.Root.Fails("QueueNameExists", CreateQueueOperation.Instance, new("jobs", new Dictionary<string, string> { ["DelaySeconds"] = "6" }))
            .Message.ShouldBe("A queue already exists with the same name and a different value for attribute DelaySeconds");
    }

    [Fact]
    public void Messages_have_a_size_characters_and_attributes()
    {
        var queue = aws.Root.CreateQueue("jobs");
        var whole = new string('x', Sending.MostBytes);
        aws.Root.Send(queue, whole);
        aws.Root.Fails("InvalidParameterValueException", SendMessageOperation.Instance, new(queue, whole + "x")).Message.ShouldContain("Message must be shorter than 1048576 bytes.");
        aws.Root.Fails("BatchRequestTooLong", SendMessageBatchOperation.Instance, new(queue, [new("a", whole), new("b", "x")]));
        aws.Root.Fails("MissingRequiredParameterException", SendMessageOperation.Instance, new(queue, ""));
        aws.Root.Fails("InvalidMessageContents", SendMessageOperation.Instance, new(queue, "\uFFFF"));
        aws.Root.Send(queue, "\t\r\n\uE000\U0001F600");
        Fails(new("Text", "x"));
        Fails(new("String"));
        Fails(new("Number", "x"));
        Fails(new("Binary", "x"));
        Fails(new("String", "x"), "AWS.Mine");
        Fails(new("String", "x"), "two words");

        void Fails(MessageAttributeValue value, string name = "name") => aws.Root.Fails("InvalidParameterValueException", SendMessageOperation.Instance, new(queue, "x")
        {
            Settings = new() { MessageAttributes = new Dictionary<string, MessageAttributeValue> { [name] = value } },
        });
    }

    [Fact]
    public void Batches_have_one_to_ten_entries_with_ids_of_their_own()
    {
        var queue = aws.Root.CreateQueue("jobs");
        aws.Root.Fails("EmptyBatchRequest", DeleteMessageBatchOperation.Instance, new(queue, []));
        aws.Root.Fails("TooManyEntriesInBatchRequest", SendMessageBatchOperation.Instance, new(queue, [.. Enumerable.Range(0, 11).Select(number => new SendMessageBatchRequestEntry($"{number}", "x"))]));
        aws.Root.Fails("InvalidBatchEntryId", SendMessageBatchOperation.Instance, new(queue, [new("a b", "x")]));
        aws.Root.Fails("BatchEntryIdsNotDistinct", SendMessageBatchOperation.Instance, new(queue, [new("a", "x"), new("a", "y")])).Message.ShouldBe("Id a repeated.");
    }

    [Fact]
    public void A_receipt_handle_is_of_its_queue_and_cannot_be_forged()
    {
        var (queue, other) = (aws.Root.CreateQueue("jobs"), aws.Root.CreateQueue("other"));
        aws.Root.Send(queue, "x");
        var handle = aws.Root.Receive(queue).ShouldHaveSingleItem().ReceiptHandle;
        var bytes = Convert.FromBase64String(handle);
        bytes[^1] ^= 1;

        aws.Root.Fails("ReceiptHandleIsInvalid", DeleteMessageOperation.Instance, new(other, handle));
        aws.Root.Fails("ReceiptHandleIsInvalid", DeleteMessageOperation.Instance, new(queue, Convert.ToBase64String(bytes)));
        aws.Root.Fails("ReceiptHandleIsInvalid", ChangeMessageVisibilityOperation.Instance, new(queue, new string('A', 5000), 1));
        aws.Root.Fails("ReceiptHandleIsInvalid", DeleteMessageOperation.Instance, new(queue, ""));
        aws.Root.Do(DeleteMessageOperation.Instance, new(queue, handle));
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(11, null, null)]
    [InlineData(null, -1, null)]
    [InlineData(null, 43_201, null)]
    [InlineData(null, null, -1)]
    [InlineData(null, null, 21)]
    public void What_a_receiver_asks_for_has_bounds(int? most, int? visibility, int? wait) =>
        aws.Root.Fails("InvalidParameterValueException", ReceiveMessageOperation.Instance, new(aws.Root.CreateQueue("jobs")) { MaxNumberOfMessages = most, VisibilityTimeout = visibility, WaitTimeSeconds = wait });

    [Fact]
    public void Lists_are_told_page_by_page()
    {
        foreach (var name in (string[])["b1", "a", "b3", "b2"])
        {
            aws.Root.CreateQueue(name);
        }

        var first = aws.Root.Do(ListQueuesOperation.Instance, new("b", MaxResults: 2));
        first.QueueUrls!.Select(url => url.Split('/')[^1]).ShouldBe(["b1", "b2"]);
        var second = aws.Root.Do(ListQueuesOperation.Instance, new("b", first.NextToken, 2));
        (second.QueueUrls!.Single().Split('/')[^1], second.NextToken).ShouldBe(("b3", null));
        aws.Root.Do(ListQueuesOperation.Instance, new("c")).QueueUrls.ShouldBeNull();
        aws.Root.Fails("InvalidParameterValueException", ListQueuesOperation.Instance, new(MaxResults: 0));
        aws.Root.Fails("InvalidParameterValueException", ListQueuesOperation.Instance, new(NextToken: "x", MaxResults: 1));
    }
}
