using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>The life of a call.</summary>
/// <remarks>
/// INVARIANT: nothing of a request is believed before Authenticate, nothing happens before Invoke has authorised it, and a call that fails changes nothing.
/// Reactions to what a call committed run after it, in order (<see cref="WorldStore.Subscribe"/>).
/// </remarks>
internal sealed class Pipeline(EmulatorState state)
{
    /// <summary>The steps, in order: the order is the design.</summary>
    private static readonly Action<Exchange>[] Steps =
    [
        Route.Run,         // which service and operation
        Authenticate.Run,  // who calls: the signature
        Read,              // the request's record; bad values end here
        Invoke,            // authorise every ask, handle, commit all or nothing
        Write,             // the answer
    ];

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.CreateVersion7().ToString();
        HttpAnswer answer;
        try
        {
            var call = await HttpAdapter.ReadAsync(context, state.Options.MaxBodyBytes).ConfigureAwait(false);
            answer = Run(new Exchange(state, call, requestId));
        }
        catch (BadHttpRequestException error)
        {
            // The body is too large, or broken off: there is no request to answer in a service's own words.
            answer = new(error.StatusCode, [], default);
        }

        await HttpAdapter.WriteAsync(context, answer).ConfigureAwait(false);
    }

    private static HttpAnswer Run(Exchange exchange)
    {
        try
        {
            foreach (var step in Steps)
            {
                step(exchange);
            }
        }
        catch (AwsError error)
        {
            exchange.Error = error;
        }
        catch (SignatureProblem problem)
        {
            exchange.Error = SignatureErrors.For(exchange.Service!.Protocol.Family, problem);
        }
        catch (WireFormatException problem)
        {
            exchange.Error = exchange.Service!.Protocol.BadRequest(problem);
        }
        catch (Exception error)
        {
            // Our own fault: the caller learns no more than that, the log has it all, and the process lives on.
            exchange.State.Logger.LogError(error, "{Service}:{Operation} failed ({RequestId})", exchange.Service?.Api.Name, exchange.OperationName, exchange.RequestId);
            exchange.Error = new AwsError("InternalFailure", 500, "The request processing has failed because of an unknown error, exception or failure.");
        }

        if (exchange.Error is { } failed)
        {
            exchange.Answer = exchange.Service!.Protocol.WriteError(failed, exchange.RequestId);
        }

        Record(exchange);
        return exchange.Answer!;
    }

    private static void Read(Exchange exchange) =>
        exchange.Parameters = exchange.Operation!.ReadRequest(exchange.Service!.Protocol.ReadRequest(exchange.Request));

    private static void Invoke(Exchange exchange) =>
        exchange.Result = exchange.State.Invoke(exchange.Operation!, exchange.Parameters!, exchange.Caller!, exchange.Region, exchange.RequestId, exchange.Now, exchange.World!, exchange.Authorizer);

    private static void Write(Exchange exchange)
    {
        var (operation, result) = (exchange.Operation!, exchange.Result!);
        exchange.Answer = exchange.Service!.Protocol.WriteResult(operation.Name, exchange.RequestId, result is Nothing ? null : writer => operation.WriteResult(writer, result));
    }

    private static void Record(Exchange exchange) =>
        exchange.State.Journal.Record(new(
            exchange.RequestId,
            exchange.Now,
            exchange.ServiceName,
            exchange.OperationName,
            exchange.Region,
            exchange.Caller,
            exchange.Answer!.Status,
            exchange.Error,
            exchange.Authorizer.Decided));
}
