using System.Globalization;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Writes the lines of server access logs. A hyphen stands for what isn't known, such as times that the emulator doesn't measure.</summary>
/// <remarks>Source: S3 User Guide, LogFormat.</remarks>
internal static class AccessLogLine
{
    private const int Longest = 8 * 1024;
    private const string None = "-";

    private static readonly Dictionary<string, string> Resources = new(StringComparer.Ordinal)
    {
        ["delete"] = "MULTI_OBJECT_DELETE",
        ["legal-hold"] = "OBJECT_LOCK_LEGALHOLD",
        ["logging"] = "LOGGING_STATUS",
        ["object-lock"] = "OBJECT_LOCK_CONFIGURATION",
        ["ownershipControls"] = "OWNERSHIP_CONTROLS",
        ["partNumber"] = "PART",
        ["policy"] = "BUCKETPOLICY",
        ["policyStatus"] = "POLICY_STATUS",
        ["publicAccessBlock"] = "PUBLIC_ACCESS_BLOCK",
        ["retention"] = "OBJECT_LOCK_RETENTION",
        ["uploadId"] = "UPLOAD",
        ["versions"] = "BUCKETVERSIONS",
    };

    private static readonly Dictionary<string, HttpBinding> Bindings = S3Api.Api.Bindings.ToDictionary(static binding => binding.Name, StringComparer.Ordinal);

    /// <summary>The line of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="target">The bucket or object that it is logged for.</param>
    /// <param name="bucket">The bucket.</param>
    public static string Of(FinishedCall call, LoggedTarget target, Bucket bucket)
    {
        var (start, caller) = (call.Start, call.Start.Caller);
        var (sent, size, version) = target.IsSource ? (null, null, null) : Sizes(call);
        var binding = Bindings.GetValueOrDefault(call.OperationName);
        string[] fields =
        [
            CanonicalUser.IdOf(bucket.Account),
            bucket.Name,
            start.Now.UtcDateTime.ToString("'['dd'/'MMM'/'yyyy':'HH':'mm':'ss' +0000]'", CultureInfo.InvariantCulture),
            caller?.SourceIp?.ToString() ?? None,
            Requester(caller),
            start.RequestId,
            target.IsSource ? "REST.COPY.OBJECT_GET" : target.IsOfBatch ? "BATCH.DELETE.OBJECT" : OperationOf(call.OperationName, binding),
            target.Key is { } key ? Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal) : None,
            target.IsOfBatch ? None : Quoted(start.RequestLine),
            $"{call.Error?.Status ?? (target.IsOfBatch ? StatusOf(target.ErrorCode) : binding?.Status ?? 200)}",
            call.Error?.Code ?? target.ErrorCode ?? None,
            $"{sent}" is { Length: > 0 } bytes ? bytes : None,
            $"{size}" is { Length: > 0 } length ? length : None,
            None,
            None,
            Quoted(caller?.Referer),
            Quoted(caller?.UserAgent),
            version ?? None,
            None,
            caller?.Signature is null ? None : "SigV4",
            None,
            caller?.Signature is { } signature ? signature.IsPresigned ? "QueryString" : "AuthHeader" : None,
            caller?.Endpoint?.Split("://")[^1] ?? None,
            caller?.TlsVersion is { } tls ? $"TLSv{tls}" : None,
            None,
            None,
        ];
        var line = string.Join(' ', fields);
        return line.Length <= Longest ? line : line[..Longest];
    }

    /// <summary>The operation, such as <c>REST.GET.OBJECT</c>: the method, and what it is about.</summary>
    private static string OperationOf(string operation, HttpBinding? binding)
    {
        if (binding is null)
        {
            return $"REST.{operation}";
        }

        var isOfObject = binding.Labels.Count > 1;
        var part = binding.Query.Select(static wanted => wanted.Name).FirstOrDefault(static name => name is not ("list-type" or "attributes"));
        var resource = part switch
        {
            null => isOfObject ? "OBJECT" : "BUCKET",
            "tagging" when isOfObject => "OBJECT_TAGGING",
            _ => Resources.GetValueOrDefault(part) ?? part.ToUpperInvariant(),
        };
        return $"REST.{(binding.Headers.Contains("x-amz-copy-source", StringComparer.Ordinal) ? "COPY" : binding.Method)}.{resource}";
    }

    /// <summary>The status of one of many deletions.</summary>
    private static int StatusOf(string? error) => error switch
    {
        null => 204,
        "AccessDenied" => 403,
        "PreconditionFailed" => 412,
        "NoSuchKey" => 404,
        _ => 400,
    };

    private static string Requester(Caller? caller) => caller?.Principal switch
    {
        null or { Kind: PrincipalKind.Anonymous } => None,
        { Kind: PrincipalKind.Service } service => $"svc:{service.Name}",
        { Kind: PrincipalKind.Root, Account: { } account } => CanonicalUser.IdOf(account),
        { } principal => principal.Name,
    };

    /// <summary>The bytes sent, the size of the object, and its version.</summary>
    private static (long? Sent, long? Size, string? VersionId) Sizes(FinishedCall call) => call switch
    {
        { Result: GetObject.Result read } => (read.Body.Length, read.Object.ContentRange?.Split('/')[^1] is { } whole ? long.Parse(whole, CultureInfo.InvariantCulture) : read.Body.Length, read.Object.VersionId),
        { Result: HeadObject.Result head } => (null, head.Object.ContentLength, head.Object.VersionId),
        { Request: PutObject put, Result: PutObject.Result written } => (null, (put.Body ?? Body.Empty).Length, written.VersionId),
        { Request: UploadPart part } => (null, (part.Body ?? Body.Empty).Length, null),
        { Result: DeleteObject.Result deleted } => (null, null, deleted.VersionId),
        _ => (null, null, null),
    };

    /// <summary>A text from the client in quotation marks. Those within it, and line ends, would make two fields or lines of one.</summary>
    private static string Quoted(string? text) => text is null ? "\"-\"" : $"\"{string.Concat(text.Select(static character => character == '"' ? "%22" : char.IsControl(character) ? "%0A" : character.ToString()))}\"";
}
