namespace ScsLabs.Services.Ssm;

/// <summary>The errors of documents. Source: Systems Manager API Reference and the texts of its answers.</summary>
internal static class DocumentErrors
{
    public static AwsException NotFound(string name) => new("InvalidDocument", 400, $"Document with name {name} does not exist.");

    public static AwsException AlreadyExists(string name) => new("DocumentAlreadyExists", 400, $"Document with same name {name} already exists");

    public static AwsException ReservedName(string name) => SsmErrors.Validation($"Invalid document name {name}. Names that begin with aws, amazon or amzn are reserved.");

    public static AwsException TooMany(int most) => new("DocumentLimitExceeded", 400, $"You can have at most {most} active SSM documents.");

    public static AwsException TooManyVersions() => new("DocumentVersionLimitExceeded", 400, "The document has too many versions. Delete one or more document versions and try again.");

    public static AwsException DuplicateContent() => new("DuplicateDocumentContent", 400, "The content of the association document matches another document. Change the content of the document and try again.");

    public static AwsException DuplicateVersionName() => new("DuplicateDocumentVersionName", 400, "The version name has already been used in this document. Specify a different version name, and then try again.");

    public static AwsException NotLatest(string name) => InvalidVersion($"Version provided for document {name} is not latest. Please provide the latest version to update document {name}");

    public static AwsException NotYours(string name) => InvalidOperation($"The document {name} is owned by Amazon. You can't change or delete it, nor look at its permissions.");

    public static AwsException DefaultVersionStays() => InvalidOperation("Default version of the document can't be deleted.");

    public static AwsException StillShared() => InvalidOperation("You attempted to delete a document while it is still shared. You must stop sharing the document before you can delete it.");

    public static AwsException NobodyToShareWith() => new("InvalidParameterException", 400, "Either AccountIdsToAdd or AccountIdsToRemove must be specified for API operation");

    public static AwsException TooManyShares(string message) => new("DocumentPermissionLimit", 400, message);

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

    private static AwsException InvalidOperation(string message) => new("InvalidDocumentOperation", 400, message);
}
