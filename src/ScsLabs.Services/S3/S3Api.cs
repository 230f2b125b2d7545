namespace ScsLabs.Services.S3;

/// <summary>Amazon Simple Storage Service.</summary>
internal sealed class S3Api : IApi
{
    /// <inheritdoc />
    public static Api Api { get; } = new()
    {
        Name = "s3",
        Protocol = WireProtocol.RestXml,
        Version = "2006-03-01",
        XmlNamespace = "http://s3.amazonaws.com/doc/2006-03-01/",
        TakesAnonymous = true,
        IsFallback = true,
        VirtualHostLabel = "Bucket",
        FormOperation = nameof(PutObject),
        CrossOrigin = BucketCors.HeadersFor,
        HasResource = static (name, view) => view.Find(Bucket.ByName, name) is not null,
        AccessDenied = S3Errors.AccessDenied,
        Invalid = S3Violations.Error,
        Malformed = S3Violations.Error,
        Failure = S3Errors.InternalError,
        CallConditions = CallConditions,
        Trail = S3Trail.OfBuckets,
        Actions = [.. BucketPolicyActions.OnBuckets, .. BucketPolicyActions.OnObjects],
        AwsOperations = OperationList.NamesOf("s3"),
        Bindings = OperationList.BindingsOf("s3"),
    };

    /// <summary>How the request was signed, which bucket policies may demand.</summary>
    /// <remarks>Source: S3 API Reference, "Bucket policy examples using condition keys" and "AWS Signature Version 4 authentication specific policy keys".</remarks>
    internal static IEnumerable<Condition> CallConditions(Call call)
    {
        if (call.Caller.Signature is { } signature)
        {
            yield return new("s3:signatureversion", "AWS4-HMAC-SHA256");
            yield return new("s3:authType", signature.IsOfForm ? "POST" : signature.IsPresigned ? "REST-QUERY-STRING" : "REST-HEADER");
            if (signature.IsPresigned)
            {
                yield return new("s3:signatureAge", ((long)signature.Age.TotalMilliseconds).ToString());
            }

            if (signature.PayloadHash is { } hash)
            {
                yield return new("s3:x-amz-content-sha256", hash);
            }
        }

        if (call.Caller.TlsVersion is { } version)
        {
            yield return new("s3:TlsVersion", version);
        }
    }
}
