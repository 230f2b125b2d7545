using ScsLabs.Services.CloudTrail;

namespace ScsLabs.Services.Tests.CloudTrail;

/// <summary>Event selectors: which events a trail delivers, and which selectors there are.</summary>
public sealed class SelectorTests : CloudTrailWorld
{
    [Fact]
    public async Task A_new_trail_selects_all_management_events()
    {
        await LogAsync();
        var selector = (await CloudTrail.GetEventSelectorsAsync(new(Name), Token)).EventSelectors.ShouldHaveSingleItem();
        (selector.ReadWriteType, selector.IncludeManagementEvents, selector.DataResources!.Count, selector.ExcludeManagementEventSources!.Count).ShouldBe((ReadWriteType.All, true, 0, 0));
        (await CloudTrail.GetTrailAsync(new(Name), Token)).Trail.HasCustomEventSelectors.ShouldBeFalse();
        await CloudTrail.PutEventSelectorsAsync(new(Name, [new() { ReadWriteType = ReadWriteType.ReadOnly }]), Token);
        (await CloudTrail.GetTrailAsync(new(Name), Token)).Trail.HasCustomEventSelectors.ShouldBeTrue();
    }

    [Fact]
    public async Task Events_that_read_and_that_write_are_selected_apart()
    {
        await LogAsync(selectors: [new() { ReadWriteType = ReadWriteType.WriteOnly }]);
        await CallAsync();
        (await DeliveredAsync()).ShouldBe(["StartLogging", "CreateKey", "CreateQueue"]);
        await CloudTrail.PutEventSelectorsAsync(new(Name, [new() { ReadWriteType = ReadWriteType.ReadOnly, ExcludeManagementEventSources = ["kms.amazonaws.com"] }]), Token);
        await CallAsync();
        (await DeliveredAsync()).ShouldBe(["StartLogging", "CreateKey", "CreateQueue", "ListQueues"]);
    }

