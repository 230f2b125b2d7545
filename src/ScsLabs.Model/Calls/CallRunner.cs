using Microsoft.Extensions.Logging;
using ScsLabs.Model.State;
using ScsLabs.Model.Wire;

namespace ScsLabs.Model.Calls;

/// <summary>The only entry point for calls: validates, authorises, handles and records every call, over the wire or in the process.</summary>
/// <param name="store">The store of the world.</param>
/// <param name="ids">The source of ids of created resources.</param>
/// <param name="requestIds">The source of request ids.</param>
/// <param name="authorizers">Creates the authorizer of a call.</param>
/// <param name="recorder">Receives finished calls.</param>
/// <param name="keyUsage">When access keys were last used.</param>
/// <param name="logger">The log for internal failures.</param>
internal sealed class CallRunner(WorldStore store, IdSource ids, IdSource requestIds, Func<IAuthorizer> authorizers, ICallRecorder recorder, IKeyUsage keyUsage, ILogger logger)
{
    /// <summary>The maximum number of attempts for a call whose preparation is outdated by changes to the world.</summary>
    private const int MostPreparations = 8;

    /// <summary>The source of ids of created resources.</summary>
    public IdSource Ids => ids;

    /// <summary>When access keys were last used.</summary>
    public IKeyUsage KeyUsage => keyUsage;

    /// <summary>The services that work which a call begins can call, and what works for the world outside of it.</summary>
    public IActing Acting => store.Acting;

    /// <summary>Begins a call: its caller, Region and time.</summary>
    public CallStart Start(Caller? caller, string region) => new(requestIds.Uuid().ToString(), store.Clock.GetUtcNow(), caller, region) { Authorizer = authorizers() };

    /// <summary>Validates and authorises a call by its head, so that a refused caller needn't send a body. The call is authorised again when the body has arrived.</summary>
    /// <exception cref="AwsException">The service's refusal or error.</exception>
    public void Admit(Operation operation, object request, CallStart start, Violations violations)
    {
        Validate(operation, start, request, violations);
        operation.Authorize(Call(operation, request, start, start.World ?? store.Current), request);
        start.Authorizer = authorizers();
    }

