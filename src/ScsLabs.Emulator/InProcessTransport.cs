using System.Net;
using ScsLabs.Services;

namespace ScsLabs.Emulator;

/// <summary>Carries a typed client's calls to an emulator in the same process, as a given caller: no signature is needed, all else is as over the wire.</summary>
internal sealed class InProcessTransport(EmulatorState state, Principal principal, string region) : IServiceTransport
{
    /// <inheritdoc />
    public Task<TResult> SendAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, CancellationToken cancel)
        where TRequest : class
        where TResult : class
    {
        cancel.ThrowIfCancellationRequested();
        var caller = new Caller(principal, null) { SourceIp = IPAddress.Loopback };
        return Task.FromResult((TResult)state.Invoke(operation, request, caller, region, Guid.CreateVersion7().ToString(), state.Clock.GetUtcNow(), state.Store.Current, new CallAuthorizer(enforces: !state.Options.EnforcesNothing)));
    }
}
