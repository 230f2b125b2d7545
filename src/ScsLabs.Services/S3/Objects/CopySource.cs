namespace ScsLabs.Services.S3;

/// <summary>The source of a copy, as <c>x-amz-copy-source</c> names it: <c>/bucket/key?versionId=…</c>, percent-encoded.</summary>
internal sealed record CopySource(string Bucket, string Key, string? VersionId)
{
    private const string Header = "x-amz-copy-source";
    private const string Version = "?versionId=";

    /// <summary>The bucket and the key, as in the condition key <c>s3:x-amz-copy-source</c>.</summary>
    public string Name => $"{Bucket}/{Key}";

    /// <summary>Reads the header.</summary>
    /// <exception cref="AwsException">InvalidArgument, NotImplemented for an access point.</exception>
    public static CopySource Parse(string header)
    {
        var question = header.LastIndexOf(Version, StringComparison.Ordinal);
        var versionId = question < 0 ? null : header[(question + Version.Length)..];
        var path = Uri.UnescapeDataString(question < 0 ? header : header[..question]);
        if (path.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw AwsException.NotEmulated("access points");
        }

        var name = path.TrimStart('/');
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < name.Length - 1 && versionId != ""
            ? new(name[..slash], name[(slash + 1)..], versionId)
            : throw S3Errors.InvalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey", Header, header);
    }

    /// <summary>Finds the version that is copied.</summary>
    public VersionInBucket Target(string? expectedOwner, Call call)
    {
        var bucket = S3.Bucket.Anywhere(Bucket, expectedOwner, call);
        return VersionInBucket.Of(bucket, Key, VersionId, call);
    }
}
