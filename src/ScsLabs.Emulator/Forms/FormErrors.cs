namespace ScsLabs.Emulator.Forms;

/// <summary>S3's errors for forms.</summary>
/// <remarks>Source: S3 API Reference, "Error responses"; what users recorded of AWS's answers.</remarks>
internal static class FormErrors
{
    public static AwsException Malformed() => new("MalformedPOSTRequest", 400, "The body of your POST request is not well-formed multipart/form-data.");

    public static AwsException MissingField(string name) => Argument($"Bucket POST must contain a field named '{name}'.  If it is specified, please check the order of the fields.", name, "");

    public static AwsException NoFile() => Argument("POST requires exactly one file upload per request.", "file", "0");

    public static AwsException NoHeader(string name, string value) => Argument("Header value cannot be represented using ISO-8859-1.", name, value);

    public static AwsException Repeated(string name) => Argument($"Duplicate field: {name}", name, "");

    public static AwsException TooLong() => new("MaxPostPreDataLengthExceededError", 400, "Your POST request fields preceding the upload file were too large.");

    public static AwsException TooSmall(long length, long least) => new("EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size")
    {
        Details = [new("ProposedSize", $"{length}"), new("MinSizeAllowed", $"{least}")],
    };

    public static AwsException Tagging() => new("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");

    private static AwsException Argument(string text, string name, string value) => new("InvalidArgument", 400, text) { Details = [new("ArgumentName", name), new("ArgumentValue", value)] };
}
