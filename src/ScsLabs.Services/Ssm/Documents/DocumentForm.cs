namespace ScsLabs.Services.Ssm;

/// <summary>The forms of what requests about documents name. Source: Systems Manager API Reference.</summary>
internal static class DocumentForm
{
    /// <summary>The name of an own document.</summary>
    public const string Name = @"^[a-zA-Z0-9_\-.]{3,128}$";

    /// <summary>The name or ARN of any document.</summary>
    public const string NameOrArn = @"^[a-zA-Z0-9_\-.:/]{3,128}$";

    /// <summary>The version of a document, or which one it is.</summary>
    public const string Version = "([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)";

    /// <summary>The version of a document by its number.</summary>
    public const string VersionNumber = "(^[1-9][0-9]*$)";

    /// <summary>The name of a version.</summary>
    public const string VersionName = @"^[a-zA-Z0-9_\-.]{1,128}$";

    /// <summary>The name that is shown beside the document's.</summary>
    public const string DisplayName = @"^[\w\.\-\:\/ ]*$";

    /// <summary>The type of resources on which a document can be run.</summary>
    public const string TargetType = @"^\/[\w\.\-\:\/]*$";

    private static readonly string[] Reserved = ["aws", "amazon", "amzn"];

    /// <summary>The content of a request.</summary>
    /// <param name="text">The text.</param>
    /// <param name="format">The format; null for JSON.</param>
    /// <param name="prepared">What <see cref="PrepareAsync"/> read; null where it didn't.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="NotPreparedException">It has patterns, which are matched outside of the writers' turn.</exception>
    public static DocumentContent ContentOf(string text, DocumentFormat? format, DocumentContent? prepared, Call call) =>
        prepared ?? (DocumentContent.Parse(text, format ?? DocumentFormat.Json) is { HasPatterns: false } content ? content : throw new NotPreparedException(call.Api.Failure()));

    /// <summary>Reads the content of a request, with its patterns.</summary>
    public static Task<DocumentContent> PrepareAsync(string text, DocumentFormat? format) => Task.FromResult(DocumentContent.Parse(text, format ?? DocumentFormat.Json).RequirePatterns());

    /// <summary>Throws for a name that begins as Amazon's do, in any case.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static void RequireFree(string name)
    {
        if (Reserved.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            throw DocumentErrors.ReservedName(name);
        }
    }
}
