using ScsLabs.Services.Sqs;

namespace ScsLabs.Services.Tests.Sqs;

/// <summary>What tests of queues do again and again.</summary>
internal static class Queues
{
    public static string CreateQueue(this TestCaller caller, string name, params (string Name, string Value)[] attributes) =>
        caller.Do(CreateQueueOperation.Instance, new(name, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value, StringComparer.Ordinal))).QueueUrl;

    public static void Set(this TestCaller caller, string queue, string attribute, string value) =>
        caller.Do(SetQueueAttributesOperation.Instance, new(queue, new Dictionary<string, string> { [attribute] = value }));

    public static string Get(this TestCaller caller, string queue, QueueAttributeName attribute) =>
        caller.Do(GetQueueAttributesOperation.Instance, new(queue, [attribute])).Attributes[attribute.ToString()];

    public static string Send(this TestCaller caller, string queue, string body, int? delay = null) =>
        caller.Do(SendMessageOperation.Instance, new(queue, body) { Settings = new() { DelaySeconds = delay } }).Message.MessageId;

    public static IReadOnlyList<ReceivedMessage> Receive(this TestCaller caller, string queue, int most = 10, int? visibility = null) =>
        caller.Do(ReceiveMessageOperation.Instance, new(queue) { MaxNumberOfMessages = most, VisibilityTimeout = visibility, MessageSystemAttributeNames = [MessageSystemAttributeName.All] }).Messages ?? [];

    public static IEnumerable<string> Bodies(this IEnumerable<ReceivedMessage> messages) => messages.Select(message => message.Body);

    /// <summary>A queue policy of one statement on the queue.</summary>
    public static string Policy(string principal, string action, string condition = "{}", string effect = "Allow") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Principal":{{principal}},"Action":"{{action}}","Resource":"arn:aws:sqs:us-east-1:111111111111:jobs","Condition":{{condition}}}]}""";
}
