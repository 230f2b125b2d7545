using Amazon.EC2;
using Amazon.EC2.Model;
using ScsLabs.Services.CloudTrail;

namespace ScsLabs.Services.Tests.CloudTrail;

/// <summary>The event history: which events it has, how they are looked up, and by whom.</summary>
public sealed class EventHistoryTests : CloudTrailWorld
{
    [Fact]
    public async Task A_denied_call_shows_with_its_error_as_CloudTrail_writes_it()
    {
        var user = await UserAsync("ann", Allow("sts:GetCallerIdentity"));
        await Should.ThrowAsync<AmazonEC2Exception>(() => user.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = ["i-0123456789abcdef0"] }, Token));
        await Should.ThrowAsync<AwsException>(() => user.CloudTrail.ListTrailsAsync(new(), Token));

        var ofEc2 = await EventAsync("TerminateInstances");
        (ofEc2.GetProperty("errorCode").GetString(), ofEc2.GetProperty("eventSource").GetString(), ofEc2.GetProperty("readOnly").GetBoolean()).ShouldBe(("Client.UnauthorizedOperation", "ec2.amazonaws.com", false));
        ofEc2.GetProperty("errorMessage").GetString()!.ShouldStartWith("You are not authorized to perform this operation. User: arn:aws:iam::");
        ofEc2.GetProperty("requestParameters").GetProperty("instancesSet").GetProperty("items")[0].GetProperty("instanceId").GetString().ShouldBe("i-0123456789abcdef0");
        ofEc2.GetProperty("responseElements").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        ofEc2.GetProperty("userIdentity").GetProperty("userName").GetString().ShouldBe("ann");
        (await EventAsync("ListTrails")).GetProperty("errorCode").GetString().ShouldBe("AccessDenied");
    }

    [Fact]
    public async Task A_call_that_is_denied_before_its_body_shows_with_its_bucket()
    {
        await Aws.A.Root.S3.PutBucketAsync(Bucket, Token);
        var user = await UserAsync("ann", Allow("s3:GetBucketPolicy"));
        await Should.ThrowAsync<Amazon.S3.AmazonS3Exception>(() => user.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = BucketPolicy() }, Token));

        var refused = (await CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(LookupAttributeKey.EventName, "PutBucketPolicy")] }, Token)).Events.ShouldHaveSingleItem();
        refused.Resources.ShouldHaveSingleItem().ShouldBe(new Services.CloudTrail.Resource("AWS::S3::Bucket", Bucket));
        refused.CloudTrailEvent.ShouldContain("\"errorCode\":\"AccessDenied\"");
        refused.Username.ShouldBe("ann");
    }

    [Fact]
    public async Task Who_may_not_look_up_events_is_refused_and_that_is_an_event()
    {
        var (may, not) = (await UserAsync("may", Allow("cloudtrail:LookupEvents")), await UserAsync("not", Allow("cloudtrail:GetTrail")));
        await RefusesAsync("AccessDeniedException", () => not.CloudTrail.LookupEventsAsync(new(), Token));

        var refused = (await may.CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(LookupAttributeKey.Username, "not")] }, Token)).Events.ShouldHaveSingleItem();
        (refused.EventName, refused.ReadOnly, refused.EventSource).ShouldBe(("LookupEvents", "true", "cloudtrail.amazonaws.com"));
    }

    [Fact]
    public async Task Events_are_of_their_account_and_Region_and_global_ones_of_us_east_1()
    {
        await Aws.A.Root.In("eu-west-1").Ec2.CreateKeyPairAsync(new CreateKeyPairRequest { KeyName = "there" }, Token);
        await Aws.A.Root.In("eu-west-1").Iam.CreateUserAsync(new("bob"), Token);

        (await EventsAsync(CloudTrail, "CreateKeyPair")).ShouldBeEmpty();
        (await EventsAsync(Aws.A.Root.In("eu-west-1").CloudTrail, "CreateKeyPair")).ShouldHaveSingleItem().GetProperty("awsRegion").GetString().ShouldBe("eu-west-1");
        (await EventsAsync(Aws.B.Root.In("eu-west-1").CloudTrail, "CreateKeyPair")).ShouldBeEmpty();
        (await EventsAsync(CloudTrail, "CreateUser")).Count(one => one.GetProperty("requestParameters").GetProperty("userName").GetString() == "bob").ShouldBe(1);
        (await EventsAsync(Aws.A.Root.In("eu-west-1").CloudTrail, "CreateUser")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_are_looked_up_by_each_attribute()
    {
        await Aws.A.Root.Iam.CreateUserAsync(new("carol"), Token);
        var all = (await CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(LookupAttributeKey.EventName, "CreateUser")] }, Token)).Events;
        var made = all.First(one => one.Resources.Any(resource => resource.ResourceName == "carol"));
        made.Resources.ShouldContain(new Services.CloudTrail.Resource("AWS::IAM::User", "carol"));
        made.Username.ShouldBe("root");

        foreach (var (key, value, other) in new (LookupAttributeKey, string, string)[]
        {
            (LookupAttributeKey.EventId, made.EventId, Guid.Empty.ToString()),
            (LookupAttributeKey.EventName, "CreateUser", "CreateUse"),
            (LookupAttributeKey.ReadOnly, "false", "true"),
            (LookupAttributeKey.Username, "root", "carol"),
            (LookupAttributeKey.ResourceType, "AWS::IAM::User", "AWS::IAM::Role"),
            (LookupAttributeKey.ResourceName, "carol", "dave"),
            (LookupAttributeKey.EventSource, "iam.amazonaws.com", "sts.amazonaws.com"),
        })
        {
            (await FoundAsync(key, value)).ShouldContain(made.EventId, $"{key}");
            (await FoundAsync(key, other)).ShouldNotContain(made.EventId, $"{key}");
        }

        async Task<IEnumerable<string>> FoundAsync(LookupAttributeKey key, string value) => (await CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(key, value)] }, Token)).Events.Select(one => one.EventId);
    }

    [Fact]
    public async Task Events_are_looked_up_by_the_key_that_signed()
    {
        var user = await UserAsync("ann", Allow("sqs:*"));
        await user.Sqs.ListQueuesAsync(new Amazon.SQS.Model.ListQueuesRequest(), Token);
        var key = (await user.Credentials.GetCredentialsAsync()).AccessKey;

        var found = (await CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(LookupAttributeKey.AccessKeyId, key)] }, Token)).Events.ShouldHaveSingleItem();
        (found.EventName, found.AccessKeyId, found.Username).ShouldBe(("ListQueues", key, "ann"));
    }

    [Fact]
    public async Task Pages_go_back_in_time_and_their_tokens_are_of_one_request()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            await Aws.A.Root.Iam.CreateGroupAsync(new(name), Token);
        }

        var request = new LookupEvents { LookupAttributes = [new(LookupAttributeKey.EventName, "CreateGroup")], MaxResults = 2 };
        var first = await CloudTrail.LookupEventsAsync(request, Token);
        var second = await CloudTrail.LookupEventsAsync(request with { NextToken = first.NextToken }, Token);
        first.Events.Concat(second.Events).Select(one => one.Resources.Single().ResourceName).ShouldBe(["c", "b", "a"]);
        second.NextToken.ShouldBeNull();

        await RefusesAsync("InvalidNextTokenException", () => CloudTrail.LookupEventsAsync(new() { NextToken = first.NextToken }, Token));
        await RefusesAsync("InvalidNextTokenException", () => CloudTrail.LookupEventsAsync(request with { NextToken = "x" }, Token));
    }

    [Fact]
    public async Task Only_the_wanted_time_is_shown_and_none_before_90_days()
    {
        await Aws.A.Root.Iam.CreateGroupAsync(new("early"), Token);
        var between = Backend.Emulator.Now.AddHours(1);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        await Aws.A.Root.Iam.CreateGroupAsync(new("late"), Token);

        (await GroupsAsync(new() { StartTime = between })).ShouldBe(["late"]);
        (await GroupsAsync(new() { EndTime = between })).ShouldBe(["early"]);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(90) - TimeSpan.FromHours(1), Token);
        (await GroupsAsync(new())).ShouldBe(["late"]);

        async Task<IEnumerable<string>> GroupsAsync(LookupEvents request) =>
            (await CloudTrail.LookupEventsAsync(request with { LookupAttributes = [new(LookupAttributeKey.EventName, "CreateGroup")] }, Token)).Events.Select(one => one.Resources.Single().ResourceName);
    }

    [Fact]
    public async Task Requests_that_make_no_sense_are_refused()
    {
        await RefusesAsync("InvalidTimeRangeException", () => CloudTrail.LookupEventsAsync(new() { StartTime = Backend.Emulator.Now, EndTime = Backend.Emulator.Now.AddSeconds(-1) }, Token));
        await RefusesAsync("InvalidMaxResultsException", () => CloudTrail.LookupEventsAsync(new() { MaxResults = 51 }, Token));
        await RefusesAsync("InvalidMaxResultsException", () => CloudTrail.LookupEventsAsync(new() { MaxResults = 0 }, Token));
        await RefusesAsync("InvalidLookupAttributesException", () => CloudTrail.LookupEventsAsync(new() { LookupAttributes = [new(LookupAttributeKey.EventName, "a"), new(LookupAttributeKey.EventName, "b")] }, Token));
    }

    [Fact]
    public async Task Data_events_are_none_of_the_history()
    {
        await Aws.A.Root.S3.PutBucketAsync(Bucket, Token);
        await Aws.A.Root.S3.PutObjectAsync(new() { BucketName = Bucket, Key = "a", ContentBody = "x" }, Token);

        (await EventAsync("CreateBucket")).GetProperty("requestParameters").GetProperty("bucketName").GetString().ShouldBe(Bucket);
        (await EventsAsync(CloudTrail, "PutObject")).ShouldBeEmpty();
    }
}
