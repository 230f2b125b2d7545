namespace ScsLabs.Services.S3;

/// <summary>S3's errors.</summary>
/// <remarks>Source: S3 API Reference, "Error responses".</remarks>
internal static class S3Errors
{
    /// <summary>A refusal; its reason is told to the owner's own account only.</summary>
    public static AwsException AccessDenied(string reason) => new("AccessDenied", 403, reason.Length == 0 ? "Access Denied" : reason);

    public static AwsException AccessControlListNotSupported() => new("AccessControlListNotSupported", 400, "The bucket does not allow ACLs");

    /// <summary>What Block Public Access doesn't let be set.</summary>
    public static AwsException Blocked(Call call, Bucket bucket, string action, string arn, string what, string setting) => AccessDenied(bucket.TellsTo(call) == RefusalDetail.Reason
        ? $"User: {call.Caller.Principal.Name} is not authorized to perform: {action} on resource: {Bucket.Shown(arn)} because {what} are prevented by the {setting} setting in S3 Block Public Access"
        : "");

    public static AwsException BadDigest(string algorithm) => new("BadDigest", 400, $"The {algorithm} you specified did not match the calculated checksum.");

    public static AwsException BucketAlreadyExists(string bucket) =>
        new("BucketAlreadyExists", 409, "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.") { Details = [new("BucketName", bucket)] };

    public static AwsException BucketAlreadyOwnedByYou(string bucket) =>
        new("BucketAlreadyOwnedByYou", 409, "Your previous request to create the named bucket succeeded and you already own it.") { Details = [new("BucketName", bucket)] };

    public static AwsException BucketNotEmpty(string bucket, bool hasVersions) =>
        new("BucketNotEmpty", 409, hasVersions ? "The bucket you tried to delete is not empty. You must delete all versions in the bucket." : "The bucket you tried to delete is not empty") { Details = [new("BucketName", bucket)] };

    public static AwsException IllegalVersioningConfiguration() => new("IllegalVersioningConfigurationException", 400, "The Versioning element must be specified");

    public static AwsException IllegalLocationConstraint(string given, string region) => region == "us-east-1"
        ? new("InvalidLocationConstraint", 400, "The specified location-constraint is not valid") { Details = [new("LocationConstraint", given)] }
        : new("IllegalLocationConstraintException", 400, $"The {(given.Length == 0 ? "unspecified" : given)} location constraint is incompatible for the region specific endpoint this request was sent to.");

    public static AwsException InvalidAcl() => new("InvalidBucketAclWithObjectOwnership", 400, "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");

    public static AwsException InvalidArgument(string text, string? name = null, string? value = null) => new("InvalidArgument", 400, text)
    {
        Details = name is null ? [] : value is null ? [new("ArgumentName", name)] : [new("ArgumentName", name), new("ArgumentValue", value)],
    };

    public static AwsException InvalidBucketName(string bucket) => new("InvalidBucketName", 400, "The specified bucket is not valid.") { Details = [new("BucketName", bucket)] };

    public static AwsException InvalidBucketOwner() => new("InvalidBucketOwnerAWSAccountID", 400, "The value of the expected bucket owner parameter must be an AWS account ID.");

    public static AwsException InternalError() => new("InternalError", 500, "We encountered an internal error. Please try again.");

    public static AwsException OperationAborted() => new("OperationAborted", 409, "A conflicting conditional operation is currently in progress against this resource. Please try again.");

    public static AwsException InvalidEncryptionAlgorithm(string? value) =>
        new("InvalidEncryptionAlgorithmError", 400, "The encryption request you specified is not valid. Supported value: AES256.") { Details = [new("ArgumentName", "x-amz-server-side-encryption"), new("ArgumentValue", value ?? "")] };

    public static AwsException InvalidStorageClass(string? value) =>
        new("InvalidStorageClass", 400, "The storage class you specified is not valid") { Details = [new("StorageClassRequested", value ?? "")] };

    public static AwsException InvalidRange(string range, long size) =>
        new("InvalidRange", 416, "The requested range is not satisfiable") { Details = [new("RangeRequested", range), new("ActualObjectSize", size.ToString())], Headers = [new("Content-Range", $"bytes */{size}")] };

    /// <summary>An archived object whose bytes are read.</summary>
    public static AwsException InvalidObjectState(StorageClass storageClass) =>
        new("InvalidObjectState", 403, "The operation is not valid for the object's storage class") { Details = [new("StorageClass", storageClass.ToWire())] };

    /// <summary>An archived object that is copied.</summary>
    public static AwsException NotInActiveTier() => new("ObjectNotInActiveTierError", 403, "The source object of the COPY operation is not in the active tier and is only stored in Amazon S3 Glacier");

    /// <summary>The id of a version that can't be one, or is of a bucket that has none.</summary>
    public static AwsException InvalidVersionId(string versionId) => InvalidArgument("Invalid version id specified", "versionId", versionId);

