namespace ScsLabs.Services.S3;

/// <summary>The name of an object in a request: the bucket, the key and the version.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="VersionId">The id of the version; null for the current one.</param>
internal sealed record ObjectName(Bucket Bucket, string Key, string? VersionId)
{
    private const int MaxKey = 1024;

    /// <summary>The length of a version's id. AWS says no more of its form.</summary>
    private const int VersionIdLength = 32;

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
    /// <exception cref="AwsException">KeyTooLongError, InvalidArgument for an id that no version can have.</exception>
    public static ObjectName Of(Bucket bucket, string key, string? versionId)
    {
        if (versionId is "")
        {
            throw S3Errors.InvalidArgument("Version id cannot be the empty string", "versionId", "");
        }

        if (versionId is not null and not ObjectVersion.Null && !IsVersionId(versionId))
        {
            throw S3Errors.InvalidVersionId(versionId);
        }

        var size = System.Text.Encoding.UTF8.GetByteCount(key);
        return size <= MaxKey ? new(bucket, key, versionId) : throw S3Errors.KeyTooLong(size);
    }

    /// <summary>Requires of a name with a version that the bucket has versions beside <c>null</c>.</summary>
    /// <exception cref="AwsException">InvalidArgument.</exception>
    public void RequireVersions()
    {
        if (VersionId is not null and not ObjectVersion.Null && Bucket.Versioning is null)
        {
            throw S3Errors.InvalidVersionId(VersionId);
        }
    }

    /// <summary>Finds the object; null where there is none.</summary>
    public S3Object? Find(WorldView view) => S3Object.In(view, Bucket, Key);

    /// <summary>Finds the version among those of the object; null where there is none.</summary>
    public ObjectVersion? VersionOf(S3Object? existing) => VersionId is null ? existing?.Current : existing?.Find(VersionId);

    private static bool IsVersionId(string text) => text.Length == VersionIdLength && text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');
}
