using ScsLabs.Services.Logs;

namespace ScsLabs.Services.Tests.Logs;

internal static class LogsSamples
{
    private const string Group = "/app/web";
    private const string Stream = "one";
    private const string Arn = "arn:aws:logs:us-east-1:111111111111:log-group:/app/web";
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}]}""";

    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal) { ["Team"] = "a" };

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreateLogGroupOperation.Instance, new(Group, Tags, LogGroupClass.Standard)),
        Sample.After(DeleteLogGroupOperation.Instance, aws => new(NewGroup(aws))),
        Sample.After(DescribeLogGroupsOperation.Instance, aws => new(NewGroup(aws))),
        Sample.After(ListLogGroupsOperation.Instance, aws => new("^" + NewGroup(aws))),
        Sample.After(PutRetentionPolicyOperation.Instance, aws => new(NewGroup(aws), 7)),
        Sample.After(DeleteRetentionPolicyOperation.Instance, aws => new(NewGroup(aws))),
        Sample.After(TagResourceOperation.Instance, aws =>
        {
            NewGroup(aws);
            return new(Arn, Tags);
        }),
        Sample.After(UntagResourceOperation.Instance, aws =>
        {
            NewGroup(aws);
            return new(Arn, ["Team"]);
        }),
        Sample.After(ListTagsForResourceOperation.Instance, aws =>
        {
            NewGroup(aws);
            return new(Arn);
        }),
        Sample.After(TagLogGroupOperation.Instance, aws => new(NewGroup(aws), Tags)),
        Sample.After(UntagLogGroupOperation.Instance, aws => new(NewGroup(aws), ["Team"])),
        Sample.After(ListTagsLogGroupOperation.Instance, aws => new(NewGroup(aws))),
        Sample.After(CreateLogStreamOperation.Instance, aws => new(NewGroup(aws), Stream)),
        Sample.After(DeleteLogStreamOperation.Instance, aws => new(NewStream(aws), Stream)),
        Sample.After(DescribeLogStreamsOperation.Instance, aws => new(NewEvent(aws)) { OrderBy = OrderBy.LastEventTime, Descending = true }),
        Sample.After(PutLogEventsOperation.Instance, aws => new(NewStream(aws), Stream, [new(Now(aws), "hello")])),
        Sample.After(GetLogEventsOperation.Instance, aws => new(Stream, NewEvent(aws)) { StartFromHead = true, Unmask = true }),
        Sample.After(FilterLogEventsOperation.Instance, aws => new(NewEvent(aws)) { FilterPattern = "hello", Unmask = true }),
        Sample.Of(PutResourcePolicyOperation.Instance, new("events", Policy)),
        Sample.After(DescribeResourcePoliciesOperation.Instance, aws =>
        {
            aws.Call(new PutResourcePolicy("events", Policy));
            return new();
        }),
        Sample.After(DeleteResourcePolicyOperation.Instance, aws =>
        {
            aws.Call(new PutResourcePolicy("events", Policy));
            return new("events");
        }),
    ];

    private static long Now(AsCaller aws) => aws.Call(new DescribeLogGroups()).LogGroups[0].CreationTime;

    private static string NewGroup(AsCaller aws)
    {
        aws.Call(new CreateLogGroup(Group, Tags));
        return Group;
    }

    private static string NewStream(AsCaller aws)
    {
        aws.Call(new CreateLogStream(NewGroup(aws), Stream));
        return Group;
    }

    private static string NewEvent(AsCaller aws)
    {
        aws.Call(new PutLogEvents(NewStream(aws), Stream, [new(Now(aws), "hello")]));
        return Group;
    }
}
