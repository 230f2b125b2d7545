using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScsLabs.Emulator.Instances;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Emulator;

/// <summary>The steps that every request goes through.</summary>
/// <remarks>
/// INVARIANT: nothing in a request is trusted before Authenticate, nothing happens before the runner has authorised it, and a call that fails changes nothing.
/// Reactions to a commit run after the call, in order (<see cref="WorldStore.Subscribe(Follower)"/>).
/// </remarks>
internal sealed class Pipeline(EmulatorState state)
{
    /// <summary>The steps, in the order in which they run.</summary>
    private static readonly Func<Exchange, ValueTask>[] Steps =
    [
        Now(RefusePages),       // refuses a web page that could use the open root
        Route.RunAsync,         // finds the service and the operation
        Now(Reach.Run),         // finds the way from an instance to the service, where the request comes from one
        Now(Authenticate.Run),  // verifies the signature, which gives the caller
        Receive.RunAsync,       // receives the body of a request to S3, if the caller may send one
        Now(static exchange => Read(exchange)), // reads the request's record
        RunAsync,               // validates, authorises every ask, handles, commits all or nothing, records
        Now(Write),             // writes the answer
    ];

    public async Task HandleAsync(HttpContext context)
    {
        HttpAnswer answer;
        try
        {
            answer = await AnswerAsync(new Exchange(state, HttpAdapter.ReadHead(context), new IncomingBytes(context), state.Runner.Start(null, "us-east-1"))).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error)
        {
            // The body is too large or incomplete: there is no complete request that the service could answer.
            answer = new(error.StatusCode, [], default);
        }
        catch (OperationCanceledException)
        {
            return; // the client has disconnected
        }
        catch (PacketsLostException)
        {
            context.Abort();
            return;
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
        // Until the service is known, errors have the format that the request's form suggests.
        exchange.Service = Route.Speaker(exchange);
        try
        {
            foreach (var step in Steps)
            {
                await step(exchange).ConfigureAwait(false);
                if (exchange.Answer is { } answer)
                {
                    return CrossOrigin.Allow(exchange, answer);
                }
            }

            throw new InvalidOperationException("The last step writes the answer.");
        }
        catch (Exception exception) when (exception is not (BadHttpRequestException or OperationCanceledException or PacketsLostException) || (exception is OperationCanceledException && !exchange.Incoming.Aborted.IsCancellationRequested))
        {
            return CrossOrigin.Allow(exchange, Fail(exchange, exception));
        }
    }

    private static void RefusePages(Exchange exchange)
    {
        if (exchange.State.Pages.Refusal(exchange.Request) is { } refusal)
        {
            throw exchange.Service!.Api.AccessDenied(refusal);
        }
    }

    private static HttpAnswer Fail(Exchange exchange, Exception exception)
    {
        var (protocol, start) = (exchange.Service!.Protocol, exchange.Start);
        var error = exception switch
        {
            SignatureException problem => SignatureErrors.For(exchange.Service.Api.Protocol, problem),
            WireFormatException { Lone: { } lone } when exchange.Service.Api.Malformed is { } malformed => malformed(lone),
            WireFormatException problem => protocol.BadRequest(problem),
            _ => exchange.State.Runner.ErrorOf(exception, exchange.Service.Api, exchange.OperationName, start.RequestId),
        };
        if (!exchange.IsRecorded)
        {
            ((ICallRecorder)exchange.State.Journal).Record(new(start, exchange.ServiceName, exchange.OperationName) { Operation = exchange.Operation, Request = exchange.Admitted, Error = error });
        }

        return protocol.WriteError(error, start.RequestId);
    }

    /// <summary>Reads the request's record when its body has been received; or from its head alone, while a document member is still to come.</summary>
    internal static void Read(Exchange exchange, string? lateDocument = null)
    {
        exchange.Violations = new Violations { Late = lateDocument };
        exchange.Parameters = exchange.Operation!.ReadRequest(exchange.Service!.Protocol.ReadRequest(exchange.Request, exchange.OperationName), exchange.Violations);
    }

    private static async ValueTask RunAsync(Exchange exchange)
    {
        exchange.IsRecorded = true;
        exchange.Result = await exchange.State.Runner.RunAsync(exchange.Operation!, exchange.Parameters!, exchange.Start, exchange.Violations, exchange.Incoming.Aborted).ConfigureAwait(false);
    }

    private static void Write(Exchange exchange)
    {
        var (operation, result) = (exchange.Operation!, exchange.Result!);
        var answer = exchange.Service!.Protocol.WriteResult(operation.Name, exchange.Start.RequestId, result is Nothing ? null : writer => operation.WriteResult(writer, result));
        exchange.Answer = exchange.Form?.AnswerFrom(answer) ?? answer;
    }
}
