using ScsLabs.Model.Wire;

namespace ScsLabs.Services.S3;

/// <summary>S3's errors for values that break a rule: each member has its own code, text and argument.</summary>
/// <remarks>Source: S3 API Reference, "Error responses"; the arguments' names are those of the headers and query parameters.</remarks>
internal static class S3Violations
{
    private static readonly Dictionary<string, Func<string?, AwsException>> ByMember = new Dictionary<string, Func<string?, AwsException>>(StringComparer.OrdinalIgnoreCase)
    {
        ["ACL"] = static value => S3Errors.InvalidArgument("", "x-amz-acl", value),
        ["ChecksumType"] = static _ => S3Errors.InvalidRequest("Value for x-amz-checksum-type header is invalid."),
        ["ChecksumAlgorithm"] = static _ => S3Errors.InvalidRequest("Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"),
        ["EncodingType"] = static value => S3Errors.InvalidArgument("Invalid Encoding Method specified in Request", "encoding-type", value),
        ["MetadataDirective"] = static value => S3Errors.InvalidArgument("Unknown metadata directive.", "x-amz-metadata-directive", value),
        ["ObjectLockLegalHoldStatus"] = static value => S3Errors.InvalidArgument("Legal Hold must be either of 'ON' or 'OFF'", "x-amz-object-lock-legal-hold", value),
        ["ObjectLockMode"] = static value => S3Errors.InvalidArgument("Unknown wormMode directive.", "x-amz-object-lock-mode", value),
        ["ObjectOwnership"] = static value => S3Errors.InvalidArgument("Invalid x-amz-object-ownership header", "x-amz-object-ownership", value),
        ["MaxBuckets"] = static value => S3Errors.InvalidArgument("Argument max-buckets must be an integer between 1 and 10000", "max-buckets", value),
        ["ObjectAttributes"] = static value => value is null
            ? S3Errors.InvalidRequest("The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty")
            : S3Errors.InvalidArgument("Invalid attribute name specified.", "x-amz-object-attributes", value),
        ["PartNumber"] = static value => PartErrors.InvalidPartNumber(value),
        ["ServerSideEncryption"] = static value => S3Errors.InvalidEncryptionAlgorithm(value),
        ["StorageClass"] = static value => S3Errors.InvalidStorageClass(value),
        ["TaggingDirective"] = static value => S3Errors.InvalidArgument("Unknown tagging directive.", "x-amz-tagging-directive", value),
    };

    /// <summary>The members that are whole documents.</summary>
    private static readonly HashSet<string> Documents = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(BucketLoggingStatus), nameof(CORSConfiguration), nameof(Delete), nameof(PutObjectLegalHold.LegalHold), nameof(LifecycleConfiguration), nameof(ObjectLockConfiguration), nameof(OwnershipControls), nameof(PutBucketPolicy.Policy), nameof(PublicAccessBlockConfiguration), nameof(PutObjectRetention.Retention), nameof(ServerSideEncryptionConfiguration), nameof(Tagging), nameof(VersioningConfiguration),
    };

    /// <summary>The error for a value that isn't of its type.</summary>
    public static AwsException Error(LoneValue value) => value.Name == "partNumber" ? PartErrors.InvalidPartNumber(value.Text)
        : value.Type is "Integer" or "Long" ? S3Errors.InvalidArgument($"Provided {value.Name} not an integer or within integer range", value.Name, value.Text)
        : S3Errors.InvalidArgument($"'{value.Text}' can not be converted to a {value.Type}", value.Name, value.Text);

    /// <summary>The error for the first violation: that of its member, MalformedXML or MalformedACLError for a document, MissingRequestBodyError where there is none.</summary>
    public static AwsException Error(Violations violations)
    {
        var first = violations.Told[0];
        return first.IsInDocument ? first.Member.StartsWith("accessControlPolicy.", StringComparison.OrdinalIgnoreCase) ? S3Errors.MalformedAcl() : S3Errors.MalformedXml()
            : first.Rule == ViolatedRule.Required && Documents.Contains(first.Name) ? S3Errors.MissingRequestBody()
            : ByMember.TryGetValue(first.Name, out var error) ? error(first.Value)
            : S3Errors.InvalidArgument(first.ToString(), first.Name, first.Value);
    }
}
