namespace ScsLabs.Protocols;

/// <summary>A whole response, ready to send: nothing is sent of an answer that could not be written to its end.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers that the protocol sets, <c>Content-Type</c> and the request id among them.</param>
/// <param name="Body">The bytes.</param>
public sealed record HttpAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);

/// <summary>A request that a client sends by POST to <c>/</c>, not yet signed.</summary>
/// <param name="Headers">The headers that the protocol sets.</param>
/// <param name="Body">The bytes.</param>
public sealed record ClientRequest(IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);
