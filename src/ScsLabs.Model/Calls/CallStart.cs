using ScsLabs.Model.State;

namespace ScsLabs.Model.Calls;

/// <summary>A call's beginning: who calls, where, and when.</summary>
/// <param name="requestId">The call's id.</param>
/// <param name="now">The time, by the world's clock.</param>
/// <param name="caller">The caller; null while nobody is known.</param>
/// <param name="region">The Region of the endpoint.</param>
public sealed class CallStart(string requestId, DateTimeOffset now, Caller? caller, string region)
{
    /// <summary>The call's id, which the answer carries.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>The time, by the world's clock; the same throughout the call.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The caller; null while, or because, nobody was believed.</summary>
    public Caller? Caller { get; set; } = caller;

    /// <summary>The Region of the endpoint.</summary>
    public string Region { get; set; } = region;

    /// <summary>The authorizer, which keeps what it decided.</summary>
    public required IAuthorizer Authorizer { get; set; }

    /// <summary>The world by which the caller was identified; null for the current one.</summary>
    public World? World { get; set; }

    /// <summary>The id of the call within which a service made this one; null for a call of its own.</summary>
    public string? OuterRequestId { get; init; }

    /// <summary>The calls that services made within this one, which are recorded with it.</summary>
    internal List<FinishedCall> Nested { get; init; } = [];
}

/// <summary>Takes finished calls.</summary>
public interface ICallRecorder
{
    /// <summary>Takes a finished call.</summary>
    void Record(FinishedCall call);
}

/// <summary>A call that was answered.</summary>
/// <param name="Start">Its beginning, with the authorizer and what that decided.</param>
/// <param name="Service">The service's name, also where it is none of ours; empty where none was recognised.</param>
/// <param name="OperationName">The operation's name as it was asked for; empty where none was recognised.</param>
public sealed record FinishedCall(CallStart Start, string Service, string OperationName)
{
    /// <summary>The operation; null where there is none of that name.</summary>
    public Operation? Operation { get; init; }

    /// <summary>The request's record; null where it couldn't be read or wasn't valid.</summary>
    public object? Request { get; init; }

    /// <summary>The result's record; null for an error.</summary>
    public object? Result { get; init; }

    /// <summary>The error; null for a result.</summary>
    public AwsError? Error { get; init; }
}
