namespace ScsLabs.Model;

/// <summary>An error as AWS answers it. Services make these in their <c>XxxErrors.cs</c>; each protocol renders them in one place.</summary>
/// <param name="code">AWS's error code, such as <c>ParameterNotFound</c>.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="message">AWS's text.</param>
public sealed class AwsError(string code, int status, string message) : Exception(message)
{
    /// <summary>AWS's error code.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The id of the call that failed, where a client received the error.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the answer tells beside code and text, such as S3's <c>Key</c>, by the elements' names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    /// <summary>What the answer's headers tell, such as S3's <c>x-amz-bucket-region</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What AWS has and this emulator doesn't: refused, never accepted and ignored.</summary>
    public static AwsError NotEmulated(string what) => new("NotImplemented", 501, $"ScsLabs does not emulate {what}.");

    /// <summary>Whether the caller is at fault, as far as the wire says.</summary>
    public bool IsSender => Status < 500;
}
