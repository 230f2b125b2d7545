using System.Globalization;

namespace ScsLabs.Services.S3;

/// <summary>Writes <c>x-amz-expiration</c>: when a bucket's lifecycle deletes a version.</summary>
internal static class LifecycleExpiry
{
    /// <summary>The header's value; null where no rule deletes the version.</summary>
    public static string? Shown(Bucket bucket, string key, ObjectVersion version, WorldView view) =>
        BucketLifecycle.Of(bucket, view) is { } lifecycle && new LifecycleActions(lifecycle, version.LastModified).ExpiryOf(key, version) is { } expiry
            ? $"expiry-date=\"{expiry.At.ToString("r", CultureInfo.InvariantCulture)}\", rule-id=\"{Uri.EscapeDataString(expiry.RuleId)}\""
            : null;
}
