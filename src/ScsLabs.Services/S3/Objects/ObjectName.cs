namespace ScsLabs.Services.S3;

/// <summary>A key in a bucket, and a version of it, as a request names them.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="VersionId">The version that the request names; null for the current one.</param>
internal sealed record ObjectName(Bucket Bucket, string Key, string? VersionId)
{
    private const int MaxKey = 1024;

    /// <summary>The ARN of the object.</summary>
    public string Arn => $"{Bucket.Arn}/{Key}";

    /// <summary>The condition keys that follow from the name.</summary>
    public IEnumerable<Condition> Conditions =>
    [
        new("aws:ResourceAccount", Bucket.Account.ToString()),
        new("s3:ResourceAccount", Bucket.Account.ToString()),
        .. VersionId is null ? Array.Empty<Condition>() : [new("s3:versionid", VersionId)],
    ];

    /// <summary>The name, if it can be one.</summary>
    /// <exception cref="AwsError">KeyTooLongError, InvalidArgument for an empty version id.</exception>
    public static ObjectName Of(Bucket bucket, string key, string? versionId)
    {
        if (versionId is "")
        {
            throw S3Errors.InvalidArgument("Version id cannot be the empty string", "versionId");
        }

        var size = System.Text.Encoding.UTF8.GetByteCount(key);
        return size <= MaxKey ? new(bucket, key, versionId) : throw S3Errors.KeyTooLong(size);
    }

    /// <summary>The row of the key; null where it was never written.</summary>
    public S3Object? Row(WorldView view) => S3Object.In(view, Bucket, Key);

    /// <summary>The version that is named, among those of the row; null where there is none.</summary>
    public ObjectVersion? VersionOf(S3Object? row) => VersionId is null ? row?.Current : row?.Find(VersionId);
}
