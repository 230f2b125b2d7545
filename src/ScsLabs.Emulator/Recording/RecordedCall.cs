using ScsLabs.Services;

namespace ScsLabs.Emulator;

/// <summary>A finished call: over the wire, in this process, within another call, or by a service on its own.</summary>
public sealed record RecordedCall
{
    /// <summary>The request id in the answer.</summary>
    public required string RequestId { get; init; }

    /// <summary>The id of the outer call within which a service made this one for its caller; null for a top-level call.</summary>
    public string? OuterRequestId { get; init; }

    /// <summary>The time, by the world's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The service's endpoint name; empty where none was recognised.</summary>
    public required string Service { get; init; }

    /// <summary>The operation; empty where none was recognised.</summary>
    public required string Operation { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The caller; null where none was authenticated.</summary>
    public Caller? Caller { get; init; }

    /// <summary>The error's code; null for a call that succeeded.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The error's text, up to 1,024 characters; null for a call that succeeded.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The error's HTTP status; 200 for a call that succeeded.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The request's parameters as JSON, cut at about 4,096 bytes, without secrets; null where they couldn't be read or weren't valid.</summary>
    public string? Parameters { get; init; }

    /// <summary>The answer of a call that writes, as JSON, cut at about 4,096 bytes, without secrets; null for an error and for a call that only reads.</summary>
    public string? Result { get; init; }

    /// <summary>The decisions of the policy engine, including those of calls made within this one.</summary>
    public IReadOnlyList<DecidedAsk> Asks { get; init; } = [];

    /// <summary>Whether asks were left out because the call would have exceeded its share of the journal.</summary>
    public bool IsCut { get; init; }

    /// <summary>Explains each decision of the call, with the statement that decided it.</summary>
    public CallExplanation Explain() => new(this);

    /// <summary>The text of <see cref="Explain"/>: who called what, the answer, and why.</summary>
    public override string ToString() => Explain().ToString();
}