    public static AwsException InvalidRequest(string text) => new("InvalidRequest", 400, text);

    /// <summary>A tag whose key, or whose value where it is given, isn't accepted.</summary>
    public static AwsException InvalidTag(string text, string key, string? value = null) => new("InvalidTag", 400, text)
    {
        Details = value is null ? [new("TagKey", key)] : [new("TagKey", key), new("TagValue", value)],
    };

    public static AwsException KeyTooLong(int size) =>
        new("KeyTooLongError", 400, "Your key is too long") { Details = [new("Size", size.ToString()), new("MaxSizeAllowed", "1024")] };

    public static AwsException MalformedAcl() => new("MalformedACLError", 400, "The XML you provided was not well-formed or did not validate against our published schema");

    public static AwsException MalformedPolicy(string reason) => new("MalformedPolicy", 400, reason);

    public static AwsException MalformedXml() => new("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");

    /// <summary>A value of a header, or several headers together, that S3 doesn't have.</summary>
    public static AwsException HeaderNotImplemented(string header, string why) =>
        new("NotImplemented", 501, "A header you provided implies functionality that is not implemented") { Details = [new("Header", header), new("additionalMessage", why)] };

    /// <summary>What KMS answered, under S3's name for it.</summary>
    public static AwsException Kms(AwsException error) => new($"KMS.{error.Code}", 400, error.Message);

    public static AwsException MetadataTooLarge(int size) =>
        new("MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size") { Details = [new("Size", size.ToString()), new("MaxSizeAllowed", "2048")] };

    public static AwsException MethodNotAllowed() => new("MethodNotAllowed", 405, "The specified method is not allowed against this resource.");

    /// <summary>The method of a request that a delete marker doesn't have.</summary>
    public static AwsException MethodNotAllowedOnMarker(string method, ObjectVersion marker) =>
        new("MethodNotAllowed", 405, "The specified method is not allowed against this resource.")
        {
            Details = [new("Method", method), new("ResourceType", "DeleteMarker")],
            Headers = [new("Allow", "DELETE"), new("x-amz-delete-marker", "true"), new("x-amz-version-id", marker.VersionId), new("Last-Modified", marker.LastModified.ToString("r"))],
        };

    public static AwsException MissingRequestBody() => new("MissingRequestBodyError", 400, "Request Body is empty");

    public static AwsException MissingSecurityHeader(string header) => new("MissingSecurityHeader", 400, "Your request was missing a required header") { Details = [new("MissingHeaderName", header)] };

    public static AwsException NoSuchBucket(string bucket) => new("NoSuchBucket", 404, "The specified bucket does not exist") { Details = [new("BucketName", bucket)] };

    public static AwsException NoSuchKey(string key) => new("NoSuchKey", 404, "The specified key does not exist.") { Details = [new("Key", key)] };

    /// <summary>A key whose current version is a delete marker.</summary>
    public static AwsException NoSuchKeyBehindMarker(string key, string versionId) =>
        new("NoSuchKey", 404, "The specified key does not exist.") { Details = [new("Key", key)], Headers = [new("x-amz-delete-marker", "true"), new("x-amz-version-id", versionId)] };

    public static AwsException NoSuchVersion(string key, string versionId) =>
        new("NoSuchVersion", 404, "The specified version does not exist.") { Details = [new("Key", key), new("VersionId", versionId)] };

    public static AwsException NotModified(string etag, DateTimeOffset modified) =>
        new("NotModified", 304, "Not Modified") { Headers = [new("ETag", etag), new("Last-Modified", modified.ToString("r"))] };

    public static AwsException PermanentRedirect(string bucket, string region) =>
        new("PermanentRedirect", 301, "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.")
        {
            Details = [new("Endpoint", $"{bucket}.s3.{region}.amazonaws.com"), new("Bucket", bucket)],
            Headers = [new("x-amz-bucket-region", region)],
        };

    /// <summary>A condition of a request that something else came in between.</summary>
    public static AwsException ConditionalRequestConflict(string condition, string key) =>
        new("ConditionalRequestConflict", 409, "The conditional request cannot succeed due to a conflicting operation against this resource.") { Details = [new("Condition", condition), new("Key", key)] };

    public static AwsException PreconditionFailed(string condition) =>
        new("PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold") { Details = [new("Condition", condition)] };

    public static AwsException TooManyTags(string what, int most) => new("BadRequest", 400, $"{what} tags cannot be greater than {most}");

    public static AwsException UnexpectedContent() => new("UnexpectedContent", 400, "This request does not support content");

    public static AwsException UnresolvableGrantByEmailAddress(string address) =>
        new("UnresolvableGrantByEmailAddress", 400, "The email address you provided does not match any account on record.") { Details = [new("Email", address)] };

    public static AwsException TooManyBuckets() => new("TooManyBuckets", 400, "You have attempted to create more buckets than allowed");
}
