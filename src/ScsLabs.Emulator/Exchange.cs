using ScsLabs.Model.Wire;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>One request on its way through the pipeline: each step adds what the next ones need.</summary>
internal sealed class Exchange(EmulatorState state, HttpCall head, RequestBody body, CallStart start)
{
    public EmulatorState State { get; } = state;

    /// <summary>The services and operations that there are.</summary>
    public Catalog Catalog => State.Options.Catalog;

    /// <summary>The request: its head, and the body as far as it was received.</summary>
    public HttpCall Request { get; set; } = head;

    /// <summary>The body, on its way.</summary>
    public RequestBody Body { get; } = body;

    /// <summary>The call's beginning. Route sets its Region, Authenticate its caller and world.</summary>
    public CallStart Start { get; } = start;

    /// <summary>The signature's claim; null for an unsigned request. Set by Route.</summary>
    public SignedRequest? Signed { get; set; }

    /// <summary>The service. Set by Route.</summary>
    public Service? Service { get; set; }

    /// <summary>The service's name, also where it is none of ours. Set by Route.</summary>
    public string ServiceName
    {
        get => field ?? Service?.Api.Name ?? "";
        set;
    }

    /// <summary>The operation's name, as asked for. Set by Route.</summary>
    public string OperationName { get; set; } = "";

    /// <summary>The operation. Set by Route.</summary>
    public Operation? Operation { get; set; }

    /// <summary>The key that a body that comes in chunks must be signed with; null where any signature does. Set by Authenticate.</summary>
    public byte[]? SigningKey { get; set; }

    /// <summary>The request's record. Set by Read.</summary>
    public object? Parameters { get; set; }

    /// <summary>What reading found wrong with the request. Set by Read.</summary>
    public Violations? Violations { get; set; }

    /// <summary>Whether the runner has taken the call over, which records it.</summary>
    public bool IsRecorded { get; set; }

    /// <summary>The result's record. Set by Run.</summary>
    public object? Result { get; set; }

    /// <summary>The answer. Set by Write.</summary>
    public HttpAnswer? Answer { get; set; }

    /// <summary>Receives the whole body, for services whose bodies are held in memory.</summary>
    public async ValueTask<HttpCall> ReceiveWholeAsync() => Request with { Body = await Body.ReadAsync(State.Options.MaxBodyBytes).ConfigureAwait(false) };
}
