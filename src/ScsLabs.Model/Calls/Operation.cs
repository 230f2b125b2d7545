using ScsLabs.Model.Wire;

namespace ScsLabs.Model.Calls;

/// <summary>An operation, as the pipeline knows it. Generated from its declaration.</summary>
/// <param name="api">The service that has it.</param>
/// <param name="name">Its name on the wire.</param>
/// <param name="writes">Whether its handler takes a draft.</param>
public abstract class Operation(Api api, string name, bool writes)
{
    /// <summary>The service that has it.</summary>
    public Api Api { get; } = api;

    /// <summary>Its name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it may change the world.</summary>
    public bool Writes { get; } = writes;

    /// <summary>The request's declaration.</summary>
    public abstract Type RequestType { get; }

    /// <summary>The answer's declaration.</summary>
    public abstract Type ResultType { get; }

    /// <summary>Whether its request has a body of any size, which is received before the call and outside of the world.</summary>
    public virtual bool TakesBody => false;

    /// <summary>The member that is a document which its asks don't depend on, as violations name it: they can be asked before it is received. Null where there is none.</summary>
    public virtual string? LateDocument => null;

    /// <summary>Whether it has work that takes time, for which its handler throws <see cref="NotPreparedException"/>: <see cref="PrepareAsync"/>.</summary>
    public virtual bool Prepares => false;

    /// <summary>Reads a request from the wire.</summary>
    /// <param name="reader">The request.</param>
    /// <param name="violations">Takes what can't be read: values that are missing, unknown or in no set.</param>
    /// <exception cref="WireFormatException">A value is of the wrong kind.</exception>
    public abstract object ReadRequest(IShapeReader reader, Violations violations);

    /// <summary>Validates a request, wherever it came from.</summary>
    /// <param name="request">The request's record.</param>
    /// <param name="violations">Takes the violations.</param>
    public abstract void Validate(object request, Violations violations);

    /// <summary>Finds the request's targets and authorises the call alone: before work that takes time, and so that whoever is refused needn't send a body.</summary>
    /// <exception cref="AwsError">The service's refusal or error.</exception>
    public abstract void Authorize(Call call, object request);

    /// <summary>Does the work that takes time, outside of the writers' turn and after the call was authorised; its result is the call's <see cref="Call.Prepared"/>.</summary>
    /// <exception cref="AwsError">The service's error.</exception>
    public virtual ValueTask<object?> PrepareAsync(Call call, object request, CancellationToken cancellationToken) => default;

    /// <summary>Finds the request's targets, authorises the call and handles it.</summary>
    /// <exception cref="AwsError">The service's refusal or error.</exception>
    public abstract object Invoke(Call call, object request);

    /// <summary>Writes a request, as a client or a record of the call does.</summary>
    public abstract void WriteRequest(IShapeWriter writer, object request);

    /// <summary>Writes an answer.</summary>
    public abstract void WriteResult(IShapeWriter writer, object result);
}

/// <summary>An operation whose request and answer are known.</summary>
public abstract class Operation<TRequest, TResult>(Api api, string name, bool writes) : Operation(api, name, writes)
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

    /// <inheritdoc cref="Operation.WriteRequest" />
    public abstract void WriteRequest(IShapeWriter writer, TRequest request);

    /// <inheritdoc cref="Operation.WriteResult" />
    public abstract void WriteResult(IShapeWriter writer, TResult result);

    /// <summary>Reads an answer from the wire, as a client does.</summary>
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
    public sealed override void WriteRequest(IShapeWriter writer, object request) => WriteRequest(writer, (TRequest)request);

    /// <inheritdoc />
    public sealed override void WriteResult(IShapeWriter writer, object result) => WriteResult(writer, (TResult)result);
}
