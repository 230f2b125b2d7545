using System.IO.Compression;
using System.Text.Json;
using Amazon.S3.Model;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.Tests.Ec2;

namespace ScsLabs.Services.Tests.CloudTrail;

/// <summary>An account whose calls CloudTrail records, with a bucket for its trails.</summary>
public abstract class CloudTrailWorld : NetworkWorld
{
    private protected const string Bucket = "the-trails-of-a-test";
    private protected const string Name = "audit";

    private protected CloudTrailClient CloudTrail => Aws.A.Root.CloudTrail;

    private protected string TrailArn => $"arn:aws:cloudtrail:us-east-1:{Aws.A.Id}:trail/{Name}";

    /// <summary>The events with a name, the latest first, as JSON.</summary>
    private protected static async Task<IReadOnlyList<JsonElement>> EventsAsync(CloudTrailClient client, string name)
    {
        var found = await client.LookupEventsAsync(new() { LookupAttributes = [new(LookupAttributeKey.EventName, name)] }, Token);
        return [.. found.Events.Select(one => JsonElement.Parse(one.CloudTrailEvent))];
    }

    /// <summary>The one event with a name.</summary>
    private protected async Task<JsonElement> EventAsync(string name, CloudTrailClient? client = null) => (await EventsAsync(client ?? CloudTrail, name)).ShouldHaveSingleItem();

    /// <summary>The bucket policy that AWS documents, for one trail.</summary>
    private protected string BucketPolicy(string? sourceArn = null, string prefix = "") => $$$"""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::{{{Bucket}}}","Condition":{"StringEquals":{"aws:SourceArn":"{{{sourceArn ?? TrailArn}}}"} } },
          {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::{{{Bucket}}}/{{{prefix}}}AWSLogs/{{{Aws.A.Id}}}/*","Condition":{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control","aws:SourceArn":"{{{sourceArn ?? TrailArn}}}"} } }]}
        """;

    /// <summary>A bucket that a trail may deliver to.</summary>
    private protected async Task NewBucketAsync(string prefix = "")
    {
        await Aws.A.Root.S3.PutBucketAsync(Bucket, Token);
        await Aws.A.Root.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = BucketPolicy(prefix: prefix) }, Token);
    }

    /// <summary>A trail that logs.</summary>
    private protected async Task LogAsync(bool isMultiRegion = false, IReadOnlyList<EventSelector>? selectors = null, IReadOnlyList<AdvancedEventSelector>? advanced = null)
    {
        await NewBucketAsync();
        await CloudTrail.CreateTrailAsync(new(Name, Bucket) { IsMultiRegionTrail = isMultiRegion }, Token);
        if ((selectors ?? (object?)advanced) is not null)
        {
            await CloudTrail.PutEventSelectorsAsync(new(Name, selectors, advanced), Token);
        }

        await CloudTrail.StartLoggingAsync(new(Name), Token);
    }

    /// <summary>The keys of the files that were delivered.</summary>
    private protected async Task<IReadOnlyList<string>> FilesAsync() =>
        [.. ((await Aws.A.Root.S3.ListObjectsV2Async(new() { BucketName = Bucket }, Token)).S3Objects ?? []).Select(file => file.Key).Where(key => key.EndsWith(".gz", StringComparison.Ordinal))];

    /// <summary>The records that were delivered, in all files.</summary>
    private protected async Task<IReadOnlyList<JsonElement>> RecordsAsync()
    {
        var records = new List<JsonElement>();
        foreach (var key in await FilesAsync())
        {
            using var file = await Aws.A.Root.S3.GetObjectAsync(new GetObjectRequest { BucketName = Bucket, Key = key }, Token);
            await using var text = new GZipStream(file.ResponseStream, CompressionMode.Decompress);
            records.AddRange((await JsonDocument.ParseAsync(text, cancellationToken: Token)).RootElement.GetProperty("Records").EnumerateArray());
        }

        return records;
    }

    /// <summary>The names of the events that were delivered.</summary>
    private protected async Task<IReadOnlyList<string>> DeliveredAsync() => [.. (await RecordsAsync()).Select(record => record.GetProperty("eventName").GetString()!)];

    /// <summary>The time after which what was logged is delivered.</summary>
    private protected Task LaterAsync() => Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(6), Token);

    /// <summary>The call must be refused by CloudTrail with this code and, where one is given, this text.</summary>
    private protected static async Task RefusesAsync(string code, Func<Task> call, string? text = null)
    {
        var error = await Should.ThrowAsync<AwsException>(call);
        error.Code.ShouldBe(code, error.Message);
        if (text is not null)
        {
            error.Message.ShouldBe(text);
        }
    }
}
