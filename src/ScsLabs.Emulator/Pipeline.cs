using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>The life of a call.</summary>
/// <remarks>
/// INVARIANT: nothing of a request is believed before Authenticate, nothing happens before the runner has authorised it, and a call that fails changes nothing.
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
        Now(static exchange => Read(exchange)), // the request's record
        RunAsync,               // the one entrance: validate, authorise every ask, handle, commit all or nothing, record
        Now(Write),             // the answer
    ];

    public async Task HandleAsync(HttpContext context)
    {
        HttpAnswer answer;
        try
        {
            answer = await AnswerAsync(new Exchange(state, HttpAdapter.ReadHead(context), new RequestBody(context), state.Runner.Start(null, "us-east-1"))).ConfigureAwait(false);
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

    private static async Task<HttpAnswer> AnswerAsync(Exchange exchange)
    {
        try
        {
            foreach (var step in Steps)
            {
                await step(exchange).ConfigureAwait(false);
            }

            return exchange.Answer!;
        }
        catch (Exception exception) when (exception is not (BadHttpRequestException or OperationCanceledException) || (exception is OperationCanceledException && !exchange.Body.Aborted.IsCancellationRequested))
        {
            return Fail(exchange, exception);
        }
    }

    private static HttpAnswer Fail(Exchange exchange, Exception exception)
    {
        var (protocol, start) = (exchange.Service!.Protocol, exchange.Start);
        var error = exception switch
        {
            SignatureProblem problem => SignatureErrors.For(exchange.Service.Api.Protocol, problem),
            WireFormatException problem => protocol.BadRequest(problem),
            _ => exchange.State.Runner.ErrorOf(exception, exchange.Service.Api, exchange.OperationName, start.RequestId),
        };
        if (!exchange.IsRecorded)
        {
            ((ICallRecorder)exchange.State.Journal).Record(new(start, exchange.ServiceName, exchange.OperationName) { Error = error });
        }

        return protocol.WriteError(error, start.RequestId);
    }

    /// <summary>Reads the request's record, once its body is there; or by its head alone, while the document that the member holds is still to come.</summary>
    internal static void Read(Exchange exchange, string? lateDocument = null)
    {
        exchange.Violations = new Violations { Late = lateDocument };
        exchange.Parameters = exchange.Operation!.ReadRequest(exchange.Service!.Protocol.ReadRequest(exchange.Request, exchange.OperationName), exchange.Violations);
    }

    private static async ValueTask RunAsync(Exchange exchange)
    {
        exchange.IsRecorded = true;
        exchange.Result = await exchange.State.Runner.RunAsync(exchange.Operation!, exchange.Parameters!, exchange.Start, exchange.Violations, exchange.Body.Aborted).ConfigureAwait(false);
    }

    private static void Write(Exchange exchange)
    {
        var (operation, result) = (exchange.Operation!, exchange.Result!);
        exchange.Answer = exchange.Service!.Protocol.WriteResult(operation.Name, exchange.Start.RequestId, result is Nothing ? null : writer => operation.WriteResult(writer, result));
    }
}
