using ScsLabs.Services.CloudTrail;

namespace ScsLabs.Services.Tests.CloudTrail;

/// <summary>What trails deliver to their buckets, and when.</summary>
public sealed class DeliveryTests : CloudTrailWorld
{
    [Fact]
    public async Task What_was_called_is_delivered_within_minutes_and_once()
    {
        await LogAsync();
        await Aws.A.Root.Iam.CreateUserAsync(new("ann"), Token);
        await RefusesAsync("NoSuchEntity", () => Aws.A.Root.Iam.GetUserAsync(new("nobody"), Token));
        await Aws.B.Root.Iam.CreateUserAsync(new("foreign"), Token);
        (await FilesAsync()).ShouldBeEmpty();

        await LaterAsync();
        var file = (await FilesAsync()).ShouldHaveSingleItem();
        file.ShouldMatch($@"^AWSLogs/{Aws.A.Id}/CloudTrail/us-east-1/\d\d\d\d/\d\d/\d\d/{Aws.A.Id}_CloudTrail_us-east-1_\d{{8}}T\d{{4}}Z_[A-Z0-9]{{16}}\.json\.gz$");
        (await DeliveredAsync()).ShouldBe(["StartLogging", "CreateUser", "GetUser"]);
        (await RecordsAsync()).ShouldAllBe(record => record.GetProperty("recipientAccountId").GetString() == Aws.A.Id);
        (await RecordsAsync())[2].GetProperty("errorCode").GetString().ShouldBe("NoSuchEntityException");

        var status = await CloudTrail.GetTrailStatusAsync(new(Name), Token);
        (status.IsLogging, status.LatestDeliveryError, status.LatestDeliveryTime is not null).ShouldBe((true, null, true));
        status.LatestDeliveryAttemptTime.ShouldBe(status.LatestDeliveryAttemptSucceeded);
        await LaterAsync();
        (await DeliveredAsync()).ShouldBe(["StartLogging", "CreateUser", "GetUser", "GetTrailStatus"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nothing_is_delivered_before_the_start_nor_after_the_stop()
    {
        await NewBucketAsync();
        await CloudTrail.CreateTrailAsync(new(Name, Bucket), Token);
        await LaterAsync();
        await Aws.A.Root.Iam.CreateUserAsync(new("before"), Token);
        await CloudTrail.StartLoggingAsync(new(Name), Token);
        await Aws.A.Root.Iam.CreateUserAsync(new("within"), Token);
        await CloudTrail.StopLoggingAsync(new(Name), Token);
        await Aws.A.Root.Iam.CreateUserAsync(new("after"), Token);
        await CloudTrail.StartLoggingAsync(new(Name), Token);
        await LaterAsync();

        (await RecordsAsync()).Where(record => record.GetProperty("eventName").GetString() == "CreateUser").Select(record => record.GetProperty("requestParameters").GetProperty("userName").GetString()).ShouldBe(["within"]);
    }

    [Fact]
    public async Task A_world_without_something_to_deliver_has_nothing_due()
    {
        await NewBucketAsync();
        await CloudTrail.CreateTrailAsync(new(Name, Bucket), Token);
        await CloudTrail.StartLoggingAsync(new(Name), Token);
        await LaterAsync();
        var before = Backend.Emulator.Store.Current;
        before.NextDue.ShouldBeNull();
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(1), Token);
        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task A_trail_that_logs_its_own_bucket_s_objects_comes_to_rest()
    {
        await LogAsync(selectors: [new() { DataResources = [new("AWS::S3::Object", ["arn:aws:s3"])] }]);
        await LaterAsync();
        await LaterAsync();
        await LaterAsync();
        Backend.Emulator.Store.Current.NextDue.ShouldBeNull();
        (await FilesAsync()).Count.ShouldBe(1);

        // What CloudTrail wrote goes with the next events of others: the list above among them.
        await LaterAsync();
        (await RecordsAsync()).Where(record => record.GetProperty("eventName").GetString() == "PutObject").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_refused_delivery_shows_and_loses_nothing()
    {
        await LogAsync();
        await Aws.A.Root.S3.DeleteBucketPolicyAsync(Bucket, Token);
        await Aws.A.Root.Iam.CreateUserAsync(new("ann"), Token);
        await LaterAsync();

        var status = await CloudTrail.GetTrailStatusAsync(new(Name), Token);
        (status.LatestDeliveryError, status.LatestDeliveryTime, status.LatestDeliveryAttemptTime.Length > 0, status.LatestDeliveryAttemptSucceeded).ShouldBe(("AccessDenied", null, true, ""));
        (await FilesAsync()).ShouldBeEmpty();

        await Aws.A.Root.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = BucketPolicy() }, Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await CloudTrail.GetTrailStatusAsync(new(Name), Token)).LatestDeliveryError.ShouldBeNull();
        (await DeliveredAsync()).ShouldContain("CreateUser");
    }

    [Fact]
    public async Task A_bucket_that_is_gone_shows()
    {
        await LogAsync();
        await Aws.A.Root.S3.DeleteObjectAsync(Bucket, $"AWSLogs/{Aws.A.Id}/CloudTrail/", Token);
        await Aws.A.Root.S3.DeleteBucketAsync(Bucket, Token);
        await LaterAsync();
        (await CloudTrail.GetTrailStatusAsync(new(Name), Token)).LatestDeliveryError.ShouldBe("NoSuchBucket");

        // It is tried again less and less often.
        var before = Backend.Emulator.Store.Current.Number;
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(10), Token);
        (Backend.Emulator.Store.Current.Number - before).ShouldBeInRange(10, 60);
    }

    [Fact]
    public async Task A_trail_of_all_Regions_has_a_file_of_each_and_another_only_its_own()
    {
        await LogAsync(isMultiRegion: true);
        await NewKeyPairAsync();
        await LaterAsync();
        (await FilesAsync()).Select(file => file.Split('/')[3]).ShouldBe(["eu-west-1", "us-east-1"]);

        await CloudTrail.UpdateTrailAsync(new(Name) { IsMultiRegionTrail = false }, Token);
        await NewKeyPairAsync();
        await LaterAsync();
        (await FilesAsync()).Select(file => file.Split('/')[3]).ShouldBe(["eu-west-1", "us-east-1", "us-east-1"]);

        Task NewKeyPairAsync() => Aws.A.Root.In("eu-west-1").Ec2.DescribeKeyPairsAsync(new(), Token);
    }

    [Fact]
    public async Task Global_services_are_logged_unless_they_are_unwanted()
    {
        await LogAsync();
        await CloudTrail.UpdateTrailAsync(new(Name) { IncludeGlobalServiceEvents = false }, Token);
        await Aws.A.Root.Iam.CreateUserAsync(new("ann"), Token);
        await Aws.A.Root.Sqs.CreateQueueAsync("jobs", Token);
        await LaterAsync();
        (await DeliveredAsync()).ShouldBe(["StartLogging", "UpdateTrail", "CreateQueue"]);
    }

    [Fact]
    public async Task A_copy_of_the_world_delivers_what_is_called_in_it()
    {
        await LogAsync();
        await LaterAsync();
        await using var copy = await Backend.Emulator.ForkAsync(Token);
        await new Services.Iam.IamClient(copy.RootOf(Aws.A.Id)).CreateUserAsync(new("ann"), Token);
        await copy.AdvanceAsync(TimeSpan.FromMinutes(6), Token);

        var files = await new Services.S3.S3Client(copy.RootOf(Aws.A.Id)).ListObjectsV2Async(new(Bucket), Token);
        files.Contents.Count(file => file.Key.EndsWith(".gz", StringComparison.Ordinal)).ShouldBe(2);
        (await FilesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_delivered_in_a_world_that_was_left_is_delivered_again()
    {
        await LogAsync();
        await Aws.A.Root.Iam.CreateUserAsync(new("ann"), Token);
        var world = Backend.Emulator.Store.Current;
        await LaterAsync();
        (await DeliveredAsync()).ShouldBe(["StartLogging", "CreateUser"]);
        await Backend.Emulator.Store.RestoreAsync(world, Token);
        (await FilesAsync()).ShouldBeEmpty();
        await LaterAsync();
        (await DeliveredAsync()).ShouldBe(["StartLogging", "CreateUser"]);
    }
}
