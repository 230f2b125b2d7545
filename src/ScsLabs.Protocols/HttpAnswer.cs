using ScsLabs.Model.Bodies;

namespace ScsLabs.Protocols;

/// <summary>A whole response, ready to send: nothing is sent of an answer that could not be written to its end. An object's bytes are read as they are sent.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers that the protocol sets, <c>Content-Type</c> and the request id among them.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Content">The bytes of an object, which are sent in place of <paramref name="Body"/>.</param>
public sealed record HttpAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, Body? Content = null);

/// <summary>A request that a client sends, not yet signed.</summary>
/// <param name="Headers">The headers that the protocol sets.</param>
/// <param name="Body">The bytes.</param>
public sealed record ClientRequest(IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The path and query, encoded.</summary>
    public string Target { get; init; } = "/";

    /// <summary>The bytes of an object, where those are the body.</summary>
    public Body? Content { get; init; }
}
