namespace ScsLabs.Services.Ssm;

/// <summary>The errors of documents. Source: Systems Manager API Reference and the texts of its answers.</summary>
internal static class DocumentErrors
{
    public static AwsException NotFound(string name) => new("InvalidDocument", 400, $"Document with name {name} does not exist.");

    public static AwsException InvalidVersion(string message) => new("InvalidDocumentVersion", 400, message);

    public static AwsException NoSuchVersion(string name, string version) => InvalidVersion($"Document version {version} of the document {name} does not exist.");

    public static AwsException InvalidContent(string message) => new("InvalidDocumentContent", 400, message);

    /// <summary>The error for a node that hasn't the form of its schema.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="path">The node that is wrong, or that lacks something, such as <c>/mainSteps/0</c>.</param>
    public static AwsException InvalidForm(string message, string path) => InvalidContent($"[message: \"{message}\" - parent node: {path}]");

    public static AwsException Malformed(string format, long line, long column) => InvalidContent($"{format} not well-formed. at Line: {line}, Column: {column}");

    public static AwsException InvalidSchemaVersion(string message) => new("InvalidDocumentSchemaVersion", 400, message);

    public static AwsException UndeclaredParameter(string name) => InvalidContent($"Parameter \"{name}\" is not declared.");

    public static AwsException TooLarge(int kilobytes) => new("MaxDocumentSizeExceeded", 400, $"The size limit of a document is {kilobytes} KB.");

    public static AwsException InvalidParameters(string message) => new("InvalidParameters", 400, message);

    public static AwsException UnsupportedParameters(string document) => InvalidParameters($"document {document} does not support parameters.");
}
