using ScsLabs.Model.Wire;

namespace ScsLabs.Model.Calls;

/// <summary>An operation for the call pipeline. Generated from its declaration.</summary>
/// <param name="api">The operation's service.</param>
/// <param name="name">The operation's name on the wire.</param>
/// <param name="writes">Whether the operation's handler takes a draft, or waits.</param>
internal abstract class Operation(Api api, string name, bool writes)
{
    /// <summary>The operation's service.</summary>
    public Api Api { get; } = api;

    /// <summary>The operation's name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the operation may change the world.</summary>
    public bool Writes { get; } = writes;

    /// <summary>The type of the request's record.</summary>
    public abstract Type RequestType { get; }

    /// <summary>The type of the answer's record.</summary>
    public abstract Type ResultType { get; }

    /// <summary>Whether the request has a body of any size, which is received before the call and kept outside of the world.</summary>
    public virtual bool TakesBody => false;

    /// <summary>The document member that the asks don't depend on, named as in violations: the call is authorised before it is received. Null where there is none.</summary>
    public virtual string? LateDocument => null;

    /// <summary>Whether the operation has slow work, for which its handler throws <see cref="NotPreparedException"/> and <see cref="PrepareAsync"/> runs.</summary>
    public virtual bool Prepares => false;

    /// <summary>Whether the handler waits for what it begins, outside of the writers' turn and without a draft: <see cref="InvokeAsync"/>.</summary>
    public virtual bool Waits => false;

    /// <summary>Reads a request from the wire.</summary>
    /// <param name="reader">The request.</param>
    /// <param name="violations">Collects the values that can't be read: missing ones, unknown ones, and ones outside their enumeration.</param>
    /// <exception cref="WireFormatException">A value has the wrong type.</exception>
    public abstract object ReadRequest(IShapeReader reader, Violations violations);

    /// <summary>Validates a request, whether it came over the wire or from this process.</summary>
    /// <param name="request">The request's record.</param>
    /// <param name="violations">Collects the violations.</param>
    public abstract void Validate(object request, Violations violations);

    /// <summary>Resolves the request's targets and authorises the call without handling it: before slow work, and so that a refused caller needn't send a body.</summary>
    /// <exception cref="AwsException">The service's refusal or error.</exception>
    public abstract void Authorize(Call call, object request);

    /// <summary>Does the slow work, outside of the writers' turn and after authorisation. The result becomes the call's <see cref="Call.Prepared"/>.</summary>
    /// <exception cref="AwsException">The service's error.</exception>
    public virtual ValueTask<object?> PrepareAsync(Call call, object request, CancellationToken cancellationToken) => default;

    /// <summary>Resolves the request's targets, authorises the call and handles it.</summary>
    /// <exception cref="AwsException">The service's refusal or error.</exception>
    public abstract object Invoke(Call call, object request);

    /// <summary>Does the same for an operation that only reads, or that waits (<c>HandleAsync</c>).</summary>
    /// <exception cref="AwsException">The service's refusal or error.</exception>
    public abstract ValueTask<object> InvokeAsync(Call call, object request, CancellationToken cancellationToken);

    /// <summary>Writes a request, for a client or for the record of the call.</summary>
    public abstract void WriteRequest(IShapeWriter writer, object request);

    /// <summary>Writes an answer.</summary>
    public abstract void WriteResult(IShapeWriter writer, object result);
}

/// <summary>An operation with typed request and answer.</summary>
internal abstract class Operation<TRequest, TResult>(Api api, string name, bool writes) : Operation(api, name, writes)
    where TRequest : class
    where TResult : class
{
    /// <inheritdoc />
    public sealed override Type RequestType => typeof(TRequest);

    /// <inheritdoc />
    public sealed override Type ResultType => typeof(TResult);

    /// <inheritdoc />
    public abstract override TRequest ReadRequest(IShapeReader reader, Violations violations);

    /// <inheritdoc cref="Operation.Validate" />
    public abstract void Validate(TRequest request, Violations violations);

    /// <inheritdoc cref="Operation.Authorize" />
    public abstract void Authorize(Call call, TRequest request);

    /// <inheritdoc cref="Operation.PrepareAsync" />
    public virtual ValueTask<object?> PrepareAsync(Call call, TRequest request, CancellationToken cancellationToken) => default;

    /// <inheritdoc cref="Operation.Invoke" />
    public abstract TResult Invoke(Call call, TRequest request);

    /// <inheritdoc cref="Operation.InvokeAsync" />
    public virtual ValueTask<TResult> InvokeAsync(Call call, TRequest request, CancellationToken cancellationToken) => new(Invoke(call, request));

    /// <inheritdoc cref="Operation.WriteRequest" />
    public abstract void WriteRequest(IShapeWriter writer, TRequest request);

    /// <inheritdoc cref="Operation.WriteResult" />
    public abstract void WriteResult(IShapeWriter writer, TResult result);

    /// <summary>Reads an answer from the wire, for a client.</summary>
    public abstract TResult ReadResult(IShapeReader reader);

    /// <inheritdoc />
    public sealed override void Validate(object request, Violations violations) => Validate((TRequest)request, violations);

    /// <inheritdoc />
    public sealed override void Authorize(Call call, object request) => Authorize(call, (TRequest)request);

    /// <inheritdoc />
    public sealed override ValueTask<object?> PrepareAsync(Call call, object request, CancellationToken cancellationToken) => PrepareAsync(call, (TRequest)request, cancellationToken);

    /// <inheritdoc />
    public sealed override object Invoke(Call call, object request) => Invoke(call, (TRequest)request);

    /// <inheritdoc />
    public sealed override async ValueTask<object> InvokeAsync(Call call, object request, CancellationToken cancellationToken) => await InvokeAsync(call, (TRequest)request, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public sealed override void WriteRequest(IShapeWriter writer, object request) => WriteRequest(writer, (TRequest)request);

    /// <inheritdoc />
    public sealed override void WriteResult(IShapeWriter writer, object result) => WriteResult(writer, (TResult)result);
}
