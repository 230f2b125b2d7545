using ScsLabs.Emulator.Forms;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>One request in the pipeline: each step sets the properties that later steps need.</summary>
internal sealed class Exchange(EmulatorState state, HttpCall head, IncomingBytes incoming, CallStart start)
{
    public EmulatorState State { get; } = state;

    /// <summary>The emulated services and operations.</summary>
    public Catalog Catalog => Catalog.All;

    /// <summary>The request: its head, and its body once received.</summary>
    public HttpCall Request { get; set; } = head;

    /// <summary>The body, not yet received.</summary>
    public IncomingBytes Incoming { get; } = incoming;

    /// <summary>The beginning of the call. Route sets its Region, Authenticate its caller and world.</summary>
    public CallStart Start { get; } = start;

    /// <summary>The browser's form that uploads a file; null for all other requests. Set by Route.</summary>
    public BrowserForm? Form { get; set; }

    /// <summary>The signature's claim; null for an unsigned request. Set by Route.</summary>
    public SignedRequest? Signed { get; set; }

    /// <summary>The service. Set by Route.</summary>
    public Service? Service { get; set; }

    /// <summary>The service's name, even if it isn't emulated. Set by Route.</summary>
    public string ServiceName
    {
        get => field ?? Service?.Api.Name ?? "";
        set;
    }

    /// <summary>The way from the instance from which the request comes; null where it comes from none. Set by Reach.</summary>
    public CallPath? Path { get; set; }

    /// <summary>The operation's name as requested. Set by Route.</summary>
    public string OperationName { get; set; } = "";

    /// <summary>The operation. Set by Route.</summary>
    public Operation? Operation { get; set; }

    /// <summary>The key that a chunked body must be signed with; null where any signature is accepted. Set by Authenticate.</summary>
    public byte[]? SigningKey { get; set; }

    /// <summary>The request's record. Set by Read.</summary>
    public object? Parameters { get; set; }

    /// <summary>The violations found while the request was read. Set by Read.</summary>
    public Violations? Violations { get; set; }

    /// <summary>The request's record, for the record of a refusal before the body; null where it isn't whole or isn't valid.</summary>
    public object? Admitted => Operation is { LateDocument: null } && Violations is { Count: 0 } ? Parameters : null;

    /// <summary>Whether the runner has taken over the call and will record it.</summary>
    public bool IsRecorded { get; set; }

    /// <summary>The result's record. Set by Run.</summary>
    public object? Result { get; set; }

    /// <summary>The answer, with which the steps end. Set by Write, or by Route for a preflight.</summary>
    public HttpAnswer? Answer { get; set; }

    /// <summary>Receives the whole body into memory, for services whose bodies are held there.</summary>
    public async ValueTask<HttpCall> ReceiveWholeAsync() => Request with { Document = await Incoming.ReadAsync(Math.Max(State.Options.MaxBodyBytes, Service?.Api.MaxBodyBytes ?? 0)).ConfigureAwait(false) };
}
