using System.IO.Compression;
using System.Text.Json;
using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>Snapshots of all that was recorded, which are delivered to the channel's bucket. Source: AWS Config Developer Guide, deliver-snapshot-cli.</summary>
public sealed class SnapshotTests : ConfigWorld
{
    [Fact]
    public async Task A_snapshot_has_all_resources_that_are_there()
    {
        await RecordAsync();
        var vpc = await NewVpcAsync();
        await NewGatewayAsync(vpc);
        var gone = await NewVpcAsync();
        await Ec2.DeleteVpcAsync(new Amazon.EC2.Model.DeleteVpcRequest { VpcId = gone }, Token);
        await Backend.Emulator.SettleAsync(Token);

        var id = (await Config.DeliverConfigSnapshotAsync(new("default"), Token)).ConfigSnapshotId;

        var now = (await StatusAsync()).LastAttemptTime!.Value;
        var key = (await KeysAsync()).Single(key => key.Contains(id, StringComparison.Ordinal));
        key.ShouldBe($"AWSLogs/{Aws.A.Id}/Config/us-east-1/{now.Year}/{now.Month}/{now.Day}/ConfigSnapshot/{Aws.A.Id}_Config_us-east-1_ConfigSnapshot_{now:yyyyMMdd'T'HHmmss'Z'}_{id}.json.gz");
        var snapshot = await ReadAsync(key);
        snapshot.GetProperty("configSnapshotId").GetString().ShouldBe(id);
        var items = snapshot.GetProperty("configurationItems").EnumerateArray().ToDictionary(item => item.GetProperty("resourceId").GetString()!, StringComparer.Ordinal);
        items[vpc].GetProperty("configuration").GetProperty("vpcId").GetString().ShouldBe(vpc);
        items["config"].GetProperty("supplementaryConfiguration").GetProperty("BucketPolicy").TryGetProperty("policyText", out _).ShouldBeTrue();
        items.ShouldNotContainKey(gone);
    }

    [Fact]
    public async Task A_delivery_that_the_bucket_refuses_shows_in_the_channel_s_status()
    {
        await RecordAsync();
        await Config.DeliverConfigSnapshotAsync(new("default"), Token);
        var success = (await StatusAsync()).LastSuccessfulTime;
        success.ShouldNotBeNull();
        await Aws.A.Root.S3.PutBucketPolicyAsync("config", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::config/*"}]}""", Token);

        await Config.DeliverConfigSnapshotAsync(new("default"), Token);

        var status = await StatusAsync();
        (status.LastStatus, status.LastErrorCode, status.LastSuccessfulTime).ShouldBe((DeliveryStatus.Failure, "AccessDenied", success));
        (await KeysAsync()).Count(key => key.Contains("ConfigSnapshot", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_bucket_that_wants_TLS_is_delivered_to()
    {
        await RecordAsync();
        await Aws.A.Root.S3.PutBucketPolicyAsync("config", """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::config","arn:aws:s3:::config/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""", Token);

        await Config.DeliverConfigSnapshotAsync(new("default"), Token);

        (await StatusAsync()).LastStatus.ShouldBe(DeliveryStatus.Success);
    }

    [Fact]
    public async Task A_channel_with_a_frequency_delivers_by_itself_while_something_is_recorded()
    {
        await RecordAsync();
        await Config.PutDeliveryChannelAsync(new(new() { S3BucketName = "config", S3KeyPrefix = "some", ConfigSnapshotDeliveryProperties = new(MaximumExecutionFrequency.SixHours) }), Token);
        (await StatusAsync()).NextDeliveryTime.ShouldNotBeNull();

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(13), Token);
        await Aws.A.Root.S3.DeleteBucketPolicyAsync("config", Token);
        (await SnapshotsAsync()).ShouldBe(2);
        await Config.StopConfigurationRecorderAsync(new(Recorder), Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(13), Token);
        (await SnapshotsAsync()).ShouldBe(2);

        async Task<int> SnapshotsAsync() => (await KeysAsync()).Count(key => key.StartsWith("some/AWSLogs/", StringComparison.Ordinal) && key.Contains("ConfigSnapshot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_recorder_that_records_or_a_channel_nothing_is_delivered()
    {
        await RecordAsync();

        await ConfigRefusesAsync("NoSuchDeliveryChannelException", () => Config.DeliverConfigSnapshotAsync(new("other"), Token));
        await ConfigRefusesAsync("NoSuchDeliveryChannelException", () => Config.DescribeDeliveryChannelStatusAsync(new(["other"]), Token));
        await Config.StopConfigurationRecorderAsync(new(Recorder), Token);
        await ConfigRefusesAsync("NoRunningConfigurationRecorderException", () => Config.DeliverConfigSnapshotAsync(new("default"), Token));
        await Config.DeleteConfigurationRecorderAsync(new(Recorder), Token);
        await ConfigRefusesAsync("NoAvailableConfigurationRecorderException", () => Config.DeliverConfigSnapshotAsync(new("default"), Token));
    }

    private async Task<ConfigExportDeliveryInfo> StatusAsync()
    {
        await Backend.Emulator.SettleAsync(Token);
        return (await Config.DescribeDeliveryChannelStatusAsync(new(["default"]), Token)).DeliveryChannelsStatus.Single().ConfigSnapshotDeliveryInfo;
    }

    private async Task<IReadOnlyList<string>> KeysAsync() => [.. ((await Aws.A.Root.S3.ListObjectsV2Async(new() { BucketName = "config" }, Token)).S3Objects ?? []).Select(found => found.Key)];

    private async Task<JsonElement> ReadAsync(string key)
    {
        using var found = await Aws.A.Root.S3.GetObjectAsync("config", key, Token);
        await using var gzip = new GZipStream(found.ResponseStream, CompressionMode.Decompress);
        using var document = await JsonDocument.ParseAsync(gzip, cancellationToken: Token);
        return document.RootElement.Clone();
    }
}
