using ScsLabs.Model;
using ScsLabs.Model.Calls;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Json;
using ScsLabs.Protocols.Query;
using ScsLabs.Protocols.Rest;

namespace ScsLabs.Protocols;

/// <summary>The wire format of one service's requests, results and errors. Created once per service; thread-safe.</summary>
/// <remarks>The server's and the client's halves are kept together: each reads what the other writes.</remarks>
internal abstract class Protocol
{
    private protected const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>The protocol of a service.</summary>
    public static Protocol Of(Api api) => api.Protocol switch
    {
        WireProtocol.Query => new AwsQueryProtocol(api.Version, api.XmlNamespace!),
        WireProtocol.Ec2Query => new Ec2QueryProtocol(api.Version),
        WireProtocol.Json11 => new AwsJsonProtocol(api.TargetPrefix!),
        WireProtocol.Json10 => new QueryCompatibleJsonProtocol(api.TargetPrefix!, api.ErrorNamespace!, api.QueryCodes),
        WireProtocol.RestXml => new RestXmlProtocol(api.XmlNamespace!, api.Bindings, api.WrapsErrors, api.VirtualHostLabel),
        WireProtocol.RestJson => new RestJsonProtocol(api.Bindings),
        _ => throw new NotSupportedException($"{api.Name}: {api.Protocol} has no codec."),
    };

    /// <summary>The routes of a REST protocol, which determine the operation from a request's head; null for any other protocol.</summary>
    public virtual RestRoutes? Routes => null;

    /// <summary>Server: reads the request's structure.</summary>
    /// <remarks>Errors: WireFormatException, here or while reading; <see cref="BadRequest"/> turns it into the service's error.</remarks>
    public abstract IShapeReader ReadRequest(HttpCall call, string operation);

    /// <summary>Server: writes the answer of an operation that succeeded.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="requestId">The request id.</param>
    /// <param name="write">Writes the result's structure; null for an operation without result.</param>
    public abstract HttpAnswer WriteResult(string operation, string requestId, Action<IShapeWriter>? write);

    /// <summary>Server: writes the answer of a call that failed.</summary>
    public abstract HttpAnswer WriteError(AwsException error, string requestId);

    /// <summary>Server: the error for a request that can't be read.</summary>
    public abstract AwsException BadRequest(WireFormatException problem);

    /// <summary>Server: the error for an operation that the service doesn't have, or for a request without an operation.</summary>
    public abstract AwsException UnknownOperation(string? operation, string? version);

    /// <summary>Client: writes the request of an operation.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="write">Writes the request's structure.</param>
    public abstract ClientRequest WriteRequest(string operation, Action<IShapeWriter> write);

    /// <summary>Client: reads the result's structure; an empty one for an operation without result.</summary>
    /// <remarks>Errors: WireFormatException, here or while reading.</remarks>
    public abstract IShapeReader ReadResult(string operation, HttpAnswer answer);

    /// <summary>Client: reads the error in an answer whose status isn't 2xx.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public abstract AwsException ReadError(HttpAnswer answer);

    private protected static KeyValuePair<string, string>[] Headers(string contentType, string requestId) =>
        [new("Content-Type", contentType), new(RequestIdHeader, requestId)];
}
