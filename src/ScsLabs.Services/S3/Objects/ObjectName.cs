namespace ScsLabs.Services.S3;

/// <summary>The name of an object in a request: the bucket, the key and the version.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="VersionId">The id of the version; null for the current one.</param>
internal sealed record ObjectName(Bucket Bucket, string Key, string? VersionId)
{
    private const int MaxKey = 1024;

    /// <summary>The ARN of the object.</summary>
    public string Arn => $"{Bucket.Arn}/{Key}";

    /// <summary>The condition keys of the bucket's account and the version's id.</summary>
    public IEnumerable<Condition> Conditions =>
    [
        new("aws:ResourceAccount", Bucket.Account.ToString()),
        new("s3:ResourceAccount", Bucket.Account.ToString()),
        .. VersionId is null ? Array.Empty<Condition>() : [new("s3:versionid", VersionId)],
    ];

    /// <summary>Validates and creates a name.</summary>
    /// <exception cref="AwsException">KeyTooLongError, InvalidArgument for an empty version id.</exception>
    public static ObjectName Of(Bucket bucket, string key, string? versionId)
    {
        if (versionId is "")
        {
            throw S3Errors.InvalidArgument("Version id cannot be the empty string", "versionId");
        }

        var size = System.Text.Encoding.UTF8.GetByteCount(key);
        return size <= MaxKey ? new(bucket, key, versionId) : throw S3Errors.KeyTooLong(size);
    }

    /// <summary>Finds the object; null where there is none.</summary>
    public S3Object? Find(WorldView view) => S3Object.In(view, Bucket, Key);

    /// <summary>Finds the version among those of the object; null where there is none.</summary>
    public ObjectVersion? VersionOf(S3Object? existing) => VersionId is null ? existing?.Current : existing?.Find(VersionId);
}
