using ScsLabs.Model.State;

namespace ScsLabs.Model.Calls;

/// <summary>The beginning of a call: its caller, Region and time.</summary>
/// <param name="requestId">The call's id.</param>
/// <param name="now">The time, by the world's clock.</param>
/// <param name="caller">The caller; null until it is known.</param>
/// <param name="region">The Region of the endpoint.</param>
internal sealed class CallStart(string requestId, DateTimeOffset now, Caller? caller, string region)
{
    /// <summary>The call's id, which the answer carries.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>The time, by the world's clock; the same throughout the call.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The caller; null until it is authenticated, and if authentication failed.</summary>
    public Caller? Caller { get; set; } = caller;

    /// <summary>The Region of the endpoint.</summary>
    public string Region { get; set; } = region;

    /// <summary>The first line of a REST request; null for all other calls.</summary>
    public string? RequestLine { get; set; }

    /// <summary>The authorizer, which records its decisions.</summary>
    public required IAuthorizer Authorizer { get; set; }

    /// <summary>The world in which the caller was authenticated; null for the current one.</summary>
    public World? World { get; set; }

    /// <summary>The id of the outer call; null for a top-level call.</summary>
    public string? OuterRequestId { get; init; }

    /// <summary>The calls that services made within this one; they are recorded with it.</summary>
    internal List<FinishedCall> Nested { get; init; } = [];
}

/// <summary>Records finished calls.</summary>
internal interface ICallRecorder
{
    /// <summary>Records a finished call.</summary>
    void Record(FinishedCall call);
}

/// <summary>A call that was answered.</summary>
/// <param name="Start">The beginning of the call, with the authorizer and its decisions.</param>
/// <param name="Service">The service's name, even if it isn't emulated; empty where none was recognised.</param>
/// <param name="OperationName">The operation's name as requested; empty where none was recognised.</param>
internal sealed record FinishedCall(CallStart Start, string Service, string OperationName)
{
    /// <summary>The operation; null where none of that name is emulated.</summary>
    public Operation? Operation { get; init; }

    /// <summary>The request's record; null where it couldn't be read or wasn't valid.</summary>
    public object? Request { get; init; }

    /// <summary>The result's record; null for an error.</summary>
    public object? Result { get; init; }

    /// <summary>The error; null for a result.</summary>
    public AwsException? Error { get; init; }
}
