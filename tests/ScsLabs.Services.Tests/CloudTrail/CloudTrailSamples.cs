using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.S3;
using Tag = ScsLabs.Services.CloudTrail.Tag;

namespace ScsLabs.Services.Tests.CloudTrail;

internal static class CloudTrailSamples
{
    private const string Name = "trail";
    private const string Arn = "arn:aws:cloudtrail:us-east-1:111111111111:trail/trail";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(LookupEventsOperation.Instance, new() { LookupAttributes = [new(LookupAttributeKey.EventName, "RunInstances")] }),
        Sample.After(CreateTrailOperation.Instance, aws => new(Name, NewBucket(aws)) { TagsList = [new("Team", "a")] }),
        Sample.After(UpdateTrailOperation.Instance, aws => new(NewTrail(aws)) { S3KeyPrefix = "logs" }),
        Sample.After(DeleteTrailOperation.Instance, aws => new(NewTrail(aws))),
        Sample.After(GetTrailOperation.Instance, aws => new(NewTrail(aws))),
        Sample.After(DescribeTrailsOperation.Instance, aws => new([NewTrail(aws)])),
        Sample.After(ListTrailsOperation.Instance, aws =>
        {
            NewTrail(aws);
            return new();
        }),
        Sample.After(GetTrailStatusOperation.Instance, aws => new(NewTrail(aws))),
        Sample.After(StartLoggingOperation.Instance, aws => new(NewTrail(aws))),
        Sample.After(StopLoggingOperation.Instance, aws =>
        {
            aws.Call(new StartLogging(NewTrail(aws)));
            return new(Name);
        }),
        Sample.After(PutEventSelectorsOperation.Instance, aws => new(NewTrail(aws), [new() { ReadWriteType = ReadWriteType.WriteOnly, DataResources = [new("AWS::S3::Object", ["arn:aws:s3:::a-bucket/"])] }])),
        Sample.After(GetEventSelectorsOperation.Instance, aws =>
        {
            aws.Call(new PutEventSelectors(NewTrail(aws), null, [new([new("eventCategory") { EqualTo = ["Management"] }], "all")]));
            return new(Name);
        }),
        Sample.After(AddTagsOperation.Instance, aws =>
        {
            NewTrail(aws);
            return new(Arn, [new("Team", "a")]);
        }),
        Sample.After(RemoveTagsOperation.Instance, aws =>
        {
            NewTrail(aws);
            aws.Call(new AddTags(Arn, [new("Team", "a")]));
            return new(Arn, [new("Team")]);
        }),
        Sample.After(ListTagsOperation.Instance, aws =>
        {
            NewTrail(aws);
            aws.Call(new AddTags(Arn, [new("Team", "a")]));
            return new([Arn]);
        }),
    ];

    private static string NewBucket(AsCaller aws)
    {
        aws.Call(new CreateBucket("trails"));
        return "trails";
    }

    private static string NewTrail(AsCaller aws) => aws.Call(new CreateTrail(Name, NewBucket(aws))).Trail.Name;
}
