namespace ScsLabs.Protocols.Rest;

/// <summary>Virtual-hosted-style requests: <c>bucket.s3.us-east-1.amazonaws.com</c>, <c>bucket.localhost</c>. With any other host, the bucket is in the path.</summary>
/// <remarks>Sources: S3 User Guide, VirtualHosting; dual-stack-endpoints.</remarks>
internal static class VirtualHost
{
    private static readonly string[] Endpoints = [".s3.localhost.localstack.cloud", ".localhost.localstack.cloud", ".s3.localhost", ".localhost"];

    private static readonly string[] NoBuckets = ["s3"];

    /// <summary>The bucket in a Host header; null for none.</summary>
    public static string? BucketOf(string? host)
    {
        if (host is null || host.StartsWith('['))
        {
            return null;
        }

        var name = host.Split(':')[0];
        foreach (var endpoint in Endpoints)
        {
            if (name.EndsWith(endpoint, StringComparison.OrdinalIgnoreCase))
            {
                var bucket = name[..^endpoint.Length];
                return NoBuckets.Contains(bucket, StringComparer.OrdinalIgnoreCase) ? null : bucket;
            }
        }

        return name.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) ? OfAws(name[..^".amazonaws.com".Length]) : null;
    }

    /// <summary>The bucket in <c>bucket.s3</c>, <c>bucket.s3.eu-west-1</c>, <c>bucket.s3.dualstack.eu-west-1</c>, <c>bucket.s3-eu-west-1</c>: all before S3's last part.</summary>
    private static string? OfAws(string name)
    {
        var parts = name.Split('.');
        var s3 = Array.FindLastIndex(parts, part => part == "s3" || part.StartsWith("s3-", StringComparison.Ordinal));
        return s3 > 0 && parts[(s3 + 1)..] is ([] or [_] or ["dualstack", _]) ? string.Join('.', parts[..s3]) : null;
    }
}
