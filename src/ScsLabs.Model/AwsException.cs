namespace ScsLabs.Model;

/// <summary>An error as AWS answers it. Services create their errors in <c>XxxErrors.cs</c>; each protocol renders all of them in one place.</summary>
/// <param name="code">AWS's error code, such as <c>ParameterNotFound</c>.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="message">AWS's text.</param>
public sealed class AwsException(string code, int status, string message) : Exception(message)
{
    /// <summary>AWS's error code.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The id of the call that failed; null for an error that no call has answered yet.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>Further elements of the answer beside code and message, such as S3's <c>Key</c>, by element name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    /// <summary>Further headers of the answer, such as S3's <c>x-amz-bucket-region</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Creates the error for what AWS has and this emulator doesn't: the request is refused, never accepted and ignored.</summary>
    public static AwsException NotEmulated(string what) => new("NotImplemented", 501, $"ScsLabs does not emulate {what}.");

    /// <summary>Creates the error for what this emulator has and can't do on the machine that it runs on.</summary>
    /// <param name="reason">The reason, a sentence.</param>
    public static AwsException CannotRun(string reason) => new("NotImplemented", 501, reason);

    /// <summary>Whether the error says that the caller is at fault.</summary>
    public bool IsSender => Status < 500;
}