    [Fact]
    public async Task Data_events_of_objects_are_selected_by_bucket_and_prefix()
    {
        await LogAsync(selectors: [new() { ReadWriteType = ReadWriteType.WriteOnly, IncludeManagementEvents = false, DataResources = [new("AWS::S3::Object", ["arn:aws:s3:::other-bucket-of-a/private"])] }]);
        await WriteAsync();
        (await KeysAsync()).ShouldBe(["private/a"]);
        (await RecordsAsync()).Single().GetProperty("additionalEventData").GetProperty("AuthenticationMethod").GetString().ShouldBe("AuthHeader");
        (await RecordsAsync()).Single().GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("type").GetString()).ShouldContain("AWS::S3::Object");
    }

    [Fact]
    public async Task Advanced_selectors_select_by_fields()
    {
        await LogAsync(advanced:
        [
            new(
            [
                new("eventCategory") { EqualTo = ["Data"] },
                new("resources.type") { EqualTo = ["AWS::S3::Object"] },
                new("resources.ARN") { StartsWith = ["arn:aws:s3:::other-bucket-of-a/"] },
                new("eventName") { NotEqualTo = ["GetObject", "DeleteObject"] },
                new("readOnly") { EqualTo = ["false"] },
            ]),
            new([new("eventCategory") { EqualTo = ["Management"] }, new("eventSource") { EqualTo = ["sqs.amazonaws.com"] }]),
            new([new("eventCategory") { EqualTo = ["Data"] }, new("resources.type") { EqualTo = ["AWS::SQS::Queue"] }]),
        ]);
        await CallAsync();
        await WriteAsync();
        var queue = (await Aws.A.Root.Sqs.GetQueueUrlAsync("jobs", Token)).QueueUrl;
        await Aws.A.Root.Sqs.SendMessageAsync(queue, "s3cret", Token);
        await LaterAsync();

        (await KeysAsync()).ShouldBe(["private/a", "public/b"]);
        (await DeliveredAsync()).ShouldBe(["ListQueues", "CreateQueue", "PutObject", "PutObject", "GetQueueUrl", "SendMessage"]);
        (await RecordsAsync()).Single(record => record.GetProperty("eventName").GetString() == "SendMessage").GetProperty("requestParameters").GetProperty("messageBody").GetString().ShouldBe("HIDDEN_DUE_TO_SECURITY_REASONS");
    }

    [Fact]
    public async Task Anonymous_calls_are_data_events_of_the_bucket_s_owner()
    {
        await LogAsync(selectors: [new() { IncludeManagementEvents = false, DataResources = [new("AWS::S3::Object", [$"arn:aws:s3:::{Bucket}/"])] }]);
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(Backend.Emulator.Endpoint, $"{Bucket}/secret"), Token)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await LaterAsync();

        var record = (await RecordsAsync()).ShouldHaveSingleItem();
        (record.GetProperty("eventName").GetString(), record.GetProperty("errorCode").GetString(), record.GetProperty("recipientAccountId").GetString()).ShouldBe(("GetObject", "AccessDenied", Aws.A.Id));
        record.GetProperty("userIdentity").ToString().ShouldBe("""{"type":"AWSAccount","principalId":"","accountId":"ANONYMOUS_PRINCIPAL"}""");
    }

    [Fact]
    public async Task Selectors_that_make_no_sense_are_refused()
    {
        await NewBucketAsync();
        await CloudTrail.CreateTrailAsync(new(Name, Bucket), Token);

        await AreInvalidAsync(null, null);
        await AreInvalidAsync([new()], [Of("Management")]);
        await AreInvalidAsync([.. Enumerable.Repeat(new EventSelector(), 6)], null);
        await AreInvalidAsync([new() { DataResources = [new("AWS::S3::Object", ["arn:aws:s3:::bucket"])] }], null, "Value arn:aws:s3:::bucket for DataResources.Values is invalid.");
        await AreInvalidAsync([new() { DataResources = [new("AWS::S3::Object", ["arn:aws:s3:::*"])] }], null, "Value arn:aws:s3:::* for DataResources.Values is invalid.");
        await AreInvalidAsync([new() { DataResources = [new("AWS::S3::Object", [.. Enumerable.Repeat("arn:aws:s3:::bucket/", 251)])] }], null);
        await AreInvalidAsync([new() { DataResources = [new("AWS::EC2::Instance", ["x"])] }], null);
        await AreInvalidAsync([new() { ExcludeManagementEventSources = ["ec2.amazonaws.com"] }], null);
        await AreInvalidAsync(null, [new([new("eventName") { EqualTo = ["GetObject"] }])]);
        await AreInvalidAsync(null, [Of("Data")]);
        await AreInvalidAsync(null, [Of("Something")]);
        await AreInvalidAsync(null, [Of("Management", new AdvancedFieldSelector("nothing") { EqualTo = ["x"] })]);
        await AreInvalidAsync(null, [Of("Management", new AdvancedFieldSelector("eventName"))]);
        await AreInvalidAsync(null, [Of("Management", new AdvancedFieldSelector("readOnly") { EqualTo = ["yes"] })]);
        await AreInvalidAsync(null, [Of("Management", new AdvancedFieldSelector("readOnly") { NotEqualTo = ["true"] })]);
        await AreInvalidAsync(null, [Of("Management", new AdvancedFieldSelector("resources.ARN") { EqualTo = ["x"] })]);
        await AreInvalidAsync(null, [Of("Management", new AdvancedFieldSelector("eventName") { EqualTo = ["x"] }, new AdvancedFieldSelector("eventName") { EqualTo = ["y"] })]);
        await AreInvalidAsync(null, [Of("Management", new AdvancedFieldSelector("eventName") { EqualTo = [.. Enumerable.Repeat("x", 500)] })]);

        await AreInvalidAsync(null, [Of("Data", new AdvancedFieldSelector("resources.type") { EqualTo = ["Something"] })], "Value Something for the field resources.type is invalid.");
        await RefusesAsync("NotImplemented", () => CloudTrail.PutEventSelectorsAsync(new(Name, null, [Of("Data", new AdvancedFieldSelector("resources.type") { EqualTo = ["AWS::DynamoDB::Table"] })]), Token));
        await RefusesAsync("NotImplemented", () => CloudTrail.PutEventSelectorsAsync(new(Name, null, [Of("NetworkActivity", new AdvancedFieldSelector("vpcEndpointId") { EqualTo = ["vpce-1"] })]), Token));
        await RefusesAsync("InvalidTagParameterException", () => CloudTrail.AddTagsAsync(new(TrailArn, [new("a!", "b")]), Token));

        static AdvancedEventSelector Of(string category, params AdvancedFieldSelector[] fields) => new([new("eventCategory") { EqualTo = [category] }, .. fields]);
    }

    private async Task CallAsync()
    {
        await Aws.A.Root.Kms.ListKeysAsync(new Amazon.KeyManagementService.Model.ListKeysRequest(), Token);
        await Aws.A.Root.Kms.CreateKeyAsync(new Amazon.KeyManagementService.Model.CreateKeyRequest(), Token);
        await Aws.A.Root.Sqs.ListQueuesAsync(new Amazon.SQS.Model.ListQueuesRequest(), Token);
        await Aws.A.Root.Sqs.CreateQueueAsync("jobs", Token);
        await LaterAsync();
    }

    private async Task WriteAsync()
    {
        const string other = "other-bucket-of-a";
        await Aws.A.Root.S3.PutBucketAsync(other, Token);
        foreach (var key in (string[])["private/a", "public/b"])
        {
            await Aws.A.Root.S3.PutObjectAsync(new() { BucketName = other, Key = key, ContentBody = "x" }, Token);
            (await Aws.A.Root.S3.GetObjectAsync(other, key, Token)).Dispose();
        }

        await LaterAsync();
    }

    private async Task<IEnumerable<string?>> KeysAsync() =>
        (await RecordsAsync()).Where(record => record.GetProperty("eventName").GetString() == "PutObject").Select(record => record.GetProperty("requestParameters").GetProperty("key").GetString());

    private Task AreInvalidAsync(IReadOnlyList<EventSelector>? basic, IReadOnlyList<AdvancedEventSelector>? advanced, string? text = null) =>
        RefusesAsync("InvalidEventSelectorsException", () => CloudTrail.PutEventSelectorsAsync(new(Name, basic, advanced), Token), text);
}
