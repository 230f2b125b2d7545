using ScsLabs.Model.Bodies;

namespace ScsLabs.Protocols;

/// <summary>A complete response, ready to send: nothing is sent of a response that can't be written completely. An object's bytes are read while they are sent.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers that the protocol sets, <c>Content-Type</c> and the request id among them.</param>
/// <param name="Document">The body in memory: XML, JSON or a form.</param>
/// <param name="Body">The bytes of an object, sent in place of <paramref name="Document"/>.</param>
internal sealed record HttpAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Document, Body? Body = null);

/// <summary>A request of a client, not yet signed.</summary>
/// <param name="Headers">The headers that the protocol sets.</param>
/// <param name="Document">The body in memory: XML, JSON or a form.</param>
internal sealed record ClientRequest(IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Document)
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The path and query, percent-encoded.</summary>
    public string Target { get; init; } = "/";

    /// <summary>The bytes of an object, where they are the body.</summary>
    public Body? Body { get; init; }
}
