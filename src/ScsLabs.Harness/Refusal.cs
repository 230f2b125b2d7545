using Amazon.Runtime;

namespace ScsLabs.Harness;

/// <summary>A refusal that a check expects, with a certain code and cause.</summary>
/// <param name="Code">AWS's error code.</param>
/// <param name="Action">The refused action.</param>
/// <param name="Resource">The resource of the refused action.</param>
public sealed record Refusal(string Code, string Action, string Resource)
{
    /// <summary>The kind of policy that must have decided, where the backend shows it, such as <c>Identity</c>.</summary>
    public string? DecidedBy { get; init; }
}

/// <summary>An error that AWS answered, from any client.</summary>
/// <param name="Code">AWS's error code.</param>
/// <param name="Message">AWS's message.</param>
/// <param name="RequestId">The request id.</param>
internal sealed record Answered(string Code, string Message, string? RequestId)
{
    /// <summary>Extracts AWS's error from an exception; null where the exception isn't one.</summary>
    public static Answered? Of(Exception exception) => exception switch
    {
        AmazonServiceException error => new(error.ErrorCode, error.Message, error.RequestId),
        AwsException error => new(error.Code, error.Message, error.RequestId),
        _ => null,
    };
}
