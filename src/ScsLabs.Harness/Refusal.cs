using Amazon.Runtime;

namespace ScsLabs.Harness;

/// <summary>A refusal that a check expects: not just any, but this one for this cause.</summary>
/// <param name="Code">AWS's error code.</param>
/// <param name="Action">The action that is refused.</param>
/// <param name="Resource">The resource on which it is refused.</param>
public sealed record Refusal(string Code, string Action, string Resource)
{
    /// <summary>The kind of policy that must have decided, where the backend shows it, such as <c>Identity</c>.</summary>
    public string? DecidedBy { get; init; }
}

/// <summary>An error that AWS answered, whichever client received it.</summary>
/// <param name="Code">AWS's error code.</param>
/// <param name="Message">AWS's text.</param>
/// <param name="RequestId">The call's id.</param>
internal sealed record Answered(string Code, string Message, string? RequestId)
{
    /// <summary>What the exception says of AWS's answer; null where it isn't one.</summary>
    public static Answered? Of(Exception exception) => exception switch
    {
        AmazonServiceException error => new(error.ErrorCode, error.Message, error.RequestId),
        AwsError error => new(error.Code, error.Message, error.RequestId),
        _ => null,
    };
}
