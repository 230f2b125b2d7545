using System.Text;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>What GetObject and HeadObject ask in common.</summary>
internal interface IObjectRead
{
    string Bucket { get; }

    string Key { get; }

    string? IfMatch { get; }

    DateTimeOffset? IfModifiedSince { get; }

    string? IfNoneMatch { get; }

    DateTimeOffset? IfUnmodifiedSince { get; }

    string? Range { get; }

    string? ResponseCacheControl { get; }

    string? ResponseContentDisposition { get; }

    string? ResponseContentEncoding { get; }

    string? ResponseContentLanguage { get; }

    string? ResponseContentType { get; }

    DateTimeOffset? ResponseExpires { get; }

    string? VersionId { get; }

    int? PartNumber { get; }

    string? ExpectedBucketOwner { get; }

    ChecksumMode? ChecksumMode { get; }
}

/// <summary>Whether an answer shall tell the object's checksum.</summary>
public enum ChecksumMode
{
    /// <summary>It shall.</summary>
    [Wire("ENABLED")]
    Enabled,
}

/// <summary>An object, or a part of it, as it is read.</summary>
/// <param name="Version">The version.</param>
/// <param name="VersionId">Its id, as the answer shows it.</param>
/// <param name="Body">The bytes that were asked for.</param>
/// <param name="ContentRange">Which these are, where they aren't all.</param>
/// <param name="Checksum">The checksum, where the answer shall tell it.</param>
/// <param name="Headers">The headers, as the object has them or the request wishes them.</param>
/// <param name="PartsCount">Of how many parts it was made, where a part is asked for.</param>
/// <param name="TagCount">How many tags it has, where it has any.</param>
internal sealed record ObjectReading(
    ObjectVersion Version,
    string? VersionId,
    Body Body,
    string? ContentRange,
    ObjectChecksum? Checksum,
    ObjectHeaders Headers,
    int? PartsCount,
    int? TagCount)
{
    /// <summary>The user's metadata as headers have them.</summary>
    public IReadOnlyDictionary<string, string> Metadata => Version.Metadata.Values.All(static value => Ascii.IsValid(value))
        ? Version.Metadata
        : Version.Metadata.ToImmutableDictionary(static entry => entry.Key, static entry => MailSafe(entry.Value), StringComparer.Ordinal);

    /// <summary>What reading asks for.</summary>
    public static Ask Ask(IObjectRead request, Call call) => Target(request, call).AskVersioned("s3:GetObject", "s3:GetObjectVersion", call);

    /// <summary>Reads.</summary>
    /// <exception cref="AwsError">What GetObject answers.</exception>
    public static ObjectReading Of(IObjectRead request, Call call, AsCaller aws)
    {
        var target = Target(request, call);
        var version = target.OrNotFound(call);
        new Preconditions(request.IfMatch, request.IfNoneMatch, request.IfModifiedSince, request.IfUnmodifiedSince).RequireForRead(version);

        // What is known of an object isn't encrypted, but for its checksum, which tells of the bytes.
        if (request is GetObject || request.ChecksumMode is not null)
        {
            Encryptions.RequireReadable(version.Encryption, target.Bucket, aws);
        }

        var range = request.PartNumber is { } number ? PartOf(request, version, number) : ByteRange.Of(request.Range, version.Body.Length);
        return new(
            version,
            target.Bucket.Shown(version),
            range is { } part ? version.Body.Slice(part.Offset, part.Length) : version.Body,
            range?.ContentRange(version.Body.Length),
            request.ChecksumMode is not null && request.Range is null ? version.Checksum : null,
            Wished(request, version.Headers, call),
            request.PartNumber is not null && !version.Parts.IsEmpty ? version.Parts.Count : null,
            version.TagSet.IsEmpty ? null : version.TagSet.Count);
    }

    /// <summary>What isn't ASCII as RFC 2047 has it. Source: S3 User Guide, UsingMetadata, "User-defined object metadata".</summary>
    private static string MailSafe(string value) => Ascii.IsValid(value) ? value : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}?=";

    private static ObjectInBucket Target(IObjectRead request, Call call) => ObjectInBucket.Read(request.Bucket, request.Key, request.VersionId, request.ExpectedBucketOwner, call);

    private static ByteRange? PartOf(IObjectRead request, ObjectVersion version, int number)
    {
        if (request.Range is not null)
        {
            throw S3Errors.InvalidRequest("Cannot specify both Range header and partNumber query parameter");
        }

        if (version.Parts.IsEmpty)
        {
            return number == 1 ? version.Body.Length == 0 ? null : new ByteRange(0, version.Body.Length) : throw S3Errors.InvalidPartNumber();
        }

        var index = version.Parts.FindIndex(part => part.PartNumber == number);
        return index < 0 ? throw S3Errors.InvalidPartNumber() : new ByteRange(version.Parts.Take(index).Sum(part => part.Size), version.Parts[index].Size);
    }

    /// <summary>Signed requests may wish for other headers than the object has.</summary>
    private static ObjectHeaders Wished(IObjectRead request, ObjectHeaders own, Call call)
    {
        var wished = new ObjectHeaders(
            request.ResponseCacheControl, request.ResponseContentDisposition, request.ResponseContentEncoding, request.ResponseContentLanguage, request.ResponseContentType, request.ResponseExpires?.ToString("r"));
        if (wished != new ObjectHeaders() && call.Caller.Principal.Kind == PrincipalKind.Anonymous)
        {
            throw S3Errors.InvalidRequest("Request specific response headers cannot be used for anonymous GET requests.");
        }

        RequireHeader(wished.CacheControl, "response-cache-control");
        RequireHeader(wished.ContentDisposition, "response-content-disposition");
        RequireHeader(wished.ContentEncoding, "response-content-encoding");
        RequireHeader(wished.ContentLanguage, "response-content-language");
        RequireHeader(wished.ContentType, "response-content-type");
        return new(
            wished.CacheControl ?? own.CacheControl,
            wished.ContentDisposition ?? own.ContentDisposition,
            wished.ContentEncoding ?? own.ContentEncoding,
            wished.ContentLanguage ?? own.ContentLanguage,
            wished.ContentType ?? own.ContentType,
            wished.Expires ?? own.Expires);
    }

    /// <summary>Returns if a header can have the value: a query string holds characters that no header does, line ends among them.</summary>
    private static void RequireHeader(string? value, string parameter)
    {
        if (value?.Any(static character => character > 'ÿ' || char.IsControl(character)) == true)
        {
            throw S3Errors.InvalidArgument("Header value cannot be represented using ISO-8859-1.", parameter, value);
        }
    }
}
