using ScsLabs.Model.Wire;

namespace ScsLabs.Services.S3;

/// <summary>S3's errors for values that break a rule: each member has its own code, text and argument.</summary>
/// <remarks>Source: S3 API Reference, "Error responses"; the arguments' names are those of the headers and query parameters.</remarks>
internal static class S3Violations
{
    private static readonly Dictionary<string, Func<string?, AwsException>> ByMember = new Dictionary<string, Func<string?, AwsException>>(StringComparer.OrdinalIgnoreCase)
    {
        ["ACL"] = static value => S3Errors.InvalidArgument("", "x-amz-acl", value),
        ["ChecksumAlgorithm"] = static _ => S3Errors.InvalidRequest("Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]"),
        ["EncodingType"] = static value => S3Errors.InvalidArgument("Invalid Encoding Method specified in Request", "encoding-type", value),
        ["MetadataDirective"] = static value => S3Errors.InvalidArgument("Unknown metadata directive.", "x-amz-metadata-directive", value),
        ["ObjectOwnership"] = static value => S3Errors.InvalidArgument("Invalid x-amz-object-ownership header", "x-amz-object-ownership", value),
        ["PartNumber"] = static value => S3Errors.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", value),
        ["ServerSideEncryption"] = static value => S3Errors.InvalidEncryptionAlgorithm(value),
        ["StorageClass"] = static value => S3Errors.InvalidStorageClass(value),
        ["TaggingDirective"] = static value => S3Errors.InvalidArgument("Unknown tagging directive.", "x-amz-tagging-directive", value),
    };

    /// <summary>The error for the first violation: that of its member, and MalformedXML for a document.</summary>
    public static AwsException Error(Violations violations)
    {
        var first = violations.Told[0];
        return first.IsInDocument ? S3Errors.MalformedXml()
            : ByMember.TryGetValue(first.Name, out var error) ? error(first.Value)
            : S3Errors.InvalidArgument(first.ToString(), first.Name, first.Value);
    }
}