    /// <summary>Runs a top-level call. A writing call runs on a draft that is committed whole or dropped; a reading call, and one that waits for what it begins, runs on the current world.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">The request's record.</param>
    /// <param name="start">The call's beginning.</param>
    /// <param name="violations">The violations found while the request was read; null for a request made in the process.</param>
    /// <param name="cancellationToken">Cancels the call before it changes anything.</param>
    /// <exception cref="AwsException">The service's refusal or error.</exception>
    public async ValueTask<object> RunAsync(Operation operation, object request, CallStart start, Violations? violations, CancellationToken cancellationToken)
    {
        object? valid = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            Validate(operation, start, request, violations);
            valid = request;
            Provide(operation.Api, start);
            var result = operation is { Writes: true, Waits: false }
                ? await WriteAsync(operation, request, start, cancellationToken).ConfigureAwait(false)
                : await operation.InvokeAsync(Call(operation, request, start, start.World ?? store.Current), request, cancellationToken).ConfigureAwait(false);
            Record(new(start, operation.Api.Name, operation.Name) { Operation = operation, Request = request, Result = result });
            return result;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var error = ErrorOf(exception, operation.Api, operation.Name, start.RequestId);
            error.RequestId = start.RequestId;
            Record(new(start, operation.Api.Name, operation.Name) { Operation = operation, Request = valid, Error = error });
            throw error;
        }
    }

    /// <summary>Runs a call that a service makes within another, in the same world or draft. If the inner call is refused, nothing of the outer call is kept.</summary>
    /// <exception cref="AwsException">The service's refusal or error.</exception>
    public TResult Run<TRequest, TResult>(Call outer, Caller caller, Operation<TRequest, TResult> operation, TRequest request)
        where TRequest : class
        where TResult : class
    {
        var start = new CallStart(requestIds.Uuid().ToString(), outer.Now, caller, outer.Region)
        {
            Authorizer = outer.Authorizer.ForNested(),
            OuterRequestId = outer.RequestId,
            Nested = outer.Start.Nested,
        };
        TRequest? valid = null;
        try
        {
            Validate(operation, start, request, null);
            valid = request;
            var result = operation.Invoke(Call(operation, request, start, outer.View), request);
            start.Nested.Add(new(start, operation.Api.Name, operation.Name) { Operation = operation, Request = request, Result = result });
            return result;
        }
        catch (AwsException error)
        {
            start.Nested.Add(new(start, operation.Api.Name, operation.Name) { Operation = operation, Request = valid, Error = error });
            throw;
        }
    }

    /// <summary>Validates and authorises a call that a service will make later, in the same world or draft and as the outer call's caller.</summary>
    /// <exception cref="AwsException">The service's refusal or error.</exception>
    public void Authorize(Call outer, Operation operation, object request)
    {
        var start = new CallStart(requestIds.Uuid().ToString(), outer.Now, outer.Caller, outer.Region) { Authorizer = outer.Authorizer.ForNested(), OuterRequestId = outer.RequestId, Nested = outer.Start.Nested };
        Validate(operation, start, request, null);
        operation.Authorize(Call(operation, request, start, outer.View), request);
    }

    /// <summary>Creates what the caller's account has in the Region from the beginning, before the first call of the service there.</summary>
    public void Provide(Api api, CallStart start)
    {
        if (api.BuildsOn is { } other)
        {
            Provide(other, start);
        }

        if (api.Provide is not { } provide || start.Caller?.Principal.Account is not { } account)
        {
            return;
        }

        var given = new Provided(new(account, start.Region), api.Name);
        if ((start.World ?? store.Current).Find<Provided>(given.Place, given.Id) is null)
        {
            store.Write(draft =>
            {
                if (draft.Find<Provided>(given.Place, given.Id) is null)
                {
                    draft.Put(given);
                    provide(draft, given.Place, ids);
                }

                return given;
            });
            start.World = start.World is null ? null : store.Current;
        }
    }

    /// <summary>The world's time now, which is later than a call's that waited.</summary>
    public DateTimeOffset Now => store.Clock.GetUtcNow();

    /// <summary>Waits, outside of the writers' turn, until the current world is as wanted or a time has come by the world's clock.</summary>
    /// <returns>Whether the world is as wanted.</returns>
    public Task<bool> WaitAsync(Func<World, bool> wanted, DateTimeOffset until, CancellationToken cancellationToken) => store.WaitAsync(wanted, until, cancellationToken);

    /// <summary>Creates a transport with which a caller in this process, or a service itself, uses typed clients.</summary>
    public IServiceTransport As(Caller caller, string region) => new Transport(this, caller, region);

    /// <summary>Converts an exception to an answer: an AWS error is returned as it is; any other exception is an internal failure, logged in full and answered without details.</summary>
    public AwsException ErrorOf(Exception exception, Api api, string operation, string requestId)
    {
        if (exception is AwsException error)
        {
            return error;
        }

        logger.LogError(exception, "{Service}:{Operation} failed ({RequestId})", api.Name, operation, requestId);
        return api.Failure();
    }

    /// <summary>Validates a request, and puts a call of a global service into that service's Region.</summary>
    private static void Validate(Operation operation, CallStart start, object request, Violations? violations)
    {
        start.Region = operation.Api.GlobalRegion ?? start.Region;
        violations ??= new Violations();
        operation.Validate(request, violations);
        violations.ThrowIfAny(operation.Api, operation.Name);
    }

    private async ValueTask<object> WriteAsync(Operation operation, object request, CallStart start, CancellationToken cancellationToken)
    {
        object? prepared = null;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return store.Write(draft => operation.Invoke(Call(operation, request, start, draft) with { Prepared = prepared }, request));
            }
            catch (NotPreparedException unprepared)
            {
                if (!operation.Prepares || tries == MostPreparations)
                {
                    throw unprepared.Error;
                }
            }

            // The call was authorised and its draft dropped: do the slow work now, then make the call again.
            prepared = await operation.PrepareAsync(Call(operation, request, start, store.Current) with { Prepared = prepared }, request, cancellationToken).ConfigureAwait(false);
            start.Authorizer = authorizers();
            start.Nested.Clear();
        }
    }

    private void Record(FinishedCall call)
    {
        foreach (var nested in call.Start.Nested)
        {
            recorder.Record(nested);
        }

        recorder.Record(call);
    }

    private Call Call(Operation operation, object request, CallStart start, WorldView view) => new()
    {
        Operation = operation,
        Request = request,
        Start = start,
        Caller = start.Caller!,
        Region = start.Region,
        RequestId = start.RequestId,
        Now = start.Now,
        View = view,
        Runner = this,
        Authorizer = start.Authorizer,
    };

    private sealed class Transport(CallRunner runner, Caller caller, string region) : IServiceTransport
    {
        public async Task<TResult> SendAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, CancellationToken cancellationToken)
            where TRequest : class
            where TResult : class => (TResult)await runner.RunAsync(operation, request, runner.Start(caller, region), null, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>Thrown by a handler that needs slow work: the draft is dropped, the operation prepares outside of the writers' turn, and the call is made again.</summary>
/// <param name="error">The service's error if the preparation is outdated at every attempt.</param>
internal sealed class NotPreparedException(AwsException error) : Exception(error.Message)
{
    /// <summary>The service's error if the preparation is outdated at every attempt.</summary>
    public AwsException Error { get; } = error;
}

/// <summary>Notes that a place has what a service provides from the beginning.</summary>
/// <param name="Place">The account and Region.</param>
/// <param name="Id">The service.</param>
internal sealed record Provided(Place Place, string Id) : IRow<Provided>;
