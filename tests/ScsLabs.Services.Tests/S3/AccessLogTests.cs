using Amazon.S3;
using Amazon.S3.Model;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Server access logs: what is logged of the requests to a bucket, and who lets it be delivered.</summary>
/// <remarks>Source: S3 User Guide, ServerLogs, LogFormat and enable-server-access-logging.</remarks>
public sealed class AccessLogTests : EmulatedBucket
{
    private const string Logs = "a-bucket-of-logs";

    private static string LetsDeliver(string condition = "{}") =>
        Objects.PolicyOf(Objects.Statement("Allow", """{"Service":"logging.s3.amazonaws.com"}""", "s3:PutObject", $"{Logs}/*", condition));

    [Fact]
    public async Task Requests_are_delivered_to_the_logs_bucket_as_its_policy_allows()
    {
        await StartAsync(LetsDeliver($$$"""{"StringEquals":{"aws:SourceAccount":"{{{Aws.A.Id}}}"},"ArnLike":{"aws:SourceArn":"arn:aws:s3:::{{{Bucket}}}"}}"""));
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "a b", ContentBody = "hello" }, Cancel);
        await S3.GetObjectAsync(Bucket, "a b", Cancel);
        await Should.ThrowAsync<AmazonS3Exception>(() => S3.GetObjectAsync(Bucket, "absent", Cancel));
        var user = await Aws.A.CreateUserAsync("nosy", TestAws.Allow("s3:ListAllMyBuckets"), Cancel);
        await Should.ThrowAsync<AmazonS3Exception>(() => user.S3.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = Bucket }, Cancel));

        (await KeysAsync()).ShouldBeEmpty();
        await Emulator.AdvanceAsync(TimeSpan.FromHours(1), Cancel);

        var lines = await LinesAsync((await KeysAsync()).ShouldHaveSingleItem());
        lines.Count.ShouldBe(4);
        lines[0].ShouldContain($" {Bucket} [");
        lines[0].ShouldContain($" REST.PUT.OBJECT a%20b \"PUT /{Bucket}/a%20b HTTP/1.1\" 200 - - 5 ");
        lines[1].ShouldContain($" REST.GET.OBJECT a%20b \"GET /{Bucket}/a%20b HTTP/1.1\" 200 - 5 5 ");
        lines[1].ShouldContain(" SigV4 - AuthHeader ");
        lines[2].ShouldContain(" REST.GET.OBJECT absent ");
        lines[2].ShouldContain(" 404 NoSuchKey ");
        lines[3].ShouldContain($" arn:aws:iam::{Aws.A.Id}:user/nosy ");
        lines[3].ShouldContain(" REST.GET.VERSIONING - ");
        lines[3].ShouldContain(" 403 AccessDenied ");
        lines.ShouldAllBe(line => line.Count(character => character == '"') == 6);

        // What was delivered isn't delivered again.
        await Emulator.AdvanceAsync(TimeSpan.FromHours(5), Cancel);
        (await KeysAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"StringEquals":{"aws:SourceAccount":"999999999999"}}""")]
    public async Task A_bucket_that_does_not_allow_it_gets_no_log(string? condition)
    {
        await StartAsync(condition is null ? null : LetsDeliver(condition));
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);

        await Emulator.AdvanceAsync(TimeSpan.FromHours(5), Cancel);
        (await KeysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bucket_with_ACLs_allows_it_to_the_group()
    {
        await StartAsync(null);
        await S3.PutBucketOwnershipControlsAsync(new() { BucketName = Logs, OwnershipControls = new() { Rules = [new() { ObjectOwnership = ObjectOwnership.BucketOwnerPreferred }] } }, Cancel);
        await S3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = Logs, ACL = S3CannedACL.LogDeliveryWrite }, Cancel);
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);

        await Emulator.AdvanceAsync(TimeSpan.FromHours(1), Cancel);
        (await LinesAsync((await KeysAsync()).ShouldHaveSingleItem())).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Keys_have_the_form_that_was_asked_for()
    {
        await StartAsync(LetsDeliver(), new() { PartitionedPrefix = new() { PartitionDateSource = PartitionDateSource.EventTime } });
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);

        await Emulator.AdvanceAsync(TimeSpan.FromHours(1), Cancel);
        (await KeysAsync()).ShouldHaveSingleItem().ShouldMatch($@"^log/{Aws.A.Id}/us-east-1/{Bucket}/\d{{4}}/\d\d/\d\d/\d{{4}}-\d\d-\d\d-00-00-00-[0-9A-Z]{{16}}$");
    }

    [Fact]
    public async Task A_copy_is_logged_for_source_and_target()
    {
        await StartAsync(LetsDeliver());
        await S3.PutBucketAsync("another-bucket-of-a", Cancel);
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "k", ContentBody = "hello" }, Cancel);
        await S3.CopyObjectAsync(Bucket, "k", "another-bucket-of-a", "copy", Cancel);
        await S3.CopyObjectAsync(Bucket, "k", Bucket, "copy", Cancel);

        await Emulator.AdvanceAsync(TimeSpan.FromHours(1), Cancel);
        var lines = await LinesAsync((await KeysAsync()).ShouldHaveSingleItem());
        lines.Skip(1).Select(line => line.Split(' ')[7]).ShouldBe(["REST.COPY.OBJECT_GET", "REST.COPY.OBJECT_GET", "REST.COPY.OBJECT"]);
    }

    [Fact]
    public async Task Each_of_many_deletions_is_logged()
    {
        await StartAsync(LetsDeliver());
        var user = await Aws.A.CreateUserAsync("half", Objects.PolicyOf($$"""{"Effect":"Allow","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::{{Bucket}}/mine"}"""), Cancel);
        await Should.ThrowAsync<DeleteObjectsException>(() => user.S3.DeleteObjectsAsync(new() { BucketName = Bucket, Quiet = true, Objects = [new() { Key = "mine" }, new() { Key = "other" }] }, Cancel));

        await Emulator.AdvanceAsync(TimeSpan.FromHours(1), Cancel);
        var lines = await LinesAsync((await KeysAsync()).ShouldHaveSingleItem());
        lines.Count.ShouldBe(3);
        lines[0].ShouldContain($" REST.POST.MULTI_OBJECT_DELETE - \"POST /{Bucket}/?delete HTTP/1.1\" 200 - ");
        lines[1].ShouldContain(" BATCH.DELETE.OBJECT mine - 204 - ");
        lines[2].ShouldContain(" BATCH.DELETE.OBJECT other - 403 AccessDenied ");
    }

    [Fact]
    public async Task The_next_owner_of_a_name_gets_nothing_of_the_last_ones_log()
    {
        await StartAsync(LetsDeliver());
        await S3.PutObjectAsync(new() { BucketName = Bucket, Key = "secret", ContentBody = "hello" }, Cancel);
        await S3.DeleteObjectAsync(Bucket, "secret", Cancel);
        await S3.DeleteBucketAsync(Bucket, Cancel);

        var other = Aws.B.Root.S3;
        await other.PutBucketAsync(Bucket, Cancel);
        await other.PutBucketAsync("the-logs-of-another", Cancel);
        await other.PutBucketPolicyAsync("the-logs-of-another", Objects.PolicyOf(Objects.Statement("Allow", """{"Service":"logging.s3.amazonaws.com"}""", "s3:PutObject", "the-logs-of-another/*")), Cancel);
        await SetAsync(other, "the-logs-of-another");
        await other.PutObjectAsync(new() { BucketName = Bucket, Key = "own", ContentBody = "hello" }, Cancel);

        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Cancel);
        var key = (await other.ListObjectsV2Async(new() { BucketName = "the-logs-of-another" }, Cancel)).S3Objects.ShouldHaveSingleItem().Key;
        using var log = await other.GetObjectAsync("the-logs-of-another", key, Cancel);
        using var reader = new StreamReader(log.ResponseStream);
        (await reader.ReadToEndAsync(Cancel)).ShouldNotContain("secret");
    }

    [Fact]
    public async Task It_is_set_read_and_ended()
    {
        (await S3.GetBucketLoggingAsync(new GetBucketLoggingRequest { BucketName = Bucket }, Cancel)).BucketLoggingConfig?.TargetBucketName.ShouldBeNull();
        await FailsAsync("InvalidTargetBucketForLogging", "The target bucket for logging does not exist", "no-such-bucket-here");
        await Aws.B.Root.S3.PutBucketAsync("a-bucket-of-another", Cancel);
        await FailsAsync("InvalidTargetBucketForLogging", "The owner for the bucket to be logged and the target bucket must be the same.", "a-bucket-of-another");
        await Aws.A.Root.In("eu-west-1").S3.PutBucketAsync(new PutBucketRequest { BucketName = "a-bucket-far-away", PutBucketConfiguration = new() { LocationConstraint = "eu-west-1" } }, Cancel);
        await FailsAsync("CrossLocationLoggingProhibitted", "Cross S3 location logging not allowed. ", "a-bucket-far-away");

        await StartAsync(null);
        (await S3.GetBucketLoggingAsync(new GetBucketLoggingRequest { BucketName = Bucket }, Cancel)).BucketLoggingConfig.TargetPrefix.ShouldBe("log/");
        await S3.PutBucketLoggingAsync(new() { BucketName = Bucket, LoggingConfig = new() }, Cancel);
        (await S3.GetBucketLoggingAsync(new GetBucketLoggingRequest { BucketName = Bucket }, Cancel)).BucketLoggingConfig?.TargetBucketName.ShouldBeNull();

        var reader = (await Aws.A.CreateUserAsync("reader", TestAws.Allow("s3:GetBucketLogging"), Cancel)).S3;
        await reader.GetBucketLoggingAsync(new GetBucketLoggingRequest { BucketName = Bucket }, Cancel);
        (await Should.ThrowAsync<AmazonS3Exception>(() => SetAsync(reader, Logs))).ErrorCode.ShouldBe("AccessDenied");
    }

    private async Task FailsAsync(string code, string text, string target)
    {
        var error = await Should.ThrowAsync<AmazonS3Exception>(() => SetAsync(S3, target));
        (error.ErrorCode, error.Message).ShouldBe((code, text));
    }

    private async Task StartAsync(string? policy, TargetObjectKeyFormat? format = null)
    {
        await S3.PutBucketAsync(Logs, Cancel);
        if (policy is not null)
        {
            await S3.PutBucketPolicyAsync(Logs, policy, Cancel);
        }

        await SetAsync(S3, Logs, format);
    }

    private static Task SetAsync(IAmazonS3 s3, string target, TargetObjectKeyFormat? format = null) =>
        s3.PutBucketLoggingAsync(new() { BucketName = Bucket, LoggingConfig = new() { TargetBucketName = target, TargetPrefix = "log/", TargetObjectKeyFormat = format } }, Cancel);

    private async Task<List<string>> KeysAsync() => [.. ((await S3.ListObjectsV2Async(new() { BucketName = Logs }, Cancel)).S3Objects ?? []).Select(found => found.Key)];

    private async Task<List<string>> LinesAsync(string key)
    {
        using var log = await S3.GetObjectAsync(Logs, key, Cancel);
        using var reader = new StreamReader(log.ResponseStream);
        return [.. (await reader.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains(".LOGGING_STATUS ", StringComparison.Ordinal))];
    }
}
