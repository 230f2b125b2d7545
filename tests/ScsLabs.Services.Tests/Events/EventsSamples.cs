using ScsLabs.Services.Events;
using ScsLabs.Services.Iam;
using Tag = ScsLabs.Services.Events.Tag;

namespace ScsLabs.Services.Tests.Events;

internal static class EventsSamples
{
    private const string Queue = "arn:aws:sqs:us-east-1:111111111111:jobs";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreateEventBusOperation.Instance, new("orders", "Orders", [new("Team", "a")])),
        Sample.After(UpdateEventBusOperation.Instance, aws => new(NewBus(aws), "Other")),
        Sample.After(DeleteEventBusOperation.Instance, aws => new(NewBus(aws))),
        Sample.After(DescribeEventBusOperation.Instance, aws => new(NewBus(aws))),
        Sample.After(ListEventBusesOperation.Instance, aws => new(NewBus(aws))),
        Sample.After(PutPermissionOperation.Instance, aws => new(NewBus(aws), "events:PutEvents", "222222222222", "two")),
        Sample.After(RemovePermissionOperation.Instance, aws =>
        {
            aws.Call(new PutPermission(NewBus(aws), "events:PutEvents", "222222222222", "two"));
            return new("two", EventBusName: "orders");
        }),
        Sample.After(PutRuleOperation.Instance, aws => new("rule", EventPattern: """{"source":["orders"]}""", Description: "Orders", RoleArn: NewRole(aws), Tags: [new("Team", "a")], EventBusName: NewBus(aws))),
        Sample.After(DescribeRuleOperation.Instance, aws => new(NewRule(aws))),
        Sample.After(ListRulesOperation.Instance, aws => new(NewRule(aws))),
        Sample.After(EnableRuleOperation.Instance, aws => new(NewRule(aws))),
        Sample.After(DisableRuleOperation.Instance, aws => new(NewRule(aws))),
        Sample.After(DeleteRuleOperation.Instance, aws => new(NewRule(aws))),
        Sample.After(PutTargetsOperation.Instance, aws => new(NewRule(aws), [new("queue", Queue) { RoleArn = NewRole(aws), RetryPolicy = new(2, 60), DeadLetterConfig = new(Queue) }])),
        Sample.After(ListTargetsByRuleOperation.Instance, aws => new(NewTarget(aws))),
        Sample.After(ListRuleNamesByTargetOperation.Instance, aws =>
        {
            NewTarget(aws);
            return new(Queue);
        }),
        Sample.After(RemoveTargetsOperation.Instance, aws => new(NewTarget(aws), ["queue"])),
        Sample.After(PutEventsOperation.Instance, aws => new([new() { EventBusName = NewBus(aws), Source = "orders", DetailType = "Placed", Detail = """{"id":1}""", Resources = ["order/1"] }])),
        Sample.Of(TestEventPatternOperation.Instance, new("""{"source":["orders"]}""", """{"id":"1","account":"111111111111","source":"orders","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail-type":"Placed","detail":{}}""")),
        Sample.After(TagResourceOperation.Instance, aws => new(NewRuleArn(aws), [new Tag("Team", "a")])),
        Sample.After(UntagResourceOperation.Instance, aws => new(NewRuleArn(aws), ["Team"])),
        Sample.After(ListTagsForResourceOperation.Instance, aws => new(NewRuleArn(aws))),
    ];

    private static string NewRole(AsCaller aws) => aws.Call(new CreateRole("events", Trust)).Role.Arn;

    private static string NewBus(AsCaller aws)
    {
        aws.Call(new CreateEventBus("orders"));
        return "orders";
    }

    private static string NewRule(AsCaller aws)
    {
        NewRuleArn(aws);
        return "rule";
    }

    private static string NewRuleArn(AsCaller aws) => aws.Call(new PutRule("rule", EventPattern: """{"source":["orders"]}""", Tags: [new("Team", "b")])).RuleArn;

    private static string NewTarget(AsCaller aws)
    {
        aws.Call(new PutTargets(NewRule(aws), [new("queue", Queue)]));
        return "rule";
    }
}
