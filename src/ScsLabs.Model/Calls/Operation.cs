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

    /// <summary>Reads a request from the wire.</summary>
    /// <exception cref="AwsError">A value is missing or out of bounds.</exception>
    /// <exception cref="WireFormatException">A value is of the wrong kind.</exception>
    public abstract object ReadRequest(IShapeReader reader);

    /// <summary>Whether its request has a body of any size, which is received before the call and outside of the world.</summary>
    public virtual bool TakesBody => false;

    /// <summary>Authorises the call alone, so that whoever is refused needn't send a body.</summary>
    /// <exception cref="AwsError">The service's refusal or error.</exception>
    public virtual void Authorize(Call call, object request)
    {
    }

    /// <summary>Whether its request has a document that its asks don't depend on, so that they can be asked for before it is received.</summary>
    public virtual bool AsksByHead => false;

    /// <summary>Authorises the call by the request's head, where <see cref="AsksByHead"/> says so.</summary>
    /// <exception cref="AwsError">The service's refusal or error.</exception>
    public virtual void AuthorizeByHead(Call call, IShapeReader head)
    {
    }

    /// <summary>Finds what the request names, authorises the call and handles it.</summary>
    /// <exception cref="AwsError">The service's refusal or error.</exception>
    public abstract object Invoke(Call call, object request);

    /// <summary>Writes an answer to the wire.</summary>
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

    /// <summary>Finds what the request names, authorises the call and handles it.</summary>
    /// <exception cref="AwsError">The service's refusal or error.</exception>
    public abstract TResult Invoke(Call call, TRequest request);

    /// <summary>Writes a request to the wire, as a client does.</summary>
    public abstract void WriteRequest(IShapeWriter writer, TRequest request);

    /// <summary>Reads an answer from the wire, as a client does.</summary>
    public abstract TResult ReadResult(IShapeReader reader);

    /// <inheritdoc />
    public sealed override object Invoke(Call call, object request) => Invoke(call, (TRequest)request);
}

/// <summary>Carries a typed client's requests to a service and its answers back.</summary>
public interface IServiceTransport
{
    /// <summary>Signs and sends the request and reads the answer.</summary>
    /// <exception cref="AwsError">The service's error.</exception>
    Task<TResult> SendAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, CancellationToken cancel)
        where TRequest : class
        where TResult : class;
}
