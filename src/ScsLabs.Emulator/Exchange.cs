using ScsLabs.Protocols;
using ScsLabs.Protocols.Signing;
using ScsLabs.Services;

namespace ScsLabs.Emulator;

/// <summary>One request on its way through the pipeline: each step adds what the next ones need.</summary>
internal sealed class Exchange(EmulatorState state, HttpCall head, RequestBody body, string requestId)
{
    public EmulatorState State { get; } = state;

    /// <summary>The request: its head, and the body as far as it was received.</summary>
    public HttpCall Request { get; set; } = head;

    /// <summary>The body, on its way.</summary>
    public RequestBody Body { get; } = body;

    public string RequestId { get; } = requestId;

    /// <summary>The time of the call, by the world's clock.</summary>
    public DateTimeOffset Now { get; } = state.Clock.GetUtcNow();

    /// <summary>Decides about what the operation asks for, and keeps it.</summary>
    public CallAuthorizer Authorizer { get; set; } = new(enforces: !state.Options.EnforcesNothing);

    /// <summary>What the signature claims; null for an unsigned request. Set by Route.</summary>
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

    /// <summary>The world by which the caller is known, and in which a reading call is authorised and handled. Set by Authenticate.</summary>
    public World? World { get; set; }

    /// <summary>Who calls. Set by Authenticate.</summary>
    public Caller? Caller { get; set; }

    /// <summary>What a body that comes in chunks must be signed with; null where any signature does. Set by Authenticate.</summary>
    public byte[]? SigningKey { get; set; }

    /// <summary>The request's record. Set by Read.</summary>
    public object? Parameters { get; set; }

    /// <summary>The result's record. Set by Invoke.</summary>
    public object? Result { get; set; }

    /// <summary>What went wrong; it ends the way and becomes the answer.</summary>
    public AwsError? Error { get; set; }

    /// <summary>The answer. Set by Write.</summary>
    public HttpAnswer? Answer { get; set; }

    /// <summary>The call, on the world or a draft.</summary>
    public Call On(WorldView view) => State.Call(Operation!.Api, Caller!, Region, RequestId, Now, view, Authorizer);

    /// <summary>The request with its body, for services whose bodies are held in memory.</summary>
    public async ValueTask<HttpCall> ReceiveWholeAsync() => Request with { Body = await Body.ReadAsync(State.Options.MaxBodyBytes).ConfigureAwait(false) };

    /// <summary>The Region that the caller signed for.</summary>
    public string Region => Signed?.Scope.Region ?? "us-east-1";
}
