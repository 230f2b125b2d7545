using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ScsLabs.Emulator.Functions;

/// <summary>Lambda's Runtime API for one execution environment: the runtime asks for the next event, and sends what came of it.</summary>
/// <remarks>Source: Lambda Developer Guide, "Using the Lambda runtime API", version 2018-06-01.</remarks>
internal sealed class RuntimeApi
{
    private const string Root = "/2018-06-01/runtime/";
    private const string ErrorType = "Lambda-Runtime-Function-Error-Type";

    /// <summary>The maximum size of an answer in bytes. Source: Lambda Developer Guide, "Lambda quotas".</summary>
    private const int MostBytes = 6_291_556;

    private readonly Lock gate = new();
    private readonly TaskCompletionSource<RuntimeAnswer> initialisation = Completion<RuntimeAnswer>();
    private readonly Channel<RuntimeEvent> events = Channel.CreateUnbounded<RuntimeEvent>();
    private TaskCompletionSource<bool> waiting = Completion<bool>();
    private RuntimeEvent? current;

    /// <summary>Completes when the runtime waits for an event.</summary>
    public Task Waiting
    {
        get
        {
            lock (gate)
            {
                return waiting.Task;
            }
        }
    }

    /// <summary>Completes with the error with which the runtime says that it can't begin.</summary>
    public Task<RuntimeAnswer> InitialisationError => initialisation.Task;

    /// <summary>Gives the runtime an event, for which it waits.</summary>
    /// <returns>What came of it.</returns>
    public Task<RuntimeAnswer> Give(RuntimeEvent given)
    {
        lock (gate)
        {
            (current, waiting) = (given, Completion<bool>());
            events.Writer.TryWrite(given); // one of those who wait gets it, or who asks next where all have left
        }

        return given.Answer.Task;
    }

    /// <summary>Answers a request of the runtime.</summary>
    public Task HandleAsync(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMinRequestBodyDataRateFeature>().MinDataRate = null; // a function may be slow until its timeout
        var path = context.Request.Path.Value ?? "";
        return (context.Request.Method, path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : []) switch
        {
            ("GET", ["invocation", "next"]) => NextAsync(context),
            ("POST", ["invocation", var id, "response"]) => AnswerAsync(context, id, isError: false),
            ("POST", ["invocation", var id, "error"]) => AnswerAsync(context, id, isError: true),
            ("POST", ["init", "error"]) => FailAsync(context),
            _ => RefuseAsync(context, 404, "NotFound", "There is no such path."),
        };
    }

    private async Task NextAsync(HttpContext context)
    {
        lock (gate)
        {
            waiting.TrySetResult(true);
        }

        var given = await events.Reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = given.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = given.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = given.InvokedArn;
        headers["Lambda-Runtime-Trace-Id"] = given.TraceId;
        if (given.ClientContext is { } clientContext)
        {
            headers["Lambda-Runtime-Client-Context"] = clientContext;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = given.Payload.Length;
        await context.Response.Body.WriteAsync(given.Payload, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, string id, bool isError)
    {
        RuntimeEvent? given;
        lock (gate)
        {
            given = current;
        }

        if (given?.RequestId != id)
        {
            await RefuseAsync(context, 400, "InvalidRequestID", "Invalid request ID").ConfigureAwait(false);
            return;
        }

        var payload = await ReadAsync(context).ConfigureAwait(false);
        var answer = payload is { } whole ? new(whole, IsError: isError) : new RuntimeAnswer(FunctionErrors.Of("Function.ResponseSizeTooLarge", $"Response payload size exceeded maximum allowed payload size ({MostBytes} bytes)."), IsError: true);
        if (!given.Answer.TrySetResult(answer))
        {
            await RefuseAsync(context, 403, "InvalidStateTransition", "The event was answered before.").ConfigureAwait(false);
        }
        else if (payload is null)
        {
            await RefuseAsync(context, 413, "RequestEntityTooLarge", $"Exceeded maximum allowed payload size ({MostBytes} bytes).").ConfigureAwait(false);
        }
        else
        {
            await AcceptAsync(context).ConfigureAwait(false);
        }
    }

    private async Task FailAsync(HttpContext context)
    {
        var payload = await ReadAsync(context).ConfigureAwait(false);
        initialisation.TrySetResult(new(payload is { Length: > 0 } told ? told : FunctionErrors.Of(context.Request.Headers[ErrorType].FirstOrDefault() ?? "Runtime.Unknown", "The runtime can't begin."), IsError: true));
        await AcceptAsync(context).ConfigureAwait(false);
    }

    /// <summary>Reads a body; null where it is too large.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        try
        {
            return await new IncomingBytes(context).ReadAsync(MostBytes).ConfigureAwait(false);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static Task AcceptAsync(HttpContext context) => WriteAsync(context, 202, """{"status":"OK"}""");

    private static Task RefuseAsync(HttpContext context, int status, string type, string message) => WriteAsync(context, status, Encoding.UTF8.GetString(FunctionErrors.Of(type, message).Span));

    private static Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private static TaskCompletionSource<T> Completion<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>An event for a runtime.</summary>
internal sealed record RuntimeEvent
{
    /// <summary>The id of the invocation.</summary>
    public required string RequestId { get; init; }

    /// <summary>The event, JSON.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The time, by the clock of this machine, at which the function must have answered.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The ARN under which the function was invoked.</summary>
    public required string InvokedArn { get; init; }

    /// <summary>The context that the caller gave; null for none.</summary>
    public string? ClientContext { get; init; }

    /// <summary>The id of the trace, which X-Ray doesn't follow here.</summary>
    public required string TraceId { get; init; }

    /// <summary>Is completed with the answer.</summary>
    public TaskCompletionSource<RuntimeAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A runtime's answer to an event.</summary>
/// <param name="Payload">The bytes.</param>
/// <param name="IsError">Whether they are an error.</param>
internal sealed record RuntimeAnswer(ReadOnlyMemory<byte> Payload, bool IsError);
