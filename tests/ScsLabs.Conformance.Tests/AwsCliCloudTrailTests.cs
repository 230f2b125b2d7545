using System.IO.Compression;
using System.Text.Json;

namespace ScsLabs.Conformance.Tests;

/// <summary>CloudTrail through the <c>aws</c> CLI.</summary>
public sealed class AwsCliCloudTrailTests : IDisposable
{
    private const string Account = "111111111111";
    private const string Bucket = "the-trails-of-the-cli";
    private const string BucketPolicy = $$$"""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::{{{Bucket}}}","Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudtrail:us-east-1:{{{Account}}}:trail/audit"} } },
          {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::{{{Bucket}}}/AWSLogs/{{{Account}}}/*","Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control","aws:SourceArn":"arn:aws:cloudtrail:us-east-1:{{{Account}}}:trail/audit"} } }]}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-cli-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Shows_a_denied_call_and_who_made_it()
    {
        await using var aws = await AwsCli.StartAsync();
        var alice = await aws.UserAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}]}""");
        (await aws.FailsAsync(alice, "ec2", "create-key-pair", "--key-name", "mine")).ShouldContain("(UnauthorizedOperation)");
        (await aws.FailsAsync(alice, "cloudtrail", "lookup-events")).ShouldContain("(AccessDeniedException)");

        var events = (await aws.DoAsync("cloudtrail", "lookup-events", "--lookup-attributes", "AttributeKey=EventName,AttributeValue=CreateKeyPair")).GetProperty("Events");
        var denied = JsonElement.Parse(events.EnumerateArray().ShouldHaveSingleItem().GetProperty("CloudTrailEvent").GetString()!);
        (denied.GetProperty("errorCode").GetString(), denied.GetProperty("userIdentity").GetProperty("userName").GetString(), denied.GetProperty("requestParameters").GetProperty("keyName").GetString())
            .ShouldBe(("Client.UnauthorizedOperation", "alice", "mine"));
        denied.GetProperty("userAgent").GetString()!.ShouldContain("aws-cli");
        (await aws.DoAsync("cloudtrail", "lookup-events", "--max-items", "3", "--page-size", "1")).GetProperty("Events").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Delivers_to_a_bucket_by_a_trail()
    {
        await using var aws = await AwsCli.StartAsync();
        await aws.RunsAsync("s3", "mb", $"s3://{Bucket}");
        (await aws.FailsAsync(Credentials.Root, "cloudtrail", "create-trail", "--name", "audit", "--s3-bucket-name", Bucket)).ShouldContain("(InsufficientS3BucketPolicyException)");
        await aws.DoAsync("s3api", "put-bucket-policy", "--bucket", Bucket, "--policy", BucketPolicy);
        await aws.DoAsync("cloudtrail", "create-trail", "--name", "audit", "--s3-bucket-name", Bucket, "--is-multi-region-trail", "--no-enable-log-file-validation", "--tags-list", "Key=Team,Value=a");
        await aws.DoAsync("cloudtrail", "put-event-selectors", "--trail-name", "audit", "--advanced-event-selectors", """[{"Name":"writes","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},{"Field":"readOnly","Equals":["false"]}]}]""");
        await aws.DoAsync("cloudtrail", "start-logging", "--name", "audit");
        await aws.DoAsync("iam", "create-user", "--user-name", "alice");
        await aws.DoAsync("iam", "list-users");
        await aws.Emulator.AdvanceAsync(TimeSpan.FromMinutes(6), TestContext.Current.CancellationToken);

        var status = await aws.DoAsync("cloudtrail", "get-trail-status", "--name", "audit");
        status.GetProperty("IsLogging").GetBoolean().ShouldBeTrue();
        status.TryGetProperty("LatestDeliveryTime", out _).ShouldBeTrue();
        await aws.RunsAsync("s3", "sync", $"s3://{Bucket}", folder.FullName);
        await using var file = new GZipStream(folder.GetFiles("*.json.gz", SearchOption.AllDirectories).ShouldHaveSingleItem().OpenRead(), CompressionMode.Decompress);
        using var records = await JsonDocument.ParseAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        records.RootElement.GetProperty("Records").EnumerateArray().Select(record => record.GetProperty("eventName").GetString()).ShouldBe(["StartLogging", "CreateUser"]);
        (await aws.DoAsync("cloudtrail", "describe-trails")).GetProperty("trailList")[0].GetProperty("HasCustomEventSelectors").GetBoolean().ShouldBeTrue();
    }
}
