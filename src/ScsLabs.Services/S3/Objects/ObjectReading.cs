using System.Text;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Reads objects for GetObject and HeadObject.</summary>
internal static class ObjectReading
{
    /// <summary>Creates the ask to read the object or its version.</summary>
    public static Ask Ask(string bucket, string key, ObjectReadOptions options, Call call) => Target(bucket, key, options, call).AskVersioned("s3:GetObject", "s3:GetObjectVersion", call);

    /// <summary>Reads an object or a range of it.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key.</param>
    /// <param name="options">The other members of the request.</param>
    /// <param name="readsBytes">Whether the answer contains the bytes.</param>
    /// <param name="call">The call.</param>
    /// <param name="aws">Calls KMS as the caller.</param>
    /// <exception cref="AwsException">The errors of GetObject.</exception>
    public static (Body Body, ObjectDescription Description) Of(string bucket, string key, ObjectReadOptions options, bool readsBytes, Call call, AsCaller aws)
    {
        var target = Target(bucket, key, options, call);
        var version = target.OrNotFound(call);
        options.Preconditions.RequireForRead(version);

        if (readsBytes && version.IsArchived)
        {
            throw S3Errors.InvalidObjectState(version.StorageClass!.Value);
        }

        // What is known of an object isn't encrypted, but for its checksum, which tells of the bytes.
        if (readsBytes || options.ChecksumMode is not null)
        {
            Encryptions.RequireReadable(version.Encryption, target.Bucket, aws);
        }

        var range = options.PartNumber is { } number ? PartOf(options, version, number) : ByteRange.Of(options.Range, version.Body.Length);
        var body = range is { } part ? version.Body.Slice(part.Offset, part.Length) : version.Body;
        var checksum = options.ChecksumMode is not null && options.Range is null ? version.Checksum : null;
        var retention = version.Retention is { } set && call.IsAllowed(target.Ask("s3:GetObjectRetention", call)) ? set : null;
        var headers = Overrides(options, call).Or(version.Headers);
        return (body, new()
        {
            AcceptRanges = "bytes",
            LastModified = version.LastModified,
            ContentLength = body.Length,
            ETag = version.QuotedETag,
            Checksum = ChecksumHeaders.Of(checksum),
            ChecksumType = checksum?.Type,
            VersionId = target.Bucket.Shown(version),
            Headers = headers with { ContentType = headers.ContentType ?? "binary/octet-stream" },
            ContentRange = range?.ContentRange(version.Body.Length),
            Encryption = EncryptionHeaders.Of(version.Encryption),
            Metadata = Shown(version.Metadata),
            StorageClass = version.StorageClass,
            Expiration = LifecycleExpiry.Shown(target.Bucket, key, version, call.View),
            ObjectLockMode = retention?.Mode,
            ObjectLockRetainUntilDate = retention?.Until,
            ObjectLockLegalHoldStatus = version.LegalHold is { } hold && call.IsAllowed(target.Ask("s3:GetObjectLegalHold", call)) ? hold : null,
            PartsCount = options.PartNumber is not null && !version.Parts.IsEmpty ? version.Parts.Count : null,
            TagCount = version.TagSet.IsEmpty ? null : version.TagSet.Count,
        });
    }

    /// <summary>The user-defined metadata as in headers.</summary>
    private static IReadOnlyDictionary<string, string> Shown(IReadOnlyDictionary<string, string> metadata) => metadata.Values.All(static value => Ascii.IsValid(value))
        ? metadata
        : metadata.ToImmutableDictionary(static entry => entry.Key, static entry => MailSafe(entry.Value), StringComparer.Ordinal);

    /// <summary>Encodes a value that isn't ASCII as RFC 2047 has it. Source: S3 User Guide, UsingMetadata, "User-defined object metadata".</summary>
    private static string MailSafe(string value) => Ascii.IsValid(value) ? value : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";

    private static VersionInBucket Target(string bucket, string key, ObjectReadOptions options, Call call) => VersionInBucket.Of(bucket, key, options.VersionId, options.ExpectedBucketOwner, call);

    private static ByteRange? PartOf(ObjectReadOptions options, ObjectVersion version, int number)
    {
        if (options.Range is not null)
        {
            throw S3Errors.InvalidRequest("Cannot specify both Range header and partNumber query parameter");
        }

        if (version.Parts.IsEmpty)
        {
            return number == 1 ? version.Body.Length == 0 ? null : new ByteRange(0, version.Body.Length) : throw PartErrors.NoSuchPart(number, 1);
        }

        var index = version.Parts.FindIndex(part => part.PartNumber == number);
        return index < 0 ? throw PartErrors.NoSuchPart(number, version.Parts.Count) : new ByteRange(version.Parts.Take(index).Sum(part => part.Size), version.Parts[index].Size);
    }

    /// <summary>Validates the headers that override those of the object, which only signed requests may have.</summary>
    private static ObjectHeaders Overrides(ObjectReadOptions options, Call call)
    {
        var headers = options.ResponseHeaders;
        if (headers != new ObjectHeaders() && call.Caller.Principal.Kind == PrincipalKind.Anonymous)
        {
            throw S3Errors.InvalidRequest("Request specific response headers cannot be used for anonymous GET requests.");
        }

        RequireHeader(headers.CacheControl, "response-cache-control");
        RequireHeader(headers.ContentDisposition, "response-content-disposition");
        RequireHeader(headers.ContentEncoding, "response-content-encoding");
        RequireHeader(headers.ContentLanguage, "response-content-language");
        RequireHeader(headers.ContentType, "response-content-type");
        return headers;
    }

    /// <summary>Throws unless a header can have the value: a query string can contain characters that no header does, such as line breaks.</summary>
    private static void RequireHeader(string? value, string parameter)
    {
        if (value?.Any(static character => character > 'ÿ' || char.IsControl(character)) == true)
        {
            throw S3Errors.InvalidArgument("Header value cannot be represented using ISO-8859-1.", parameter, value);
        }
    }
}
