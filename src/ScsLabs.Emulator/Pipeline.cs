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
    private static readonly Func<Exchange, ValueTask>[] Steps =
    [
        Route.RunAsync,         // which service and operation
        Now(Authenticate.Run),  // who calls: the signature
        Receive.RunAsync,       // the body of a REST request, as far as the caller may send one
        Now(Read),              // the request's record; bad values end here
        Now(Invoke),            // authorise every ask, handle, commit all or nothing
        Now(Write),             // the answer
    ];

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.CreateVersion7().ToString();
        HttpAnswer answer;
        try
        {
            answer = await RunAsync(new Exchange(state, HttpAdapter.ReadHead(context), new RequestBody(context), requestId)).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error)
        {
            // The body is too large, or broken off: there is no request to answer in a service's own words.
            answer = new(error.StatusCode, [], default);
        }
        catch (OperationCanceledException)
        {
            return; // nobody is there who could read an answer
        }

        await HttpAdapter.WriteAsync(context, answer).ConfigureAwait(false);
    }

    private static Func<Exchange, ValueTask> Now(Action<Exchange> step) => exchange =>
    {
        step(exchange);
        return default;
    };

    private static async Task<HttpAnswer> RunAsync(Exchange exchange)
    {
        try
        {
            foreach (var step in Steps)
            {
                await step(exchange).ConfigureAwait(false);
            }
        }
        catch (BadHttpRequestException)
        {
            throw;
        }
        catch (OperationCanceledException) when (exchange.Body.Aborted.IsCancellationRequested)
        {
            throw;
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

    internal static void Read(Exchange exchange) =>
        exchange.Parameters = exchange.Operation!.ReadRequest(exchange.Service!.Protocol.ReadRequest(exchange.Request, exchange.OperationName));

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
