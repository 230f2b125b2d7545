using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services.Config;

/// <summary>Writes into the bucket of a delivery channel: with the recorder's role or, where that may not, as AWS Config itself.</summary>
/// <remarks>Source: AWS Config Developer Guide, s3-bucket-policy.</remarks>
internal static class Deliveries
{
    private const string SessionName = "AWSConfig-BucketConfigCheck";
    private const string CheckFile = "ConfigWritabilityCheckFile";

    /// <summary>Requires that a channel's bucket can be written to, and writes a file that shows it.</summary>
    /// <exception cref="AwsException">The bucket doesn't exist, the role doesn't trust AWS Config, or neither may write.</exception>
    public static void Check(DeliveryChannelView channel, RecorderRow recorder, Draft draft, AsCaller aws)
    {
        if (channel.S3BucketName is not { Length: > 0 } bucket || draft.Find(Bucket.ByName, bucket) is null)
        {
            throw ConfigErrors.NoSuchBucket(channel.S3BucketName ?? "null");
        }

        var key = $"{FolderOf(channel, recorder.Account)}{CheckFile}";
        if (!Writes(AsRole(recorder, bucket, draft, aws), bucket, key) && !Writes(AsService(recorder, aws), bucket, key))
        {
            throw ConfigErrors.InsufficientDeliveryPolicy(bucket, $"unable to write to bucket, provided s3 key prefix is '{channel.S3KeyPrefix ?? "null"}', provided kms key is 'null'");
        }
    }

    /// <summary>The beginning of the keys of all that is delivered.</summary>
    public static string FolderOf(DeliveryChannelView channel, AccountId account) => $"{(channel.S3KeyPrefix is { Length: > 0 } prefix ? $"{prefix}/" : "")}AWSLogs/{account}/Config/";

    private static AsCaller AsService(RecorderRow recorder, AsCaller aws) => aws.As(Principal.OfService(ConfigService.Principal), recorder.Account, ConfigService.SourceArn(recorder.Place));

    private static AsCaller AsRole(RecorderRow recorder, string bucket, Draft draft, AsCaller aws)
    {
        try
        {
            var assumed = AsService(recorder, aws).Call(new AssumeRole(recorder.RoleArn, SessionName));
            return aws.As(draft.Find<Session>(Place.Global, assumed.Credentials.AccessKeyId)!.Principal);
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            throw ConfigErrors.InsufficientDeliveryPolicy(bucket, $"unable to assume role: {recorder.RoleArn}");
        }
    }

    private static bool Writes(AsCaller who, string bucket, string key)
    {
        try
        {
            who.Call(new PutObject(bucket, key) { Body = Body.Empty, ChecksumAlgorithm = ChecksumAlgorithm.Crc64Nvme });
            return true;
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            return false;
        }
    }
}
